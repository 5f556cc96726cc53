package org.workerservice.flow.model;

import io.vertx.core.Future;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.model.StoredModel;

/** Starts training a model on the registry of a tenant. */
public final class TrainModel {
  /** The kind of the training jobs. */
  public static final String KIND = "train_match_model";

  private final Toolbox tools;
  private final Bus bus;

  public TrainModel(Toolbox tools) {
    this.tools = tools;
    this.bus = tools.bus();
  }

  /** The outcome of the request. */
  public sealed interface Outcome {
    /** The training runs in this job. */
    record Started(UUID job) implements Outcome {}

    /** A training of the tenant is already running. */
    record AlreadyRunning(UUID job) implements Outcome {}
  }

  /**
   * What a background training does in addition, before its job ends.
   *
   * @param needed whether to train at all
   * @param trained called when the model is stored
   */
  record Hooks(Needed needed, Trained trained) {
    static final Hooks NONE =
        new Hooks((_, _) -> Future.succeededFuture(true), (_, _, _) -> Future.succeededFuture());

    /** Whether to train, given the number of living workers. */
    interface Needed {
      Future<Boolean> isNeeded(RequestContext context, long living);
    }

    /** Uses a trained model. */
    interface Trained {
      Future<?> trained(RequestContext context, StoredModel model, ModelTrial trial);
    }
  }

  /** Starts a job and returns at once; each tenant runs at most one training at a time. */
  public Future<Outcome> start(RequestContext context, TrainingPlan plan) {
    return start(context, plan, Hooks.NONE);
  }

  Future<Outcome> start(RequestContext context, TrainingPlan plan, Hooks hooks) {
    return bus.ask(
            JobCommand.ADDRESS,
            new JobCommand.Start(context, KIND, plan.json()),
            context.deadline())
        .map(
            begun -> {
              if (!begun.fresh()) {
                return new Outcome.AlreadyRunning(begun.id());
              }
              new TrainingRun(tools, context, plan, begun.id(), hooks).run();
              return new Outcome.Started(begun.id());
            });
  }
}
