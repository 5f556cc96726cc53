package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.Links;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.worker.UpdateOutcome.Duplicate;
import org.workerservice.flow.worker.UpdateOutcome.Invalid;
import org.workerservice.flow.worker.UpdateOutcome.NotFound;
import org.workerservice.flow.worker.UpdateOutcome.Updated;
import org.workerservice.flow.worker.UpdateOutcome.VersionMismatch;
import org.workerservice.flow.worker.UpdateWorker.Change;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchCommand.Score;
import org.workerservice.matching.Matching;
import org.workerservice.matching.feature.IdentityPrint;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.LinkType;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.review.PendingPair;
import org.workerservice.persistence.review.RescoredItem;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindDecisions;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorker;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Rebase;
import org.workerservice.persistence.worker.write.WriteItem.Update;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.Claimed;
import org.workerservice.persistence.worker.write.WriteOutcome.UnknownReferences;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.support.TestHash;
import org.workerservice.support.WriteOutcomes;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Violation;

class UpdateWorkerTest {
  private static final String FIND = "persistence.reader FindWorker";
  private static final String FIND_CANDIDATES = "persistence.reader FindCandidates";
  private static final String FIND_PENDING = "persistence.reviews FindPending";
  private static final String FIND_FEATURES = "persistence.reader FindFeatures";
  private static final String FIND_DECISIONS = "persistence.reader FindDecisions";
  private static final String FIND_WORKERS = "persistence.reader FindWorkers";
  private static final String SCORE = "matching Score";
  private static final String UPDATE = "persistence.writer Update";
  private static final int MANY = 100;

