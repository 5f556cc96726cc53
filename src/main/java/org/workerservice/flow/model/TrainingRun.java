package org.workerservice.flow.model;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.model.StoredModel;
import org.workerservice.persistence.worker.read.ReadCommand;

/**
 * One training: pick workers, pair them at random, compare some with their candidates, train,
 * store, and compare the model with the one in use. Reads small batches sequentially, so that other
 * requests get through in between; computes on the worker pool.
 */
public final class TrainingRun {
  private static final Duration STEP = Duration.ofSeconds(60);
  private static final int RECORDS_PER_BATCH = 1_000;
  private static final int PROBES_PER_BATCH = 20;

  /** Candidates beyond these share fewer keys and are hardly ever the same person. */
  private static final int CANDIDATES_PER_PROBE = 200;

  private final Bus bus;
  private final WorkerPool pool;
  private final RequestContext request;
  private final TrainingPlan plan;
  private final TrainingHooks hooks;
  private final Reporter reporter;
  private final JudgeModels judge;

  /**
   * Prepares a training.
   *
   * @param request with as much time as the training may take
   */
  TrainingRun(
      Toolbox tools,
      RequestContext request,
      TrainingPlan plan,
      TrainingHooks hooks,
      Reporter reporter) {
    this.bus = tools.bus();
    this.pool = tools.pool();
    this.request = request;
    this.plan = plan;
    this.hooks = hooks;
    this.reporter = reporter;
    this.judge = new JudgeModels(tools);
  }

  /** Creates a training on request of a person. */
  public TrainingRun(Toolbox tools, RequestContext request, TrainingPlan plan, Reporter reporter) {
    this(tools, request, plan, TrainingHooks.NONE, reporter);
  }

  /** Stores the progress; a failure ends the training. */
  @FunctionalInterface
  public interface Reporter {
    /** The training has reached this step. */
    Future<Void> reached(String phase, int done, int total);
  }

  /** A stored model, its content and its trial. */
  public record Trained(StoredModel stored, FellegiSunterModel model, ModelTrial trial) {}

  /** Trains; the result is empty if no training is needed. Fails with {@link TooFewWorkers}. */
  public Future<Optional<Trained>> run() {
    return ask(new MatchModelCommand.PickWorkers(tenant(), plan.seed(), plan.records()))
        .compose(
            picked ->
                hooks
                    .needed()
                    .isNeeded(request, picked.living())
                    .compose(
                        needed ->
                            needed
                                ? gather(picked).compose(this::train).map(Optional::of)
                                : Future.succeededFuture(Optional.empty())));
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

  private Future<Trained> train(RegistrySample sample) {
    return pool.run(sample::train)
        .compose(
            model ->
                pool.run(model::toJson)
                    .compose(json -> store(sample, model, json))
                    .compose(stored -> judge(stored, model)));
  }

  private Future<Trained> judge(StoredModel stored, FellegiSunterModel model) {
    return report("judging", 0, 1)
        .compose(reported -> judge.trial(request, model, plan.seed()))
        .compose(
            trial ->
                ask(new MatchModelCommand.StoreTrial(tenant(), stored.id(), trial.json()))
                    .compose(kept -> hooks.trained().trained(request, stored, trial))
                    .map(new Trained(stored, model, trial)));
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

  private Future<Void> report(String phase, int done, int total) {
    return reporter.reached(phase, done, total);
  }

  /** There is nothing to learn from. */
  public static final class TooFewWorkers extends RuntimeException {
    TooFewWorkers() {
      super("fewer than two workers", null, false, false);
    }
  }
}
