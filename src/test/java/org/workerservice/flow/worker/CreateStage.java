package org.workerservice.flow.worker;

import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workerservice.flow.worker.CreateOutcome.Duplicate;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.Matching;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.validation.Intake;

/** The flow that creates a worker, with fakes around it, and the request it gets. */
final class CreateStage implements BeforeEachCallback, AfterEachCallback {
  static final String FIND_CANDIDATES = "persistence.reader FindCandidates";
  static final String FIND_FEATURES = "persistence.reader FindFeatures";
  static final String FIND_DECISIONS = "persistence.reader FindDecisions";
  static final String FIND_WORKERS = "persistence.reader FindWorkers";
  static final String SCORE = "matching Score";
  static final String CREATE = "persistence.writer Create";

  private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<WriteItem> writer = actors.at(WriteItem.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);
  private final FakeScores scores = new FakeScores(matching);

  private CreateWorker flow;
  private Worker worker = SampleWorkers.withoutId();
  private Set<UUID> acknowledged = Set.of();
  private Optional<IdempotencyKey> key = Optional.empty();

  @Override
  public void beforeEach(ExtensionContext test) {
    actors.beforeEach(test);
    flow = new CreateWorker(FlowTools.on(actors.bus()));
    writer.always(Create.class, create -> new Written(create.worker(), 100));
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

  FakeActor<MatchCommand> matching() {
    return matching;
  }

  FakeRegistry registry() {
    return registry;
  }

  FakeScores scores() {
    return scores;
  }

  CreateWorker flow() {
    return flow;
  }

  Worker worker() {
    return worker;
  }

  void worker(Worker sent) {
    worker = sent;
  }

  void acknowledge(UUID... workers) {
    acknowledged = Set.of(workers);
  }

  void key(IdempotencyKey sent) {
    key = Optional.of(sent);
  }

  Future<CreateOutcome> create() {
    return flow.create(request(Duration.ofMinutes(1)));
  }

  CreateWorker.Request request(Duration left) {
    return new CreateWorker.Request(actors.context(left), worker, Intake.API, acknowledged, key);
  }

  CreateOutcome outcome() {
    return actors.value(this::create);
  }

  void similar(long number) {
    registry.put(SampleWorkers.living(number).build());
    scores.put(id(number), FlowTools.THRESHOLD);
  }

  List<Create> written() {
    return writer.received(Create.class);
  }

  static List<UUID> ids(CreateOutcome outcome) {
    return ((Duplicate) outcome)
        .matches().stream().map(match -> match.worker().id().orElseThrow()).toList();
  }
}
