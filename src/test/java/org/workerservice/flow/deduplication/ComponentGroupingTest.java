package org.workerservice.flow.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.entities.Entities;
import org.workerservice.entities.Grouping;
import org.workerservice.entities.GroupingSettings;
import org.workerservice.entities.MergedRecordScore;
import org.workerservice.entities.ScoredPair;
import org.workerservice.flow.deduplication.ComponentGrouping.Group;
import org.workerservice.flow.deduplication.ComponentGrouping.Link;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.MatchKeys;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.scan.PairWalk;
import org.workerservice.matching.scan.RecordSet;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.support.TestHash;

class ComponentGroupingTest {
  private static final double THRESHOLD = 0.85;
  private static final GroupingSettings SETTINGS = GroupingSettings.of(THRESHOLD, true);
  private static final MatchStrategy STRATEGY = MatchStrategies.of(MatchPreset.DEFAULT.settings());
  private static final RecordSet RECORDS = records();

  private static RecordSet records() {
    WorkerGenerator generator = new WorkerGenerator(11, 0.6);
    RecordSet.Builder builder = new RecordSet.Builder();
    IntStream.range(0, 800)
        .mapToObj(number -> UUID.randomUUID())
        .sorted(Comparator.comparing(UUID::toString))
        .forEach(
            id -> {
              var worker = generator.next().worker();
              builder.add(
                  id,
                  PreparedRecord.of(worker).features(new TestHash()).encode(),
                  MatchKeys.of(worker).stream()
                      .mapToLong(key -> (long) key.hashCode() << 32)
                      .toArray());
            });
    return builder.build(500);
  }

  private static List<ScoredPair> allPairs() {
    PairWalk walk = RECORDS.index().walk();
    List<ScoredPair> pairs = new ArrayList<>();
    for (int record = 0; record < RECORDS.size(); record++) {
      int one = record;
      walk.forEachPartner(
          record,
          any -> true,
          other ->
              pairs.add(
                  new ScoredPair(
                      one,
                      other,
                      STRATEGY.score(RECORDS.features(one), RECORDS.features(other)),
                      false)));
    }
    return pairs;
  }

  private static List<Group> groups(FoundMatches matches, Set<Long> rejected) {
    ComponentGrouping grouping =
        new ComponentGrouping(RECORDS, STRATEGY, SETTINGS, RECORDS.index().walk());
    List<Group> groups = new ArrayList<>();
    for (int[] component : matches.byComponent(RECORDS.size())) {
      List<Link> links =
          IntStream.of(component)
              .mapToObj(
                  match ->
                      new Link(matches.left(match), matches.right(match), matches.score(match)))
              .toList();
      groups.addAll(grouping.of(links, rejected));
    }
    return groups;
  }

  private static FoundMatches matches(List<ScoredPair> pairs) {
    FoundMatches matches = new FoundMatches();
    pairs.stream()
        .filter(pair -> pair.score() >= THRESHOLD)
        .forEach(pair -> matches.add(pair.left(), pair.right(), pair.score()));
    return matches;
  }

  private static Set<List<Integer>> members(List<Group> groups) {
    Set<List<Integer>> members = new HashSet<>();
    groups.forEach(group -> members.add(group.members()));
    return members;
  }

  @Test
  void shouldGroupComponentsAsItGroupsTheWholeRegistry() {
    List<ScoredPair> pairs = allPairs();
    List<MatchFeatures> features =
        IntStream.range(0, RECORDS.size()).mapToObj(RECORDS::features).toList();
    Entities whole =
        Grouping.of(RECORDS.size(), pairs, SETTINGS, new MergedRecordScore(features, STRATEGY));
    Set<List<Integer>> expected = new HashSet<>();
    IntStream.range(0, RECORDS.size())
        .mapToObj(
            entity ->
                IntStream.range(0, RECORDS.size())
                    .filter(record -> whole.entityOf()[record] == entity)
                    .boxed()
                    .toList())
        .filter(group -> group.size() > 1)
        .forEach(expected::add);

    List<Group> groups = groups(matches(pairs), Set.of());

    assertThat(expected).hasSizeGreaterThan(50);
    assertThat(expected).anySatisfy(group -> assertThat(group).hasSizeGreaterThan(2));
    assertThat(members(groups)).isEqualTo(expected);
  }

  @Test
  void shouldNameTheWeakestLinkWithoutWhichAGroupFallsApart() {
    List<Group> groups = groups(matches(allPairs()), Set.of());

    assertThat(groups)
        .allSatisfy(
            group -> {
              List<Link> without =
                  group.links().stream()
                      .filter(link -> link.score() > group.weakest().score())
                      .toList();
              assertThat(connected(group.members(), without)).isFalse();
              assertThat(connected(group.members(), group.links())).isTrue();
              assertThat(group.links()).contains(group.weakest());
            });
  }

  private static boolean connected(List<Integer> members, List<Link> links) {
    Set<Integer> reached = new HashSet<>(Set.of(members.getFirst()));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Link link : links) {
        if (reached.contains(link.left()) != reached.contains(link.right())) {
          grows |= reached.add(link.left()) | reached.add(link.right());
        }
      }
    }
    return reached.containsAll(members);
  }

  @Test
  void shouldKeepApartWhatAPersonHasToldApart() {
    FoundMatches matches = matches(allPairs());
    Set<Long> rejected = new HashSet<>();
    Optional<Group> pair =
        groups(matches, Set.of()).stream().filter(group -> group.members().size() == 2).findFirst();
    List<Integer> members = pair.orElseThrow().members();
    rejected.add(ComponentGrouping.pair(members.getFirst(), members.getLast()));

    List<Group> groups = groups(matches, rejected);

    assertThat(members(groups)).doesNotContain(members);
    assertThat(groups).hasSize(groups(matches, Set.of()).size() - 1);
  }
}
