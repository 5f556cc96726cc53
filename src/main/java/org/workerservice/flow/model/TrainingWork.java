package org.workerservice.flow.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.job.JobRefused;
import org.workerservice.flow.job.JobWork;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.json.Json;
import org.workerservice.persistence.model.StoredModel;

/** The training jobs. A job that was interrupted starts again from its beginning. */
public final class TrainingWork implements JobWork {
  private static final Duration TIME = Duration.ofHours(1);

  private final Toolbox tools;
  private final ProposeModels propose;

  /**
   * Creates the work.
   *
   * @param propose decides on models that no person has requested
   */
  public TrainingWork(Toolbox tools, ProposeModels propose) {
    this.tools = tools;
    this.propose = propose;
  }

  @Override
  public String kind() {
    return TrainModel.KIND;
  }

  @Override
  public Future<ObjectNode> run(LeasedJob job) {
    ObjectNode parameters = job.parameters();
    boolean isAutomatic = parameters.path(TrainModel.AUTOMATIC).asBoolean();
    return new TrainingRun(
            tools,
            job.context(TIME),
            TrainingPlan.of(parameters),
            isAutomatic ? propose.hooks() : TrainingHooks.NONE,
            (phase, done, total) -> job.report(progress(phase, done, total)))
        .run()
        .map(trained -> trained.map(TrainingWork::end).orElseGet(() -> progress("done", 1, 1)))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof TrainingRun.TooFewWorkers
                        ? new JobRefused("The registry has fewer than two workers to learn from.")
                        : failure));
  }

  private static ObjectNode progress(String phase, int done, int total) {
    ObjectNode progress = Json.MAPPER.createObjectNode();
    return progress.put("phase", phase).put("done", done).put("total", total);
  }

  private static ObjectNode end(TrainingRun.Trained trained) {
    StoredModel model = trained.stored();
    return progress("done", 1, 1)
        .put("model_id", model.id().toString())
        .put("model_version", model.version())
        .put("pairs", trained.trial().pairs())
        .put("decided_differently", trained.trial().decidedDifferently());
  }
}
