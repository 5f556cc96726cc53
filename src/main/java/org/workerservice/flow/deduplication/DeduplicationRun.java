package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.Deadline;
import org.workerservice.flow.job.JobLost;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.jobs.Repetition;
import org.workerservice.json.Json;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.scan.RecordSet;
import org.workerservice.matching.scan.ScanPlan;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.job.JobCommand;

/** One run, or the rest of one that another node has begun. For one event loop. */
final class DeduplicationRun {
  private static final Duration STEP = Duration.ofSeconds(60);
  private static final int EARLIER_RUNS = 100;
  private static final int DROPPED_AT_ONCE = 20_000;

  private final RunTools run;
  private final LeasedJob job;
  private final RunRequest request;
  private final RunProgress progress;
  private final ChooseModel models;

  DeduplicationRun(RunTools run, LeasedJob job) {
    this.run = run;
    this.job = job;
    this.request = RunRequest.of(job.parameters());
    this.progress = new RunProgress(job, System::nanoTime);
    this.models = new ChooseModel(run, job, progress);
  }

  /** What the phases share. */
  private record Prepared(Checkpoint checkpoint, ScanPlan plan, MatchSettings settings) {}

  Future<ObjectNode> run() {
    return work()
        .recover(
            failure ->
                failure instanceof JobLost
                    ? close().transform(closed -> Future.failedFuture(failure))
                    : Future.failedFuture(failure));
  }

  /** Has no effect if another node has taken the job over. */
  private Future<Void> close() {
    return SettleEntities.show(run, job, progress)
        .compose(shown -> job.close(progress.cancelled()));
  }

  private Future<ObjectNode> work() {
    return Repetition.whileTrue(this::dropOthers)
        .compose(dropped -> begin())
        .compose(this::prepare)
        .compose(
            prepared ->
                scanAndGroup(prepared)
                    .compose(grouped -> settle(prepared))
                    .compose(settled -> Repetition.whileTrue(this::drop))
                    .map(dropped -> progress.end()));
  }

  /** The model and what to cover, decided once for all owners of the run. */
  private record Begun(Checkpoint checkpoint, RunModel model) {}

  private Future<Begun> begin() {
    Optional<Checkpoint> kept = Checkpoint.of(job.checkpoint());
    return kept.map(
            checkpoint ->
                models.find(checkpoint.model()).map(model -> new Begun(checkpoint, model)))
        .orElseGet(this::beginFirst);
  }

  /** The watermark is read first: what is committed after it counts as changed in the next run. */
  private Future<Begun> beginFirst() {
    return run.ask(new DeduplicationCommand.FindHead(job.tenant()))
        .compose(
            watermark ->
                models
                    .choose(request.model())
                    .compose(
                        model ->
                            since(model)
                                .map(since -> new Checkpoint(watermark, since, model.id(), false))
                                .compose(
                                    checkpoint ->
                                        keep(checkpoint).map(new Begun(checkpoint, model)))));
  }

  private Future<Long> since(RunModel model) {
    OptionalLong asked = request.scope().changedSince();
    if (asked.isPresent() || request.scope().isPartial()) {
      return Future.succeededFuture(asked.orElse(0));
    }
    return run.tools()
        .bus()
        .ask(
            JobCommand.ADDRESS,
            new JobCommand.ListJobs(
                job.tenant(),
                Optional.of(DeduplicateWorkers.KIND),
                Optional.of("completed"),
                Optional.empty(),
                EARLIER_RUNS),
            Deadline.in(STEP))
        .map(runs -> EarlierRuns.covered(runs, request, model.id()));
  }

  private Future<Void> keep(Checkpoint checkpoint) {
    return job.keep(checkpoint.json(MatchFeatures.FORMAT_VERSION));
  }

  private Future<Prepared> prepare(Begun begun) {
    progress.put("watermark", begun.checkpoint().watermark());
    progress.put("since", begun.checkpoint().since());
    progress.put("model", model(begun.model()));
    return progress
        .begin("loading", 0, 0)
        .compose(
            shown ->
                new LoadRecords(run, job, request.scope(), progress)
                    .load(begun.checkpoint().since(), run.tools().policy().candidateLimit()))
        .compose(loaded -> advise(begun, loaded.records()).map(loaded))
        .compose(loaded -> run.tools().pool().run(() -> prepared(begun, loaded)));
  }

  private static ObjectNode model(RunModel model) {
    ObjectNode shown = Json.MAPPER.createObjectNode().put("version", model.version());
    model.id().map(UUID::toString).ifPresent(id -> shown.put("id", id));
    return shown;
  }

  private Future<Void> advise(Begun begun, RecordSet records) {
    progress.putFirst("workers", records.size());
    return models.advise(request, begun.model(), records.size());
  }

  private Prepared prepared(Begun begun, LoadRecords.Loaded loaded) {
    MatchSettings settings = begun.model().settings(run.tools().policy().base(), loaded.records());
    return new Prepared(
        begun.checkpoint(),
        new ScanPlan(
            loaded.records(),
            MatchStrategies.of(settings),
            settings.bands(),
            request.threshold(),
            loaded.scope()),
        settings);
  }

  private Future<Void> scanAndGroup(Prepared prepared) {
    ScanRegistry scan = new ScanRegistry(run, job, prepared.plan(), progress);
    if (prepared.checkpoint().isGrouped()) {
      return scan.resume();
    }
    return scan.scan()
        .compose(
            scanned ->
                new GroupMatches(
                        run,
                        job,
                        prepared.plan(),
                        prepared.settings().model().households(),
                        progress)
                    .group())
        .compose(grouped -> keep(prepared.checkpoint().grouped()));
  }

  private Future<Void> settle(Prepared prepared) {
    return new SettleEntities(run, job, request, prepared.plan().strategy(), progress).settle();
  }

  /** A run that failed or was cancelled leaves its matches behind. */
  private Future<Boolean> dropOthers() {
    return run.ask(new DeduplicationCommand.DropOtherScans(job.lease(), DROPPED_AT_ONCE));
  }

  private Future<Boolean> drop() {
    return run.ask(new DeduplicationCommand.DropScan(job.lease(), DROPPED_AT_ONCE));
  }
}
