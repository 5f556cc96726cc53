package org.workerservice.flow.deduplication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.workerservice.entities.Components;
import org.workerservice.entities.Entities;
import org.workerservice.entities.Grouping;
import org.workerservice.entities.GroupingSettings;
import org.workerservice.entities.MergedRecordScore;
import org.workerservice.entities.ScoredPair;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.scan.PairWalk;
import org.workerservice.matching.scan.RecordSet;
import org.workerservice.matching.score.MatchStrategy;

/**
 * Groups the records of one component: the same grouping as of the whole registry, because no
 * entity reaches beyond a component. Pure, except for the walk.
 */
final class ComponentGrouping {
  /** In a larger component only the matches count, so that memory stays bounded. */
  private static final int MAX_SCORED_AGAIN = 2_000;

  /** More links of one entity say nothing new. */
  private static final int MAX_LINKS = 50;

  private final RecordSet records;
  private final MatchStrategy strategy;
  private final GroupingSettings settings;
  private final PairWalk walk;

  ComponentGrouping(
      RecordSet records, MatchStrategy strategy, GroupingSettings settings, PairWalk walk) {
    this.records = records;
    this.strategy = strategy;
    this.settings = settings;
    this.walk = walk;
  }

  /** A match, by the positions of its records. */
  record Link(int left, int right, double score) {
    static final Comparator<Link> BEST_FIRST =
        Comparator.comparingDouble(Link::score)
            .reversed()
            .thenComparingInt(Link::left)
            .thenComparingInt(Link::right);
  }

  /**
   * Records that describe one person.
   *
   * @param links best first; those of the maximum spanning tree are always among them
   * @param weakest the last link of the maximum spanning tree
   */
  record Group(List<Integer> members, List<Link> links, Link weakest) {}

  /**
   * Returns the groups of at least two records.
   *
   * @param matches all matches of the component
   * @param rejected pairs that a person has told apart, as {@link #pair}
   */
  List<Group> of(List<Link> matches, Set<Long> rejected) {
    int[] members =
        matches.stream()
            .flatMapToInt(link -> IntStream.of(link.left(), link.right()))
            .sorted()
            .distinct()
            .toArray();
    Entities entities = entities(members, matches, rejected);
    Map<Integer, List<Integer>> entityToMembers = new TreeMap<>();
    for (int place = 0; place < members.length; place++) {
      entityToMembers
          .computeIfAbsent(entities.entityOf()[place], none -> new ArrayList<>())
          .add(members[place]);
    }
    return entityToMembers.values().stream()
        .filter(group -> group.size() > 1)
        .flatMap(group -> group(group, matches).stream())
        .toList();
  }

  static long pair(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  private Entities entities(int[] members, List<Link> matches, Set<Long> rejected) {
    List<MatchFeatures> features = Arrays.stream(members).mapToObj(records::features).toList();
    List<Link> evidence =
        members.length > 2 && members.length <= MAX_SCORED_AGAIN ? pairs(members) : matches;
    List<ScoredPair> pairs =
        evidence.stream()
            .map(
                link ->
                    new ScoredPair(
                        Arrays.binarySearch(members, Math.min(link.left(), link.right())),
                        Arrays.binarySearch(members, Math.max(link.left(), link.right())),
                        link.score(),
                        rejected.contains(pair(link.left(), link.right()))))
            .toList();
    return Grouping.of(members.length, pairs, settings, new MergedRecordScore(features, strategy));
  }

  /** Scores every candidate pair among the members: low scores are evidence, too. */
  private List<Link> pairs(int[] members) {
    List<Link> pairs = new ArrayList<>();
    for (int member : members) {
      walk.forEachPartner(
          member,
          any -> true,
          other -> {
            if (Arrays.binarySearch(members, other) >= 0) {
              pairs.add(
                  new Link(
                      member,
                      other,
                      strategy.score(records.features(member), records.features(other))));
            }
          });
    }
    return pairs;
  }

  /** Empty if no match holds the members together. */
  private static Optional<Group> group(List<Integer> members, List<Link> matches) {
    Set<Integer> among = new HashSet<>(members);
    List<Link> within =
        matches.stream()
            .filter(link -> among.contains(link.left()) && among.contains(link.right()))
            .sorted(Link.BEST_FIRST)
            .toList();
    List<Link> tree = tree(members, within);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    Set<Link> kept = new HashSet<>(tree);
    within.stream().limit(MAX_LINKS).forEach(kept::add);
    return Optional.of(
        new Group(members, kept.stream().sorted(Link.BEST_FIRST).toList(), tree.getLast()));
  }

  /** Returns the maximum spanning tree, best link first (Kruskal). */
  private static List<Link> tree(List<Integer> members, List<Link> bestFirst) {
    Components components = new Components(members.size());
    return bestFirst.stream()
        .filter(
            link -> components.join(members.indexOf(link.left()), members.indexOf(link.right())))
        .toList();
  }
}
