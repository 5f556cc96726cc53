package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.Links;
import org.workerservice.flow.worker.CreateOutcome.Created;
import org.workerservice.flow.worker.CreateOutcome.Duplicate;
import org.workerservice.flow.worker.CreateOutcome.Held;
import org.workerservice.flow.worker.CreateOutcome.IdTaken;
import org.workerservice.flow.worker.CreateOutcome.Invalid;
import org.workerservice.flow.worker.CreateOutcome.KeyReused;
import org.workerservice.flow.worker.CreateOutcome.Repeated;
import org.workerservice.flow.worker.CreateOutcome.Unconditional;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchCommand.Score;
import org.workerservice.matching.Matching;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
import org.workerservice.persistence.worker.read.ReadCommand.FindDecisions;
import org.workerservice.persistence.worker.read.ReadCommand.FindFeatures;
import org.workerservice.persistence.worker.read.ReadCommand.FindIdempotent;
import org.workerservice.persistence.worker.read.ReadCommand.FindVersion;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorkers;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.Claimed;
import org.workerservice.persistence.worker.write.WriteOutcome.Stale;
import org.workerservice.persistence.worker.write.WriteOutcome.UnknownReferences;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.support.WriteOutcomes;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Violation;

class CreateWorkerTest {
  private static final String FIND_IDEMPOTENT = "persistence.reader FindIdempotent";
  private static final String FIND_VERSION = "persistence.reader FindVersion";
  private static final String FIND_CANDIDATES = "persistence.reader FindCandidates";
  private static final String FIND_FEATURES = "persistence.reader FindFeatures";
  private static final String FIND_DECISIONS = "persistence.reader FindDecisions";
  private static final String FIND_WORKERS = "persistence.reader FindWorkers";
  private static final String SCORE = "matching Score";
  private static final String CREATE = "persistence.writer Create";

  private static final IdempotencyKey KEY =
      new IdempotencyKey(FakeActors.TENANT, "steward", "POST /api/workers", "key", "body");
  private static final IdempotencyKey.Earlier EARLIER =
      new IdempotencyKey.Earlier("body", WriteEffect.CREATED, id(9), 3);
  private static final IdempotencyKey.Earlier OTHER_BODY =
      new IdempotencyKey.Earlier("other body", WriteEffect.CREATED, id(9), 3);
  private static final Worker EARLIER_WORKER = SampleWorkers.living(9).version(3).build();

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<WriteItem> writer = actors.at(WriteItem.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);
  private final FakeScores scores = new FakeScores(matching);

  private CreateWorker flow;
  private Worker worker = SampleWorkers.withoutId();
  private Set<UUID> acknowledged = Set.of();
  private Optional<IdempotencyKey> key = Optional.empty();

  @BeforeEach
  void start() {
    flow = new CreateWorker(FlowTools.on(actors.bus()));
    writer.always(Create.class, create -> new Written(create.worker(), 100));
  }

  private Future<CreateOutcome> create() {
    return flow.create(request(Duration.ofMinutes(1)));
  }

  private CreateWorker.Request request(Duration left) {
    return new CreateWorker.Request(actors.context(left), worker, Intake.API, acknowledged, key);
  }

  private CreateOutcome outcome() {
    return actors.value(this::create);
  }

  private void similar(long number) {
    registry.put(SampleWorkers.living(number).build());
    scores.put(id(number), FlowTools.THRESHOLD);
  }

  private List<Create> written() {
    return writer.received(Create.class);
  }

  private static List<UUID> ids(CreateOutcome outcome) {
    return ((Duplicate) outcome)
        .matches().stream().map(match -> match.worker().id().orElseThrow()).toList();
  }

  // Outcomes without concurrent changes.

