package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Deadline;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.job.JobRefused;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.flow.model.ModelTrial;
import org.workerservice.flow.model.TrainingPlan;
import org.workerservice.flow.model.TrainingRun;
import org.workerservice.json.Json;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.StoredModel;

/** Finds or trains the model of a run, and says what a trained model would decide differently. */
final class ChooseModel {
  /** A smaller registry is hardly enough to learn from. */
  private static final int ADVICE_FROM = 2_000;

  private static final Duration STEP = Duration.ofSeconds(60);
  private static final Duration TRAINING = Duration.ofHours(1);

  private final RunTools run;
  private final LeasedJob job;
  private final RunProgress progress;

  ChooseModel(RunTools run, LeasedJob job, RunProgress progress) {
    this.run = run;
    this.job = job;
    this.progress = progress;
  }

  /** Returns the model of a run that begins. */
  Future<RunModel> choose(ModelChoice choice) {
    return switch (choice) {
      case ModelChoice.Active _ -> Future.succeededFuture(active());
      case ModelChoice.Train _ -> train().map(ChooseModel::of);
      case ModelChoice.Version(int version) ->
          version == RunModel.BUILT_IN.version()
              ? Future.succeededFuture(RunModel.BUILT_IN)
              : ofVersion(version);
    };
  }

  private RunModel active() {
    ActiveModels.Active used = run.tools().policy().models().of(job.tenant());
    return used.version() == 0
        ? RunModel.BUILT_IN
        : new RunModel(Optional.of(used.id()), used.version(), used.model());
  }

  private Future<RunModel> ofVersion(int version) {
    return ask(new MatchModelCommand.ListModels(job.tenant()))
        .compose(
            models ->
                models.stream()
                    .filter(model -> model.version() == version)
                    .findFirst()
                    .map(model -> find(Optional.of(model.id())))
                    .orElseGet(() -> Future.failedFuture(gone())));
  }

  /** Returns the model that an earlier owner has chosen. */
  Future<RunModel> find(Optional<UUID> id) {
    return id.map(
            stored ->
                ask(new MatchModelCommand.FindModel(job.tenant(), stored))
                    .compose(
                        found ->
                            found
                                .map(ChooseModel::of)
                                .map(Future::succeededFuture)
                                .orElseGet(() -> Future.failedFuture(gone()))))
        .orElseGet(() -> Future.succeededFuture(RunModel.BUILT_IN));
  }

  private static JobRefused gone() {
    return new JobRefused("The match model of the run does not exist.");
  }

  private static RunModel of(StoredModel stored) {
    return new RunModel(
        Optional.of(stored.id()),
        stored.version(),
        FellegiSunterModel.fromJson(stored.content().orElseThrow()));
  }

  private static RunModel of(TrainingRun.Trained trained) {
    return new RunModel(
        Optional.of(trained.stored().id()), trained.stored().version(), trained.model());
  }

  private Future<TrainingRun.Trained> train() {
    return progress
        .begin("training", 0, 1)
        .compose(
            begun ->
                new TrainingRun(
                        run.tools(),
                        job.context(TRAINING),
                        TrainingPlan.STANDARD,
                        (phase, done, total) ->
                            total > 1 ? progress.begin("training", done, total) : job.check(true))
                    .run())
        .map(Optional::orElseThrow)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof TrainingRun.TooFewWorkers
                        ? new JobRefused("The registry has fewer than two workers to learn from.")
                        : failure));
  }

  /**
   * Says in the report how a trained model would decide, if a large registry uses the built-in one.
   * Takes the trial of the latest trained model, or trains one, which is not put in use.
   */
  Future<Void> advise(RunRequest request, RunModel model, int workers) {
    boolean isAdvised =
        request.model() instanceof ModelChoice.Active
            && model.id().isEmpty()
            && workers >= ADVICE_FROM
            && run.tools().policy().base().strategy() == StrategyKind.FELLEGI_SUNTER;
    return isAdvised ? trial().map(this::report) : Future.succeededFuture();
  }

  private record Tried(int version, ModelTrial trial) {}

  private Future<Tried> trial() {
    return ask(new MatchModelCommand.ListModels(job.tenant()))
        .compose(
            models ->
                latest(models)
                    .map(Future::succeededFuture)
                    .orElseGet(
                        () ->
                            train()
                                .map(
                                    trained ->
                                        new Tried(trained.stored().version(), trained.trial()))));
  }

  private static Optional<Tried> latest(List<StoredModel> newestFirst) {
    return newestFirst.stream()
        .filter(model -> model.trial().isPresent())
        .findFirst()
        .map(model -> new Tried(model.version(), ModelTrial.read(model.trial().orElseThrow())));
  }

  private Void report(Tried tried) {
    ObjectNode advice = Json.MAPPER.createObjectNode();
    advice.put("model_version", tried.version());
    advice.put("pairs", tried.trial().pairs());
    advice.put("decided_differently", tried.trial().decidedDifferently());
    progress.put("trained_model", advice);
    return null;
  }

  private <R> Future<R> ask(MatchModelCommand<R> command) {
    return run.tools().bus().ask(MatchModelCommand.ADDRESS, command, Deadline.in(STEP));
  }
}
