package org.workerservice.flow.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.FailureText;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerPool;
import org.workerservice.json.Json;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.model.StoredModel;
import org.workerservice.persistence.worker.read.ReadCommand;

/**
 * One training: pick workers, pair them at random, compare some with their candidates, train,
 * store, and compare the model with the one in use. Reads small batches sequentially, so that other
 * requests get through in between; computes on the worker pool.
 */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
  private static final Duration STEP = Duration.ofSeconds(60);
  private static final Duration TRIAL = Duration.ofHours(1);
  private static final int RECORDS_PER_BATCH = 1_000;
  private static final int PROBES_PER_BATCH = 20;

  /** Candidates beyond these share fewer keys and are hardly ever the same person. */
  private static final int CANDIDATES_PER_PROBE = 200;

  private final Bus bus;
  private final WorkerPool pool;
  private final RequestContext request;
  private final TrainingPlan plan;
  private final UUID job;
  private final TrainModel.Hooks hooks;
  private final JudgeModels judge;

  TrainingRun(
      Toolbox tools, RequestContext request, TrainingPlan plan, UUID job, TrainModel.Hooks hooks) {
    this.bus = tools.bus();
    this.pool = tools.pool();
    this.request = withTime(request);
    this.hooks = hooks;
    this.judge = new JudgeModels(tools);
    this.plan = plan;
    this.job = job;
  }

  /** Completes when the job has ended, successfully or not. */
  Future<Boolean> run() {
    return ask(new MatchModelCommand.PickWorkers(tenant(), plan.seed(), plan.records()))
        .compose(
            picked ->
                hooks
                    .needed()
                    .isNeeded(request, picked.living())
                    .compose(needed -> needed ? train(picked) : finish(progress("done", 1, 1))))
        .recover(this::fail);
  }

  private Future<Boolean> train(MatchModelCommand.Picked picked) {
    return gather(picked).compose(this::train).compose(this::finish);
  }

  /** The work goes on after the request was answered. */
  private static RequestContext withTime(RequestContext request) {
    return new RequestContext(
        request.user(),
        request.roles(),
        request.tenant(),
        request.clientAddress(),
        request.userAgent(),
        request.traceId(),
        Deadline.in(TRIAL));
  }

  private UUID tenant() {
    return request.tenant();
  }

  private Future<RegistrySample> gather(MatchModelCommand.Picked picked) {
    if (picked.ids().size() < 2) {
      return Future.failedFuture(new TooFewWorkers());
    }
    RegistrySample sample = new RegistrySample(plan, picked.living());
    Steps steps = new Steps(picked.ids().size(), Math.min(plan.probes(), picked.ids().size()));
    return addRecords(sample, picked.ids(), steps, 0)
        .compose(added -> compute(sample::pairAtRandom))
        .compose(paired -> addProbes(sample, picked.ids(), steps, 0))
        .map(sample);
  }

  /** How much work there is. */
  private record Steps(int records, int probes) {
    int total() {
      return records + probes;
    }
  }

  private Future<?> addRecords(RegistrySample sample, List<UUID> ids, Steps steps, int from) {
    if (from >= steps.records()) {
      return Future.succeededFuture();
    }
    int to = Math.min(from + RECORDS_PER_BATCH, steps.records());
    return ask(new MatchModelCommand.FindPrepared(tenant(), ids.subList(from, to)))
        .compose(workers -> compute(() -> sample.addRecords(workers)))
        .compose(added -> report("sampling", to, steps.total()))
        .compose(reported -> addRecords(sample, ids, steps, to));
  }

  private Future<?> addProbes(RegistrySample sample, List<UUID> ids, Steps steps, int from) {
    if (from >= steps.probes()) {
      return Future.succeededFuture();
    }
    int to = Math.min(from + PROBES_PER_BATCH, steps.probes());
    return ask(new MatchModelCommand.FindPrepared(tenant(), ids.subList(from, to)))
        .compose(probes -> addCandidates(sample, probes))
        .compose(added -> report("comparing", steps.records() + to, steps.total()))
        .compose(reported -> addProbes(sample, ids, steps, to));
  }

  private Future<?> addCandidates(RegistrySample sample, List<PreparedWorker> probes) {
    if (probes.isEmpty()) {
      return Future.succeededFuture();
    }
    // One more than needed: a worker is its own candidate.
    ReadCommand.FindCandidates find =
        new ReadCommand.FindCandidates(
            tenant(), probes.stream().map(PreparedWorker::keys).toList(), CANDIDATES_PER_PROBE + 1);
    return bus.ask(ReadCommand.ADDRESS, find, Deadline.in(STEP))
        .compose(
            found ->
                compute(
                    () -> {
                      for (int index = 0; index < probes.size(); index++) {
                        sample.addProbe(probes.get(index), found.perProbe().get(index));
                      }
                    }));
  }

  /** A stored model and its trial. */
  private record Judged(StoredModel stored, ModelTrial trial) {}

  private Future<Judged> train(RegistrySample sample) {
    return pool.run(sample::train)
        .compose(
            model ->
                pool.run(model::toJson)
                    .compose(json -> store(sample, model, json))
                    .compose(stored -> judge(stored, model)));
  }

  private Future<Judged> judge(StoredModel stored, FellegiSunterModel model) {
    return report("judging", 0, 1)
        .compose(reported -> judge.trial(request, model, plan.seed()))
        .compose(
            trial ->
                ask(new MatchModelCommand.StoreTrial(tenant(), stored.id(), trial.json()))
                    .compose(kept -> hooks.trained().trained(request, stored, trial))
                    .map(new Judged(stored, trial)));
  }

  private Future<StoredModel> store(
      RegistrySample sample, FellegiSunterModel model, String content) {
    return ask(new MatchModelCommand.StoreModel(request, model.name(), content, sample.training()));
  }

  private Future<?> compute(Runnable work) {
    return pool.run(
        () -> {
          work.run();
          return true;
        });
  }

  private <R> Future<R> ask(MatchModelCommand<R> command) {
    return bus.ask(MatchModelCommand.ADDRESS, command, Deadline.in(STEP));
  }

  private Future<?> report(String phase, int done, int total) {
    return note(new JobCommand.Report(tenant(), job, progress(phase, done, total).toString()));
  }

  private static ObjectNode progress(String phase, int done, int total) {
    ObjectNode progress = Json.MAPPER.createObjectNode();
    return progress.put("phase", phase).put("done", done).put("total", total);
  }

  private Future<Boolean> finish(Judged judged) {
    StoredModel model = judged.stored();
    ObjectNode progress = progress("done", 1, 1);
    progress.put("model_id", model.id().toString()).put("model_version", model.version());
    progress
        .put("pairs", judged.trial().pairs())
        .put("decided_differently", judged.trial().decidedDifferently());
    return finish(progress);
  }

  private Future<Boolean> finish(ObjectNode progress) {
    return note(new JobCommand.Finish(tenant(), job, false, progress.toString()));
  }

  private Future<Boolean> fail(Throwable failure) {
    String sentence =
        failure instanceof TooFewWorkers
            ? "The registry has fewer than two workers to learn from."
            : "The training failed because of an error in the service.";
    LOG.warn("Training {} failed: {}", job, FailureText.of(failure));
    ObjectNode progress = Json.MAPPER.createObjectNode().put("error", sentence);
    return note(new JobCommand.Finish(tenant(), job, true, progress.toString())).otherwise(false);
  }

  private Future<Boolean> note(JobCommand<Boolean> command) {
    return bus.ask(JobCommand.ADDRESS, command, Deadline.in(STEP));
  }

  private static final class TooFewWorkers extends RuntimeException {
    TooFewWorkers() {
      super("fewer than two workers", null, false, false);
    }
  }
}
