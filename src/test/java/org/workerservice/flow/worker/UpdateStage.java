package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.worker.UpdateOutcome.Invalid;
import org.workerservice.flow.worker.UpdateWorker.Change;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.Matching;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Update;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Violation;

/** The flow that updates worker 1, with fakes around it, and the request it gets. */
final class UpdateStage implements BeforeEachCallback, AfterEachCallback {
  static final String FIND = "persistence.reader FindWorker";
  static final String FIND_CANDIDATES = "persistence.reader FindCandidates";
  static final String FIND_PENDING = "persistence.reviews FindPending";
  static final String FIND_FEATURES = "persistence.reader FindFeatures";
  static final String FIND_DECISIONS = "persistence.reader FindDecisions";
  static final String FIND_WORKERS = "persistence.reader FindWorkers";
  static final String SCORE = "matching Score";
  static final String UPDATE = "persistence.writer Update";
  static final Worker CURRENT = SampleWorkers.living(1).version(4).build();

  private final FakeActors actors = new FakeActors();
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

  @Override
  public void beforeEach(ExtensionContext test) {
    actors.beforeEach(test);
    scores = new FakeScores(matching);
    flow = new UpdateWorker(FlowTools.on(actors.bus()));
    context = actors.context();
    registry.put(CURRENT);
    writer.always(Update.class, UpdateStage::written);
    reviews.always(ReviewCommand.FindPending.class, find -> List.of());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    actors.afterEach(test);
  }

  FakeActors actors() {
    return actors;
  }

  FakeActor<ReadCommand<?>> reader() {
    return reader;
  }

  FakeActor<WriteItem> writer() {
    return writer;
  }

  FakeActor<MergeCommand<?>> merges() {
    return merges;
  }

  FakeActor<MatchCommand> matching() {
    return matching;
  }

  FakeActor<ReviewCommand<?>> reviews() {
    return reviews;
  }

  FakeRegistry registry() {
    return registry;
  }

  FakeScores scores() {
    return scores;
  }

  RequestContext context() {
    return context;
  }

  void change(Change wanted) {
    change = wanted;
  }

  void expect(VersionCondition condition) {
    expected = condition;
  }

  void acknowledge(UUID... workers) {
    acknowledged = Set.of(workers);
  }

  static WriteOutcome written(Update update) {
    Worker worker = update.worker();
    return new Written(worker.toBuilder().version(worker.version() + 1).build(), 100);
  }

  static Worker with(EmploymentStatus status) {
    return SampleWorkers.withoutId().toBuilder().employmentStatus(status).build();
  }

  Future<UpdateOutcome> update() {
    return flow.update(
        new UpdateWorker.Request(context, id(1), change, Intake.API, expected, acknowledged));
  }

  UpdateOutcome outcome() {
    return actors.value(this::update);
  }

  List<Update> updates() {
    return writer.received(Update.class);
  }

  static List<String> codes(UpdateOutcome outcome) {
    return ((Invalid) outcome).violations().stream().map(Violation::code).toList();
  }

  static Change edit(UnaryOperator<WorkerBuilder> content) {
    return new Change.Edit(worker -> content.apply(worker.toBuilder()).build());
  }

  void rename() {
    change = edit(worker -> worker.name(HumanName.of("Okafor", "Adaeze")));
  }

  static Reason reason(Throwable failure) {
    assertThat(failure).isInstanceOf(ServiceUnavailable.class);
    return ((ServiceUnavailable) failure).reason();
  }
}