  private static final Worker CURRENT = SampleWorkers.living(1).version(4).build();
  private static final WorkerLink LINK = new WorkerLink(id(8), LinkType.SEEALSO);

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<WriteItem> writer = actors.at(WriteItem.ADDRESS);
  private final FakeActor<MergeCommand<?>> merges = actors.at(MergeCommand.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeActor<ReviewCommand<?>> reviews = actors.at(ReviewCommand.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);

  private FakeScores scores;
  private UpdateWorker flow;
  private RequestContext context;
  private Change change = new Change.Replacement(with(EmploymentStatus.ON_LEAVE), true);
  private VersionCondition expected = VersionCondition.ANY;
  private Set<UUID> acknowledged = Set.of();

  @BeforeEach
  void start() {
    scores = new FakeScores(matching);
    flow = new UpdateWorker(FlowTools.on(actors.bus()));
    context = actors.context();
    registry.put(CURRENT);
    writer.always(Update.class, UpdateWorkerTest::written);
    reviews.always(ReviewCommand.FindPending.class, find -> List.of());
  }

  private static WriteOutcome written(Update update) {
    Worker worker = update.worker();
    return new Written(worker.toBuilder().version(worker.version() + 1).build(), 100);
  }

  private static Worker with(EmploymentStatus status) {
    return SampleWorkers.withoutId().toBuilder().employmentStatus(status).build();
  }

  private Future<UpdateOutcome> update() {
    return flow.update(
        new UpdateWorker.Request(context, id(1), change, Intake.API, expected, acknowledged));
  }

  private UpdateOutcome outcome() {
    return actors.value(this::update);
  }

  private List<Update> updates() {
    return writer.received(Update.class);
  }

  private static List<String> codes(UpdateOutcome outcome) {
    return ((Invalid) outcome).violations().stream().map(Violation::code).toList();
  }

  // Outcomes without concurrent changes.

  @Test
  void shouldWriteTheContentWithServerOwnedFields() {
    Updated updated = (Updated) outcome();

    assertThat(updated.worker().version()).isEqualTo(5);
    assertThat(updated.worker().employmentStatus()).isEqualTo(EmploymentStatus.ON_LEAVE);
    assertThat(actors.steps()).containsExactly(FIND, UPDATE);
    Update item = updates().getFirst();
    assertThat(item.worker().id()).contains(id(1));
    assertThat(item.worker().createdAt()).isEqualTo(CURRENT.createdAt());
    assertThat(item.expectedVersion()).isEqualTo(OptionalLong.of(4));
    assertThat(item.index().keys()).isNotEmpty();
    assertThat(item.reviews()).isEmpty();
  }

  @Test
  void shouldNotWriteAReplacementThatChangesNothing() {
    change = new Change.Replacement(CURRENT, true);

    assertThat(outcome()).isEqualTo(new UpdateOutcome.Unchanged(CURRENT));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldRecordAcknowledgedWorkersEvenIfTheContentStaysTheSame() {
    registry.put(SampleWorkers.living(2).build());
    acknowledged = Set.of(id(2));
    change = new Change.Replacement(CURRENT, true);

    assertThat(outcome()).isInstanceOf(Updated.class);
    assertThat(updates().getFirst().reviews()).hasSize(1);
  }

  @Test
  void shouldNotWriteAnEditThatChangesNothing() {
    change = new Change.Edit(worker -> worker);

    assertThat(outcome()).isEqualTo(new UpdateOutcome.Unchanged(CURRENT));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldFailWhenTheEditFails() {
    change =
        new Change.Edit(
            worker -> {
              throw new IllegalArgumentException("edit");
            });

    assertThat(actors.failure(this::update)).hasMessage("edit");
    assertThat(updates()).isEmpty();
  }

  @Test
  void shouldNotFindAWorkerThatIsMissingOrDeleted() {
    registry.delete(id(1));
    assertThat(outcome()).isEqualTo(new NotFound());

    reader.answer(FindWorker.class, Optional.empty());
    assertThat(outcome()).isEqualTo(new NotFound());
    assertThat(actors.steps()).containsExactly(FIND, FIND);
  }

  @Test
  void shouldRefuseAnOutdatedExpectedVersion() {
    expected = VersionCondition.only(3);

    assertThat(outcome()).isEqualTo(new VersionMismatch(4));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldRefuseInvalidContent() {
    change = new Change.Replacement(Worker.named(HumanName.of("")).build(), true);

    assertThat(codes(outcome())).isNotEmpty();
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldRefuseOtherLinks() {
    change =
        new Change.Replacement(
            with(EmploymentStatus.ON_LEAVE).toBuilder().links(List.of(LINK)).build(), true);

    assertThat(outcome()).isEqualTo(new Invalid(List.of(Links.READ_ONLY)));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldKeepTheLinksThatTheContentDoesNotName() {
    registry.put(CURRENT.toBuilder().links(List.of(LINK)).build());
    change = new Change.Replacement(with(EmploymentStatus.ON_LEAVE), false);

    assertThat(((Updated) outcome()).worker().links()).containsExactly(LINK);
  }

  @Test
  void shouldKeepLinksThatAMergeCreated() {
    WorkerLink merged = new WorkerLink(id(8), LinkType.REPLACES);
    registry.put(CURRENT.toBuilder().links(List.of(merged)).build());
    merges.always(MergeQuery.FindReplaced.class, find -> Map.of());
    change =
        new Change.Edit(
            worker -> worker.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build());

    assertThat(((Updated) outcome()).worker().links()).containsExactly(merged);
  }

  @Test
  void shouldKeepWhatMergedRecordsAreMatchedBy() {
    Worker replaced =
        SampleWorkers.living(8).name(HumanName.of("Replaced", "Rosa")).taxId("912345678").build();
    registry.put(
        CURRENT.toBuilder().links(List.of(new WorkerLink(id(8), LinkType.REPLACES))).build());
    merges.always(MergeQuery.FindReplaced.class, find -> Map.of(id(1), List.of(replaced)));
    change =
        new Change.Edit(
            worker -> worker.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build());

    assertThat(outcome()).isInstanceOf(Updated.class);

    WorkerIdentity identity = new WorkerIdentity(new TestHash());
    MatchIndexEntry own = identity.of(replaced, context.tenant());
    assertThat(updates().getFirst().index().keys()).containsAll(own.keys());
    assertThat(updates().getFirst().index().claims()).containsAll(own.claims()).isNotEmpty();
    assertThat(updates().getFirst().kept().claims()).containsAll(own.claims());
  }

  @Test
  void shouldRecordThatAcknowledgedWorkersAreOtherPeople() {
    registry.put(SampleWorkers.living(2).build());
    acknowledged = Set.of(id(2));

    assertThat(outcome()).isInstanceOf(Updated.class);

    assertThat(actors.steps()).containsExactly(FIND, FIND_FEATURES, SCORE, UPDATE);
    assertThat(updates().getFirst().acknowledged()).containsExactly(id(2));
    assertThat(updates().getFirst().reviews())
        .extracting(ReviewItem::other, ReviewItem::decidedNoMatch)
        .containsExactly(tuple(id(2), true));
  }

  @Test
  void shouldReportUnknownReferences() {
    acknowledged = Set.of(id(51));
    writer.answer(Update.class, new UnknownReferences(Set.of(id(51))));

    assertThat(codes(outcome())).containsExactly("unknown_reference");
  }

  static Stream<WriteOutcome> impossible() {
    return WriteOutcomes.except(
        Set.of(
            Written.class,
            WriteOutcome.NotFound.class,
            WriteOutcome.VersionMismatch.class,
            WriteOutcome.SourceTaken.class,
            WriteOutcome.Repeated.class,
            WriteOutcome.RowRepeated.class,
            Claimed.class,
            UnknownReferences.class,
            WriteOutcome.Stale.class));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldFailOnAnImpossibleOutcome(WriteOutcome impossible) {
    writer.answer(Update.class, impossible);

    assertThat(actors.failure(this::update)).isInstanceOf(IllegalStateException.class);
  }

  // Races: the worker is written between the read and the write.

  private void overtakenOnce() {
    writer.next(
        Update.class,
        update -> {
          registry.put(CURRENT.toBuilder().version(5).maritalStatus("M").build());
          return Future.succeededFuture(new WriteOutcome.VersionMismatch(5));
        });
  }

  @Test
  void shouldEditTheNewestVersionAndLoseNoChange() {
    change =
        new Change.Edit(
            worker -> worker.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build());
    overtakenOnce();

    Worker updated = ((Updated) outcome()).worker();

    assertThat(updated.employmentStatus()).isEqualTo(EmploymentStatus.ON_LEAVE);
    assertThat(updated.maritalStatus()).contains("M");
    assertThat(actors.steps()).containsExactly(FIND, UPDATE, FIND, UPDATE);
    assertThat(updates())
        .extracting(Update::expectedVersion)
        .containsExactly(OptionalLong.of(4), OptionalLong.of(5));
  }

  @Test
  void shouldLetTheWriterRebaseALateUpdateOnTheNewestVersion() {
    change =
        new Change.Edit(
            worker -> worker.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build());
    overtakenOnce();
    outcome();

    assertThat(updates().getFirst().rebase()).isEmpty();
    Update made = onto(CURRENT.toBuilder().version(9).maritalStatus("W").build()).orElseThrow();

    assertThat(made.worker().version()).isEqualTo(9);
    assertThat(made.expectedVersion()).isEqualTo(OptionalLong.of(9));
    assertThat(made.worker().employmentStatus()).isEqualTo(EmploymentStatus.ON_LEAVE);
    assertThat(made.worker().maritalStatus()).contains("W");
    assertThat(made.rebase()).isEmpty();
    assertThat(onto(CURRENT.toBuilder().employmentStatus(EmploymentStatus.ON_LEAVE).build()))
        .as("nothing left to write")
        .isEmpty();
    assertThat(onto(CURRENT.toBuilder().deletedAt(Instant.EPOCH).build())).isEmpty();
  }

  private Optional<Update> onto(Worker newest) {
    return updates().getLast().rebase().orElseThrow().onto(newest);
  }

  @Test
  void shouldNotRebaseARequestWithAcknowledgedWorkers() {
    registry.put(SampleWorkers.living(2).build());
    acknowledged = Set.of(id(2));
    overtakenOnce();

    assertThat(outcome()).isInstanceOf(Updated.class);
    assertThat(updates()).allSatisfy(item -> assertThat(item.rebase()).isEmpty());
  }

  @Test
  void shouldStartAfterThePreviousUpdateHasEnded() {
    Promise<WriteOutcome> written = Promise.promise();
    writer.next(Update.class, update -> written.future());

    Future<UpdateOutcome> first = actors.begin(this::update);
    Future<UpdateOutcome> second = actors.begin(this::update);
    actors.settle();
    assertThat(actors.steps()).containsExactly(FIND, UPDATE);

    written.complete(written(updates().getFirst()));

    assertThat(actors.value(() -> Future.all(first, second)).succeeded()).isTrue();
    assertThat(actors.steps()).containsExactly(FIND, UPDATE, FIND, UPDATE);
  }

  @Test
  void shouldNotQueueRequestsThatExpectAVersion() {
    writer.next(Update.class, update -> Promise.<WriteOutcome>promise().future());
    Future<UpdateOutcome> first = actors.begin(this::update);
    actors.settle();
    expected = VersionCondition.only(3);

    assertThat(outcome()).isEqualTo(new VersionMismatch(4));
    assertThat(first.isComplete()).isFalse();
  }

  @Test
  void shouldNotRetryWhenTheExpectedVersionIsOutdated() {
    expected = VersionCondition.only(4);
    overtakenOnce();

    assertThat(outcome()).isEqualTo(new VersionMismatch(5));
    assertThat(actors.steps()).containsExactly(FIND, UPDATE);
  }

  @Test
  void shouldReportThatTheWorkerWasDeletedInTheMeantime() {
    writer.answer(Update.class, new WriteOutcome.NotFound());

    assertThat(outcome()).isEqualTo(new NotFound());
  }

  @Test
  void shouldNameTheHolderOfAClaim() {
    registry.put(SampleWorkers.living(2).build());
    writer.answer(Update.class, new Claimed(Set.of(id(2))));

    assertThat(((Duplicate) outcome()).matches())
        .extracting(match -> match.worker().id().orElseThrow())
        .containsExactly(id(2));
    assertThat(actors.steps())
        .containsExactly(FIND, UPDATE, FIND_FEATURES, SCORE, FIND_DECISIONS, FIND_WORKERS);
  }

  @Test
  void shouldNameTheClaimsThatStayWhateverTheirSpelling() {
    registry.put(CURRENT.toBuilder().identifiers(List.of(ssn("541-45-6782"))).build());
    change = edit(identifiers(ssn("541 45 6782"), ssn("542-09-9991")));

    outcome();

    Update update = updates().getFirst();
    assertThat(update.index().claims()).hasSize(2);
    assertThat(update.kept().claims()).containsExactly(update.index().claims().getFirst());
  }

  private static Change edit(UnaryOperator<WorkerBuilder> content) {
    return new Change.Edit(worker -> content.apply(worker.toBuilder()).build());
  }

  private static UnaryOperator<WorkerBuilder> identifiers(Identifier... all) {
    return worker -> worker.identifiers(List.of(all));
  }

  private static Identifier ssn(String value) {
    return Identifier.of(IdentifierType.SSN, "", value);
  }

  @Test
  void shouldNotRefuseANumberOfAWorkerThatAPersonHasTold() {
    registry.put(SampleWorkers.living(2).build(), SampleWorkers.living(3).build());
    reader.always(
        FindDecisions.class,
        find -> List.of(new PairDecision(id(2), MatchDecision.REJECTED, 2, Optional.empty())));
    writer.next(Update.class, first -> Future.succeededFuture(new Claimed(Set.of(id(2)))));

    assertThat(outcome()).isInstanceOf(Updated.class);

    assertThat(updates()).hasSize(2);
    assertThat(updates().getLast().acknowledged()).containsExactly(id(2));
    writer.answer(Update.class, new Claimed(Set.of(id(2), id(3))));
    assertThat(((Duplicate) outcome()).matches())
        .extracting(match -> match.worker().id().orElseThrow())
        .containsExactly(id(3));
  }

  @Test
  void shouldJudgeTheVersionThatIsChanged() {
    expected = new VersionCondition(Optional.of(Set.of(2L, 4L)), Set.of(), false);
    assertThat(outcome()).isInstanceOf(Updated.class);

    expected = new VersionCondition(Optional.empty(), Set.of(4L), false);
    assertThat(outcome()).isEqualTo(new VersionMismatch(4));

    expected = new VersionCondition(Optional.empty(), Set.of(), true);
    assertThat(outcome()).isEqualTo(new VersionMismatch(4));
    assertThat(updates()).hasSize(1);
  }

  @Test
  void shouldKeepAnIncompleteNameThatAnImportAccepted() {
    HumanName mononym = HumanName.of("Sukarno");
    registry.put(CURRENT.toBuilder().name(mononym).build());
    change = edit(worker -> worker.employmentStatus(EmploymentStatus.ON_LEAVE));
    assertThat(outcome()).isInstanceOf(Updated.class);

    change = edit(worker -> worker.name(HumanName.of("Suharto")));
    assertThat(codes(outcome())).containsExactly("required");
  }

  @Test
  void shouldWriteAgainWhenTheHolderOfAClaimIsDeletedInTheMeantime() {
    registry.put(SampleWorkers.living(2).build());
    writer.answer(Update.class, new Claimed(Set.of(id(2))));
    reader.next(
        FindDecisions.class,
        find -> {
          registry.delete(id(2));
          return Future.succeededFuture(List.of());
        });

    assertThat(outcome()).isInstanceOf(Updated.class);
    assertThat(actors.steps())
        .containsExactly(FIND, UPDATE, FIND_FEATURES, SCORE, FIND_DECISIONS, FIND_WORKERS, UPDATE);
  }

  // Updates that change the identity.

  private void rename() {
    change = edit(worker -> worker.name(HumanName.of("Okafor", "Adaeze")));
  }

  @Test
  void shouldRaiseAPairThatTheNewIdentityMakesAlike() {
    registry.put(SampleWorkers.living(2).build(), SampleWorkers.living(3).build());
    scores.put(id(1), 1).put(id(2), 0.9).put(id(3), 0.8);
    rename();

    assertThat(outcome()).isInstanceOf(Updated.class);

    assertThat(actors.steps())
        .containsExactly(FIND, FIND_CANDIDATES, FIND_PENDING, SCORE, FIND_DECISIONS, UPDATE);
    Update item = updates().getFirst();
    assertThat(item.reviews())
        .extracting(ReviewItem::other, ReviewItem::method, ReviewItem::decidedNoMatch)
        .containsExactly(tuple(id(2), DetectionMethod.UPDATE, false));
    assertThat(item.compared().watermark()).hasValue(registry.newest());
    assertThat(item.compared().rescored()).isEmpty();
  }

  @Test
  void shouldScorePendingPairsAgain() {
    registry.put(SampleWorkers.living(2).build(), SampleWorkers.living(3).build());
    scores.put(id(2), 0.9).put(id(3), 0.4);
    reviews.always(
        ReviewCommand.FindPending.class,
        find -> List.of(new PendingPair(id(12), id(2), 5), new PendingPair(id(13), id(3), 0)));
    rename();

    outcome();

    Update item = updates().getFirst();
    assertThat(item.reviews()).isEmpty();
    assertThat(item.compared().rescored())
        .extracting(RescoredItem::id, RescoredItem::changes, one -> one.score().score())
        .containsExactly(tuple(id(12), 6L, 0.9), tuple(id(13), 1L, 0.4));
  }

  @Test
  void shouldLeaveARejectedPairUnlessAnIdentityHasChangedSince() {
    byte[] now = print(CURRENT.toBuilder().name(HumanName.of("Okafor", "Adaeze")).build());
    byte[] other = print(SampleWorkers.living(2).build());
    byte[] before = print(CURRENT);
    registry.put(SampleWorkers.living(2).build());
    scores.put(id(2), 0.9);
    rename();

    decided(new PairDecision.Compared(now, other, other));
    assertThat(outcomeReviews()).isEmpty();
    decided(new PairDecision.Compared(before, other, other));
    assertThat(outcomeReviews())
        .extracting(ReviewItem::again)
        .containsExactly(Optional.of(new ReviewItem.Again(3, List.of("name"))));
    decided(new PairDecision.Compared(now, before(other), other));
    assertThat(outcomeReviews()).as("prints of two versions").isEmpty();
    decided(null);
    assertThat(outcomeReviews())
        .as("unknown prints: what this update changes counts")
        .extracting(one -> one.again().orElseThrow().changed())
        .containsExactly(List.of("name"));
  }

  private static byte[] before(byte[] print) {
    byte[] earlier = print.clone();
    earlier[0]--;
    return earlier;
  }

  private static byte[] print(Worker worker) {
    return IdentityPrint.of(worker, new TestHash()).encode();
  }

  private void decided(PairDecision.Compared compared) {
    reader.answer(
        FindDecisions.class,
        List.of(new PairDecision(id(2), MatchDecision.REJECTED, 3, Optional.ofNullable(compared))));
  }

  private List<ReviewItem> outcomeReviews() {
    assertThat(outcome()).isInstanceOf(Updated.class);
    return updates().getLast().reviews();
  }

  @Test
  void shouldCompareAgainWhenAWorkerWithTheSameKeysWasWrittenInTheMeantime() {
    scores.put(id(2), 0.9);
    writer.next(
        Update.class,
        update -> {
          registry.put(SampleWorkers.living(2).build());
          return Future.succeededFuture(new WriteOutcome.Stale(Set.of(id(2)), registry.newest()));
        });
    rename();

    assertThat(outcome()).isInstanceOf(Updated.class);

    assertThat(updates()).extracting(one -> one.reviews().size()).containsExactly(0, 1);
  }

  @Test
  void shouldRebaseAChangeOfTheIdentityThatWasCompared() {
    overtakenOnce();
    rename();
    outcome();

    Rebase rebase = updates().getLast().rebase().orElseThrow();

    assertThat(rebase.onto(CURRENT.toBuilder().version(9).maritalStatus("single").build()))
        .isPresent()
        .get()
        .satisfies(update -> assertThat(update.compared().watermark()).isPresent());
    assertThat(rebase.onto(CURRENT.toBuilder().version(9).gender(Gender.FEMALE).build()))
        .as("not compared")
        .isEmpty();
  }

  // Deadlines and outages.

  private static Reason reason(Throwable failure) {
    assertThat(failure).isInstanceOf(ServiceUnavailable.class);
    return ((ServiceUnavailable) failure).reason();
  }

  @Test
  void shouldNotRetryAfterTheDeadline() {
    writer.next(
        Update.class,
        update -> {
          actors.passDeadline();
          return Future.succeededFuture(new WriteOutcome.VersionMismatch(5));
        });

    assertThat(reason(actors.failure(this::update))).isEqualTo(Reason.BUSY);
    assertThat(actors.steps()).containsExactly(FIND, UPDATE);
  }

  @Test
  void shouldRetryUntilTheDeadline() {
    writer.always(
        Update.class,
        update -> {
          actors.pass(Duration.ofMinutes(1).dividedBy(MANY));
          return new WriteOutcome.VersionMismatch(5);
        });

    assertThat(reason(actors.failure(this::update))).isEqualTo(Reason.BUSY);
    assertThat(updates()).hasSize(MANY);
  }

  @Test
  void shouldNotWriteWhenTheReadingEndsAfterTheDeadline() {
    reader.next(
        FindWorker.class,
        find -> {
          actors.passDeadline();
          return Future.succeededFuture(Optional.of(CURRENT));
        });

    assertThat(reason(actors.failure(this::update))).isEqualTo(Reason.DEADLINE_EXCEEDED);
    assertThat(updates()).isEmpty();
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(WriteItem.ADDRESS);

    assertThat(reason(actors.failure(this::update))).isEqualTo(Reason.BUSY);
  }

  @Test
  void shouldFailWhenAnActorFails() {
    writer.fail(Update.class, new IllegalStateException("writer"));
    assertThat(actors.failure(this::update)).hasMessage("writer");

    reader.fail(FindWorker.class, new IllegalStateException("reader"));
    assertThat(actors.failure(this::update)).hasMessage("reader");

    acknowledged = Set.of(id(1));
    matching.fail(Score.class, new IllegalStateException("scorer"));
    assertThat(actors.failure(this::update)).hasMessage("scorer");
    assertThat(updates()).hasSize(1);
  }
}