  @Test
  void shouldWriteAWorkerWithoutSimilarWorkers() {
    registry.put(SampleWorkers.living(1).build());

    Created created = (Created) outcome();

    assertThat(created.worker().id()).isPresent();
    assertThat(created.worker().name()).isEqualTo(worker.name());
    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, SCORE, CREATE);
    Create item = written().getFirst();
    assertThat(item.worker()).isEqualTo(created.worker());
    assertThat(item.checkedWatermark()).isEqualTo(OptionalLong.of(registry.newest()));
    assertThat(item.contestClaims()).isFalse();
    assertThat(item.reviews()).isEmpty();
    assertThat(item.importRow()).isEmpty();
    assertThat(item.index().keys())
        .isEqualTo(reader.received(FindCandidates.class).getFirst().probes().getFirst());
  }

  @Test
  void shouldNotScoreWhereThereAreNoCandidates() {
    assertThat(outcome()).isInstanceOf(Created.class);

    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE);
  }

  @Test
  void shouldKeepTheIdThatTheWorkerBrings() {
    worker = worker.toBuilder().id(id(77)).build();

    assertThat(((Created) outcome()).worker().id()).contains(id(77));
  }

  @Test
  void shouldRefuseInvalidContentWithoutAskingAnyActor() {
    worker = Worker.named(HumanName.of("")).build();

    assertThat(((Invalid) outcome()).violations()).isNotEmpty();
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldRefuseLinksWithoutAskingAnyActor() {
    worker = worker.toBuilder().links(List.of(new WorkerLink(id(1), LinkType.REFER))).build();

    assertThat(outcome()).isEqualTo(new Invalid(List.of(Links.READ_ONLY)));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldRefuseADuplicateWithoutWriting() {
    similar(1);

    assertThat(ids(outcome())).containsExactly(id(1));
    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, SCORE, FIND_DECISIONS, FIND_WORKERS);
  }

  @Test
  void shouldAcceptCandidatesBelowTheThreshold() {
    similar(1);
    scores.put(id(1), FlowTools.THRESHOLD - 0.001);

    assertThat(outcome()).isInstanceOf(Created.class);
  }

  @Test
  void shouldAskForTenMatchesBesideThoseAcknowledged() {
    similar(1);
    acknowledged = Set.of(id(1));

    assertThat(outcome()).isInstanceOf(Created.class);

    assertThat(matching.received(Score.class).getLast().limit()).isEqualTo(11);
  }

  @Test
  void shouldNameTheBestTenOfManyDuplicates() {
    List<UUID> newer = LongStream.rangeClosed(1, 12).mapToObj(SampleWorkers::id).toList();
    LongStream.rangeClosed(1, 12).forEach(this::similar);
    reader.answer(
        FindCandidates.class,
        new Candidates(
            12, List.of(newer.stream().map(one -> new Candidate(one, new byte[0], 1)).toList())));

    assertThat(ids(outcome())).isEqualTo(newer.subList(0, 10));
  }

  @Test
  void shouldWriteBesideAnAcknowledgedWorkerAndNoteTheDecision() {
    similar(1);
    acknowledged = Set.of(id(1));

    assertThat(outcome()).isInstanceOf(Created.class);

    assertThat(actors.steps())
        .containsExactly(FIND_FEATURES, SCORE, FIND_CANDIDATES, SCORE, CREATE);
    assertThat(written().getFirst().acknowledged()).containsExactly(id(1));
    assertThat(written().getFirst().reviews())
        .extracting(ReviewItem::other, ReviewItem::decidedNoMatch)
        .containsExactly(tuple(id(1), true));
  }

  @Test
  void shouldStillRefuseWhereAnotherWorkerIsAcknowledged() {
    similar(1);
    similar(2);
    acknowledged = Set.of(id(1));

    assertThat(ids(outcome())).containsExactly(id(2));
    assertThat(written()).isEmpty();
  }

  @Test
  void shouldReportUnknownReferences() {
    worker = worker.toBuilder().managingOrganization(id(50)).build();
    acknowledged = Set.of(id(51));
    writer.answer(Create.class, new UnknownReferences(Set.of(id(50), id(51))));

    assertThat(((Invalid) outcome()).violations())
        .extracting(Violation::field)
        .containsExactly("managing_organization", "acknowledge_duplicates");
  }

  @Test
  void shouldReportThatTheIdIsTaken() {
    writer.answer(Create.class, new WriteOutcome.IdTaken());

    assertThat(outcome()).isEqualTo(new IdTaken());
  }

  // Conditional creates.

  private static final CodedValue EMPLOYEE = CodedValue.of("urn:acme", "E-4711");

  private CreateOutcome outcomeUnlessHeld() {
    worker = worker.toBuilder().identifiers(employee("E-4711")).build();
    return actors.value(() -> flow.createUnlessHeld(request(Duration.ofMinutes(1)), EMPLOYEE));
  }

  private static List<Identifier> employee(String number) {
    return List.of(Identifier.of(IdentifierType.EMPLOYEE, "urn:acme", number));
  }

  @Test
  void shouldCreateIfNoWorkerHoldsTheIdentifier() {
    registry.put(SampleWorkers.living(1).identifiers(employee("E-4712")).build());

    assertThat(outcomeUnlessHeld()).isInstanceOf(Created.class);
  }

  @Test
  void shouldNameTheHoldersOfTheIdentifierEvenIfTheyAreSimilar() {
    registry.put(SampleWorkers.living(1).identifiers(employee("E-4711")).build());
    registry.put(SampleWorkers.living(2).identifiers(employee("e4711")).build());
    similar(3);

    assertThat(outcomeUnlessHeld()).isEqualTo(new Held(Set.of(id(1), id(2))));
    assertThat(written()).isEmpty();
  }

  @Test
  void shouldNoticeAHolderThatIsWrittenJustBefore() {
    writer.always(
        Create.class,
        create -> {
          registry.put(SampleWorkers.living(1).identifiers(employee("E-4711")).build());
          return new Stale(Set.of(id(1)), registry.newest());
        });

    assertThat(outcomeUnlessHeld()).isEqualTo(new Held(Set.of(id(1))));
    assertThat(written()).hasSize(1);
  }

  @Test
  void shouldRefuseAConditionThatItCannotKeep() {
    assertThat(
            actors.value(() -> flow.createUnlessHeld(request(Duration.ofMinutes(1)), EMPLOYEE)))
        .isEqualTo(new Unconditional());
    assertThat(written()).isEmpty();
  }

  static Stream<WriteOutcome> impossible() {
    return WriteOutcomes.except(
        Set.of(
            Written.class,
            Stale.class,
            Claimed.class,
            WriteOutcome.IdTaken.class,
            WriteOutcome.SourceTaken.class,
            UnknownReferences.class,
            WriteOutcome.Repeated.class));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldFailOnAnImpossibleOutcome(WriteOutcome impossible) {
    writer.answer(Create.class, impossible);

    assertThat(actors.failure(this::create)).isInstanceOf(IllegalStateException.class);
  }

  // Repeated requests.

  @Test
  void shouldReturnTheEarlierOutcomeOfARepeatedRequest() {
    key = Optional.of(KEY);
    similar(1);
    reader
        .answer(FindIdempotent.class, Optional.of(EARLIER))
        .answer(FindVersion.class, Optional.of(EARLIER_WORKER));

    assertThat(outcome()).isEqualTo(new Repeated(WriteEffect.CREATED, EARLIER_WORKER));
    assertThat(actors.steps()).containsExactly(FIND_IDEMPOTENT, FIND_VERSION);
    assertThat(reader.received(FindVersion.class))
        .containsExactly(new FindVersion(FakeActors.TENANT, id(9), 3));
  }

  @Test
  void shouldRefuseAKeyThatAnotherRequestHasUsed() {
    key = Optional.of(KEY);
    reader.answer(FindIdempotent.class, Optional.of(OTHER_BODY));

    assertThat(outcome()).isEqualTo(new KeyReused());
    assertThat(actors.steps()).containsExactly(FIND_IDEMPOTENT);
  }

  @Test
  void shouldPassTheKeyToTheWriter() {
    key = Optional.of(KEY);
    reader.answer(FindIdempotent.class, Optional.empty());

    assertThat(outcome()).isInstanceOf(Created.class);
    assertThat(actors.steps()).containsExactly(FIND_IDEMPOTENT, FIND_CANDIDATES, CREATE);
    assertThat(written().getFirst().idempotency()).contains(KEY);
  }

  @Test
  void shouldRecogniseADuplicateThatAnEarlierAttemptCreated() {
    key = Optional.of(KEY);
    similar(9);
    reader
        .answer(FindIdempotent.class, Optional.empty())
        .answer(FindIdempotent.class, Optional.of(EARLIER))
        .answer(FindVersion.class, Optional.of(EARLIER_WORKER));

    assertThat(outcome()).isEqualTo(new Repeated(WriteEffect.CREATED, EARLIER_WORKER));
    assertThat(actors.steps())
        .containsExactly(FIND_IDEMPOTENT, FIND_CANDIDATES, SCORE, FIND_IDEMPOTENT, FIND_VERSION);
  }

  @Test
  void shouldReturnTheEarlierOutcomeThatTheWriterFinds() {
    key = Optional.of(KEY);
    reader
        .answer(FindIdempotent.class, Optional.empty())
        .answer(FindVersion.class, Optional.of(EARLIER_WORKER));
    writer.answer(Create.class, new WriteOutcome.Repeated(EARLIER));

    assertThat(outcome()).isEqualTo(new Repeated(WriteEffect.CREATED, EARLIER_WORKER));
    assertThat(actors.steps())
        .containsExactly(FIND_IDEMPOTENT, FIND_CANDIDATES, CREATE, FIND_VERSION);
  }

  @Test
  void shouldRefuseAKeyThatAnotherRequestHasUsedInTheMeantime() {
    key = Optional.of(KEY);
    reader.answer(FindIdempotent.class, Optional.empty());
    writer.answer(Create.class, new WriteOutcome.Repeated(OTHER_BODY));

    assertThat(outcome()).isEqualTo(new KeyReused());
  }

  // Races: similar workers are committed between the search and the write.

  @Test
  void shouldCompareWithTheNewerWorkersOnlyAndWrite() {
    registry.put(SampleWorkers.living(1).build());
    writer.next(
        Create.class,
        create -> {
          registry.put(SampleWorkers.living(2).build());
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertThat(outcome()).isInstanceOf(Created.class);

    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, SCORE, CREATE, FIND_FEATURES, SCORE, CREATE);
    assertThat(reader.received(FindFeatures.class))
        .containsExactly(new FindFeatures(FakeActors.TENANT, List.of(id(2))));
    assertThat(written())
        .extracting(Create::checkedWatermark)
        .containsExactly(OptionalLong.of(1), OptionalLong.of(41));
    assertThat(written().getLast().worker()).isEqualTo(written().getFirst().worker());
  }

  @Test
  void shouldRefuseWhenANewerWorkerIsADuplicate() {
    writer.next(
        Create.class,
        create -> {
          similar(2);
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertThat(ids(outcome())).containsExactly(id(2));
    assertThat(actors.steps())
        .containsExactly(
            FIND_CANDIDATES, CREATE, FIND_FEATURES, SCORE, FIND_DECISIONS, FIND_WORKERS);
  }

  @Test
  void shouldRetryWhileNewerWorkersAppearBeforeTheDeadline() {
    writer
        .answer(Create.class, new Stale(Set.of(id(2)), 41))
        .answer(Create.class, new Stale(Set.of(id(3)), 42))
        .answer(Create.class, new Stale(Set.of(id(4)), 43));

    assertThat(outcome()).isInstanceOf(Created.class);

    assertThat(written())
        .extracting(Create::checkedWatermark)
        .containsExactly(
            OptionalLong.of(0), OptionalLong.of(41), OptionalLong.of(42), OptionalLong.of(43));
  }

  @Test
  void shouldSearchAgainWhenThereAreMoreNewerWorkersThanCandidates() {
    Set<UUID> many = Set.of(id(2), id(3), id(4), id(5));
    assertThat(many).hasSizeGreaterThan(FlowTools.CANDIDATES);
    writer.next(
        Create.class,
        create -> {
          registry.put(SampleWorkers.living(6).build());
          return Future.succeededFuture(new Stale(many, 41));
        });

    assertThat(outcome()).isInstanceOf(Created.class);

    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, CREATE, FIND_CANDIDATES, SCORE, CREATE);
    assertThat(written().getLast().checkedWatermark())
        .isEqualTo(OptionalLong.of(registry.newest()));
  }

  @Test
  void shouldCompareWithAsManyNewerWorkersAsThereMayBeCandidates() {
    writer.answer(Create.class, new Stale(Set.of(id(2), id(3), id(4)), 41));

    assertThat(outcome()).isInstanceOf(Created.class);
    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE, FIND_FEATURES, CREATE);
  }

  @Test
  void shouldSearchAgainWhenEveryBlockingCandidateIsDeletedInTheMeantime() {
    similar(1);
    reader.next(
        FindDecisions.class,
        find -> {
          registry.delete(id(1));
          return Future.succeededFuture(List.of());
        });

    assertThat(outcome()).isInstanceOf(Created.class);
    assertThat(actors.steps())
        .containsExactly(
            FIND_CANDIDATES, SCORE, FIND_DECISIONS, FIND_WORKERS, FIND_CANDIDATES, CREATE);
  }

  @Test
  void shouldNameOnlyThoseBlockingCandidatesThatAreStillThere() {
    similar(1);
    similar(2);
    reader.next(
        FindDecisions.class,
        find -> {
          registry.delete(id(1));
          return Future.succeededFuture(List.of());
        });

    assertThat(ids(outcome())).containsExactly(id(2));
  }

  @Test
  void shouldNameTheHolderOfAClaimWhateverItsScore() {
    writer.next(
        Create.class,
        create -> {
          registry.put(SampleWorkers.living(2).build());
          return Future.succeededFuture(new Claimed(Set.of(id(2))));
        });

    assertThat(ids(outcome())).containsExactly(id(2));
    assertThat(actors.steps())
        .containsExactly(
            FIND_CANDIDATES, CREATE, FIND_FEATURES, SCORE, FIND_DECISIONS, FIND_WORKERS);
  }

  @Test
  void shouldWriteWhenTheHolderOfAClaimIsDeletedInTheMeantime() {
    writer.answer(Create.class, new Claimed(Set.of(id(2))));

    assertThat(outcome()).isInstanceOf(Created.class);
    assertThat(actors.steps())
        .containsExactly(FIND_CANDIDATES, CREATE, FIND_FEATURES, FIND_CANDIDATES, CREATE);
  }

  // Deadlines and outages.

  private void assertLate(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED))
        .hasMessageContaining("could not be written in time");
  }

  @Test
  void shouldAskNothingAfterTheDeadline() {
    CreateWorker.Request request = request(Duration.ZERO);

    assertLate(actors.failure(() -> flow.create(request)));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldNotWriteAgainAfterTheDeadline() {
    writer.next(
        Create.class,
        create -> {
          actors.passDeadline();
          return Future.succeededFuture(new Stale(Set.of(id(2)), 41));
        });

    assertLate(actors.failure(this::create));
    assertThat(actors.steps()).containsExactly(FIND_CANDIDATES, CREATE);
  }

  @Test
  void shouldNotSearchAgainAfterTheDeadline() {
    similar(1);
    reader.next(
        FindWorkers.class,
        find -> {
          actors.passDeadline();
          return Future.succeededFuture(List.of());
        });

    assertLate(actors.failure(this::create));
    assertThat(written()).isEmpty();
  }

  @Test
  void shouldNotWriteWhenTheComparisonEndsAfterTheDeadline() {
    registry.put(SampleWorkers.living(1).build());
    matching.next(
        Score.class,
        score -> {
          actors.passDeadline();
          return Future.succeededFuture(List.of(List.of()));
        });

    assertThat(actors.failure(this::create))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    assertThat(written()).isEmpty();
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(WriteItem.ADDRESS);

    assertThat(actors.failure(this::create))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
    assertThat(written()).isEmpty();
  }

  @Test
  void shouldFailWhenTheReaderFails() {
    reader.fail(FindCandidates.class, new IllegalStateException("reader"));

    assertThat(actors.failure(this::create)).hasMessage("reader");
    assertThat(written()).isEmpty();
  }

  @Test
  void shouldFailWithoutWritingWhenTheScorerFails() {
    registry.put(SampleWorkers.living(1).build());
    matching.fail(Score.class, new IllegalStateException("scorer"));

    assertThat(actors.failure(this::create)).hasMessage("scorer");
    assertThat(written()).isEmpty();
  }

  @Test
  void shouldFailWhenTheWriterFails() {
    ServiceUnavailable unknown = new ServiceUnavailable(Reason.OUTCOME_UNKNOWN, "unknown");
    writer.fail(Create.class, unknown);

    assertThat(actors.failure(this::create)).isSameAs(unknown);
    assertThat(written()).hasSize(1);
  }
}
