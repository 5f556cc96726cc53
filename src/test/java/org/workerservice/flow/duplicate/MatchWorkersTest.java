package org.workerservice.flow.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.FakeActors.TENANT;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.audit.Audit;
import org.workerservice.audit.AuditCommand;
import org.workerservice.audit.AuditCommand.RecordAccess;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchCommand.Score;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.Matching;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.HumanName;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Role;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
import org.workerservice.persistence.worker.read.ReadCommand.FindDecisions;
import org.workerservice.persistence.worker.read.ReadCommand.FindFeatures;
import org.workerservice.search.Search;
import org.workerservice.search.SearchCommand;
import org.workerservice.search.SearchCommand.Resemble;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;

class MatchWorkersTest {
  private static final String FIND_CANDIDATES = "persistence.reader FindCandidates";
  private static final String FIND_FEATURES = "persistence.reader FindFeatures";
  private static final String FIND_DECISIONS = "persistence.reader FindDecisions";
  private static final String FIND_WORKERS = "persistence.reader FindWorkers";
  private static final String SCORE = "matching Score";
  private static final String RESEMBLE = "search Resemble";
  private static final String RECORD = "audit RecordAccess";
  private static final MatchSettings SETTINGS = MatchPreset.DEFAULT.settings();
  private static final double THRESHOLD = 0.5;
  private static final int LIMIT = 2;

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeActor<SearchCommand<?>> index = actors.at(Search.ADDRESS);
  private final FakeActor<AuditCommand<?>> audit = actors.at(Audit.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);
  private final FakeScores scores = new FakeScores(matching);

  private MatchWorkers flow;
  private RequestContext context;
  private Worker asked = SampleWorkers.withoutId();

  @BeforeEach
  void start() {
    Toolbox tools = FlowTools.on(actors.bus());
    flow = new MatchWorkers(tools, new ReadWorkers(tools));
    context = actors.context();
    audit.always(RecordAccess.class, access -> true);
  }

  private void candidate(long number, double score) {
    registry.put(SampleWorkers.living(number).build());
    scores.put(id(number), score);
  }

  private Future<MatchOutcome> match() {
    return flow.match(context, asked, SETTINGS, THRESHOLD, LIMIT);
  }

  private Future<MatchOutcome> duplicates() {
    return flow.duplicatesOf(context, asked, SETTINGS, THRESHOLD, LIMIT);
  }

  private MatchOutcome outcome(Supplier<Future<MatchOutcome>> question) {
    MatchOutcome outcome = actors.value(question);
    actors.settle();
    return outcome;
  }

  private List<UUID> ids(Supplier<Future<MatchOutcome>> question) {
    MatchOutcome.Ranked ranked = (MatchOutcome.Ranked) outcome(question);
    return ranked.matches().stream().map(match -> match.worker().id().orElseThrow()).toList();
  }

  private List<UUID> recorded() {
    return audit.received(RecordAccess.class).getFirst().workers();
  }

  // Matching.

  @Test
  void shouldNameTheBestScoreBelowTheThresholdOfARecordThatLacksFields() {
    asked = Worker.named(HumanName.of("Hartley")).build();
    candidate(1, 0.2);
    candidate(2, 0.3);
    index.always(Resemble.class, resemble -> List.of());

    MatchOutcome.Ranked ranked = (MatchOutcome.Ranked) outcome(this::match);

    assertThat(ranked.matches()).isEmpty();
    assertThat(ranked.bestBelow()).hasValue(0.3);
    assertThat(recorded()).isEmpty();
  }

  @Test
  void shouldNotCompareTwiceForARecordWithNameAndBirthDate() {
    candidate(1, 0.2);

    MatchOutcome.Ranked ranked = (MatchOutcome.Ranked) outcome(this::match);

    assertThat(ranked.matches()).isEmpty();
    assertThat(ranked.bestBelow()).isEmpty();
    assertThat(matching.received(Score.class)).hasSize(1);
  }

