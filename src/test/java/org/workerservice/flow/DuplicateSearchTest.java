package org.workerservice.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.FakeActors.TENANT;
import static org.workerservice.support.SampleWorkers.id;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.DuplicateSearch.Found;
import org.workerservice.flow.DuplicateSearch.Terms;
import org.workerservice.matching.MatchCandidate;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchCommand.Score;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.Matching;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
import org.workerservice.persistence.worker.read.ReadCommand.FindDecisions;
import org.workerservice.persistence.worker.read.ReadCommand.FindFeatures;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorkers;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.SampleWorkers;

class DuplicateSearchTest {
  private static final MatchSettings SETTINGS = MatchPreset.DEFAULT.settings();
  private static final Terms TERMS = new Terms(SETTINGS, 0.5, 2, 4);
  private static final MatchIndexEntry FIRST = entry(1);
  private static final MatchIndexEntry SECOND = entry(2);

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);
  private final FakeScores scores = new FakeScores(matching);

  private DuplicateSearch search;
  private RequestContext context;

  @BeforeEach
  void start() {
    search = new DuplicateSearch(actors.bus());
    context = actors.context();
  }

  private static MatchIndexEntry entry(int number) {
    return new MatchIndexEntry(
        new byte[] {(byte) number}, 1, List.of((long) number), List.of(), new byte[0]);
  }

  private static Candidate candidate(long number) {
    return new Candidate(id(number), new byte[] {(byte) number}, 1);
  }

  private static List<UUID> ids(List<ScoredCandidate> scored) {
    return scored.stream().map(ScoredCandidate::id).toList();
  }

  private static List<UUID> candidates(MatchCommand.Probe probe) {
    return probe.candidates().stream().map(MatchCandidate::id).toList();
  }

  @Test
  void shouldScoreTheCandidatesOfEachRecord() {
    reader.answer(
        FindCandidates.class,
        new Candidates(17, List.of(List.of(candidate(3), candidate(4)), List.of(candidate(5)))));
    scores.put(id(3), 0.6).put(id(4), 0.7).put(id(5), 0.4);

    Found found = actors.value(() -> search.search(context, List.of(FIRST, SECOND), TERMS));

    assertThat(found.watermark()).isEqualTo(17);
    assertThat(found.perRecord().stream().map(DuplicateSearchTest::ids))
        .containsExactly(List.of(id(4), id(3)), List.of());
    assertThat(reader.received(FindCandidates.class))
        .containsExactly(new FindCandidates(TENANT, List.of(List.of(1L), List.of(2L)), 4));
    Score score = matching.received(Score.class).getFirst();
    assertThat(score.probes().stream().map(MatchCommand.Probe::features))
        .containsExactly(FIRST.features(), SECOND.features());
    assertThat(score.settings()).isEqualTo(SETTINGS);
    assertThat(score.threshold()).isEqualTo(0.5);
    assertThat(score.limit()).isEqualTo(2);
  }

  @Test
  void shouldNotAskTheScorersWhenNoRecordHasCandidates() {
    Found found = actors.value(() -> search.search(context, List.of(FIRST, SECOND), TERMS));

    assertThat(found.perRecord()).containsExactly(List.of(), List.of());
    assertThat(actors.steps()).containsExactly("persistence.reader FindCandidates");
  }

  @Test
  void shouldScoreGivenWorkersEvenWithALowScore() {
    registry.put(SampleWorkers.living(3).build(), SampleWorkers.living(4).build());

    List<ScoredCandidate> scored =
        actors.value(() -> search.scoreAll(context, FIRST, Set.of(id(3), id(4)), SETTINGS));

    assertThat(ids(scored)).containsExactly(id(3), id(4));
  }

  @Test
  void shouldAskNoActorWithoutWorkers() {
    assertThat(actors.value(() -> search.scoreAll(context, FIRST, Set.of(), SETTINGS))).isEmpty();
    assertThat(
            actors.value(
                () ->
                    search.searchAmong(
                        context, List.of(FIRST, SECOND), List.of(Set.of(), Set.of()), TERMS)))
        .containsExactly(List.of(), List.of());
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldCompareEachRecordOnlyWithItsWorkersAndReadEachOnce() {
    registry.put(
        SampleWorkers.living(3).build(),
        SampleWorkers.living(4).build(),
        SampleWorkers.living(5).build());
    registry.delete(id(5));

    actors.value(
        () ->
            search.searchAmong(
                context,
                List.of(FIRST, SECOND),
                List.of(Set.of(id(3), id(5)), Set.of(id(3), id(4))),
                TERMS));

    assertThat(actors.steps()).containsExactly("persistence.reader FindFeatures", "matching Score");
    assertThat(reader.received(FindFeatures.class).getFirst().ids())
        .containsExactlyInAnyOrder(id(3), id(4), id(5));
    assertThat(matching.received(Score.class).getFirst().probes())
        .extracting(DuplicateSearchTest::candidates)
        .satisfiesExactly(
            first -> assertThat(first).containsExactly(id(3)),
            second -> assertThat(second).containsExactlyInAnyOrder(id(3), id(4)));
  }

  @Test
  void shouldNotAskTheScorersWhenAllGivenWorkersAreDeleted() {
    registry.put(SampleWorkers.living(3).build());
    registry.delete(id(3));

    assertThat(actors.value(() -> search.scoreAll(context, FIRST, Set.of(id(3)), SETTINGS)))
        .isEmpty();
    assertThat(actors.steps()).containsExactly("persistence.reader FindFeatures");
  }

  private List<PotentialMatch> present(Worker asked, long... numbers) {
    return actors.value(() -> search.present(context, asked, scored(numbers)));
  }

  private static List<ScoredCandidate> scored(long... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(number -> FakeScores.scored(id(number), 1.0 / number))
        .toList();
  }

  @Test
  void shouldPresentTheRecordsByScoreWithTheirDecisions() {
    Worker asked = SampleWorkers.living(1).build();
    Worker third = SampleWorkers.living(3).build();
    Worker fourth = SampleWorkers.living(4).build();
    registry.put(fourth, third);
    reader.answer(
        FindDecisions.class,
        List.of(new PairDecision(id(4), MatchDecision.REJECTED, 2, Optional.empty())));

    List<PotentialMatch> matches = present(asked, 3, 4);

    assertThat(matches)
        .containsExactly(
            new PotentialMatch(asked, third, scored(3).getFirst().result(), Optional.empty()),
            new PotentialMatch(
                asked, fourth, scored(4).getFirst().result(), Optional.of(MatchDecision.REJECTED)));
    assertThat(reader.received(FindDecisions.class))
        .containsExactly(new FindDecisions(TENANT, id(1), List.of(id(3), id(4))));
    assertThat(reader.received(FindWorkers.class))
        .containsExactly(new FindWorkers(TENANT, List.of(id(3), id(4))));
  }

  @Test
  void shouldNotPresentWorkersThatAreDeletedOrMissing() {
    registry.put(SampleWorkers.living(3).build(), SampleWorkers.living(4).build());
    registry.delete(id(3));

    assertThat(present(SampleWorkers.living(1).build(), 3, 4, 5))
        .extracting(match -> match.worker().id().orElseThrow())
        .containsExactly(id(4));
  }

  @Test
  void shouldAskForNoDecisionsOnARecordWithoutAnId() {
    registry.put(SampleWorkers.living(3).build());

    assertThat(present(SampleWorkers.withoutId(), 3)).hasSize(1);
    assertThat(actors.steps()).containsExactly("persistence.reader FindWorkers");
  }

  @Test
  void shouldAskNoActorWhenThereIsNothingToPresent() {
    assertThat(present(SampleWorkers.living(1).build())).isEmpty();
    assertThat(
            actors.value(
                () -> search.decisions(context, SampleWorkers.living(1).build(), List.of())))
        .isEqualTo(Map.of());
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldFailWhenAnActorFails() {
    reader.fail(FindCandidates.class, new IllegalStateException("reader"));
    assertThat(actors.failure(() -> search.search(context, List.of(FIRST), TERMS)))
        .hasMessage("reader");

    registry.put(SampleWorkers.living(3).build());
    matching.fail(Score.class, new IllegalStateException("scorer"));
    assertThat(actors.failure(() -> search.search(context, List.of(FIRST), TERMS)))
        .hasMessage("scorer");
  }

  @Test
  void shouldNotStartAfterTheDeadline() {
    RequestContext late = actors.context(Duration.ZERO);

    assertThat(actors.failure(() -> search.search(late, List.of(FIRST), TERMS)))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    assertThat(actors.steps()).isEmpty();
  }
}
