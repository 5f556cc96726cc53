package org.workerservice.entities;

import java.util.List;

/**
 * Joins records into entities from the best pair down, as long as the evidence between the two
 * groups speaks for it on the whole: agglomeration with average linkage.
 *
 * <p>The evidence between two groups is the mean of the log odds of all pairs across them; a pair
 * that was never compared, because it shares no key, counts a little against. So one bridge between
 * two groups of strangers does not join them, while a record that resembles most of a group belongs
 * to it. A contradiction between any two members keeps groups apart for good.
 */
public final class Grouping {
  private Grouping() {}

  /**
   * Returns the entities.
   *
   * @param records how many records there are; those in no pair are entities of their own
   * @param pairs each pair of records at most once; pairs with low scores are evidence too
   */
  public static Entities of(int records, List<ScoredPair> pairs, GroupingSettings settings) {
    Groups groups = new Groups(records, pairs, settings);
    groups.join();
    return groups.entities();
  }

  /**
   * Returns the entities when groups, too, can be compared: as above, and then those are joined
   * whose records taken together are a match, where enough of the pairs across are.
   *
   * @param score what two groups say together
   */
  public static Entities of(
      int records, List<ScoredPair> pairs, GroupingSettings settings, GroupScore score) {
    Entities entities = of(records, pairs, settings);
    return new Consolidation(entities, pairs, settings, score).join();
  }
}
