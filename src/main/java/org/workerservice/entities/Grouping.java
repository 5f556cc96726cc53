package org.workerservice.entities;

import java.util.List;

/**
 * Joins records into entities, best pair first, as long as the mean evidence between the two groups
 * supports it: agglomerative grouping with average linkage.
 *
 * <p>The evidence between two groups is the mean of the log odds of all pairs across them; a pair
 * that was never compared, because it shares no key, counts slightly against. So one matching pair
 * between two groups of strangers does not join them, while a record that is similar to most of a
 * group belongs to it. A contradiction between any two members always keeps their groups apart.
 */
public final class Grouping {
  private Grouping() {}

  /**
   * Returns the entities.
   *
   * @param records how many records there are; a record in no pair is an entity by itself
   * @param pairs each pair of records at most once; pairs with low scores are evidence too
   */
  public static Entities of(int records, List<ScoredPair> pairs, GroupingSettings settings) {
    Groups groups = new Groups(records, pairs, settings);
    groups.join();
    return groups.entities();
  }

  /**
   * Returns the entities when groups can be compared, too: then entities are also joined if their
   * merged records match and enough of the pairs across them do.
   *
   * @param score compares two groups
   */
  public static Entities of(
      int records, List<ScoredPair> pairs, GroupingSettings settings, GroupScore score) {
    Entities entities = of(records, pairs, settings);
    return new Consolidation(entities, pairs, settings, score).join();
  }
}