  @Test
  void shouldRankTheWorkersAtOrAboveTheThresholdAndRecordTheAccess() {
    candidate(1, THRESHOLD);
    candidate(2, 0.9);
    candidate(3, THRESHOLD - 0.001);

    assertThat(ids(this::match)).containsExactly(id(2), id(1));

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, SCORE, FIND_WORKERS, RECORD);
    assertThat(matching.received(Score.class).getFirst().settings()).isEqualTo(SETTINGS);
    assertThat(audit.received(RecordAccess.class).getFirst().action()).isEqualTo("MATCH");
    assertThat(recorded()).containsExactly(id(2), id(1));
  }

  @Test
  void shouldApplyTheLimit() {
    candidate(1, 0.7);
    candidate(2, 0.8);
    candidate(3, 0.9);

    assertThat(ids(this::match)).containsExactly(id(3), id(2));
  }

  @Test
  void shouldNotMatchAWorkerWithItself() {
    asked = SampleWorkers.living(3).build();
    candidate(1, 0.7);
    candidate(2, 0.8);
    candidate(3, 1);

    assertThat(ids(this::match)).containsExactly(id(2), id(1));
  }

  @Test
  void shouldNotShowAWorkerThatIsDeletedInTheMeantime() {
    asked = SampleWorkers.living(9).build();
    candidate(1, 0.9);
    candidate(2, 0.8);
    reader.next(
        FindDecisions.class,
        find -> {
          registry.delete(id(1));
          return Future.succeededFuture(List.of());
        });

    assertThat(ids(this::match)).containsExactly(id(2));
    assertThat(recorded()).containsExactly(id(2));
  }

  @Test
  void shouldAddSimilarWorkersFoundBySearchIfThereAreTooFewKeys() {
    asked = Worker.named(HumanName.of("Okafor", "Ada")).build();
    candidate(1, 0.7);
    candidate(2, 0.8);
    candidate(3, 0.9);
    candidate(4, THRESHOLD - 0.001);
    index.answer(Resemble.class, List.of(id(4), id(3), id(1)));
    reader.answer(
        FindCandidates.class,
        new Candidates(
            7,
            List.of(
                List.of(
                    new Candidate(id(1), new byte[0], 1), new Candidate(id(2), new byte[0], 1)))));

    assertThat(ids(this::match)).containsExactly(id(3), id(2));

    assertThat(actors.steps())
        .containsExactly(
            FIND_CANDIDATES, SCORE, RESEMBLE, FIND_FEATURES, SCORE, FIND_WORKERS, RECORD);
    assertThat(index.received(Resemble.class))
        .containsExactly(new Resemble(TENANT, asked, FlowTools.SEARCH_CANDIDATES));
    assertThat(reader.received(FindFeatures.class).getFirst().ids())
        .containsExactlyInAnyOrder(id(3), id(4));
  }

  @Test
  void shouldUseOnlyTheKeysWhenTheSearchFails() {
    asked = Worker.named(HumanName.of("Okafor", "Ada")).build();
    candidate(1, 0.7);
    index.fail(Resemble.class, new ServiceUnavailable(Reason.SEARCH, "being built"));

    assertThat(ids(this::match)).containsExactly(id(1));
    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, SCORE, RESEMBLE, FIND_WORKERS, RECORD);
  }

  // Duplicates of a record.

  @Test
  void shouldReplaceRejectedWorkersByOtherCandidates() {
    asked = SampleWorkers.living(9).build();
    candidate(1, 0.9);
    candidate(2, 0.8);
    candidate(3, 0.7);
    reader.answer(
        FindDecisions.class,
        List.of(
            new PairDecision(id(1), MatchDecision.REJECTED, 2, Optional.empty()),
            new PairDecision(id(3), MatchDecision.CONFIRMED, 2, Optional.empty())));

    assertThat(ids(this::duplicates)).containsExactly(id(2), id(3));

    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, SCORE, FIND_DECISIONS, FIND_WORKERS, RECORD);
    assertThat(recorded()).containsExactly(id(2), id(3));
  }

  @Test
  void shouldNotAskTheSearchForDuplicates() {
    asked = Worker.named(HumanName.of("Okafor", "Ada")).build();
    candidate(1, 0.9);

    assertThat(ids(this::duplicates)).containsExactly(id(1));
    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, SCORE, FIND_WORKERS, RECORD);
  }

  @Test
  void shouldNotReportAWorkerAsADuplicateOfItself() {
    asked = SampleWorkers.living(1).build();
    candidate(1, 1);

    assertThat(ids(this::duplicates)).isEmpty();
  }

  // Readers of masked records.

  private void maskedReader() {
    context =
        new RequestContext(
            context.user(),
            Set.of(Role.READ_ONLY),
            context.tenant(),
            context.clientAddress(),
            context.userAgent(),
            context.traceId(),
            context.deadline());
  }

  @Test
  void shouldSearchOnlyByWhatAMaskedReaderSees() {
    maskedReader();
    candidate(1, 0.9);
    candidate(2, 0.8);
    asked =
        Worker.named(HumanName.of("Okafor", "Ada"))
            .birthDate(LocalDate.of(1984, 2, 29))
            .taxId("98-7654321")
            .build();
    index.answer(Resemble.class, List.of(id(2)));

    assertThat(ids(this::match)).containsExactly(id(1), id(2));

    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, RESEMBLE, FIND_WORKERS, SCORE, RECORD);
    Worker visible =
        Worker.named(HumanName.of("Okafor", "Ada")).birthDate(PartialDate.ofYear(1984)).build();
    assertThat(index.received(Resemble.class))
        .containsExactly(new Resemble(TENANT, visible, FlowTools.SEARCH_CANDIDATES));
  }

  @Test
  void shouldSearchNothingButRecordTheRequestIfEverythingIsMasked() {
    maskedReader();
    asked = Worker.named(HumanName.of("")).birthDate(LocalDate.of(1984, 2, 29)).build();

    assertThat(outcome(this::match)).isEqualTo(new MatchOutcome.OnlyHidden(List.of("birth_date")));
    assertThat(outcome(this::duplicates))
        .isEqualTo(new MatchOutcome.OnlyHidden(List.of("birth_date")));

    assertThat(actors.steps()).containsExactly(RECORD, RECORD);
    assertThat(recorded()).isEmpty();
  }

  // Deadlines and outages.

  @Test
  void shouldNotStartAfterTheDeadline() {
    actors.passDeadline();

    assertThat(actors.failure(this::match))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldFailWhenAnActorFailsAndRecordNothing() {
    candidate(1, 0.9);
    matching.fail(Score.class, new IllegalStateException("scorer"));
    assertThat(actors.failure(this::match)).hasMessage("scorer");

    reader.fail(FindCandidates.class, new IllegalStateException("reader"));
    assertThat(actors.failure(this::duplicates)).hasMessage("reader");
    actors.settle();
    assertThat(audit.received(RecordAccess.class)).isEmpty();
  }
}
