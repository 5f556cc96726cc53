package org.workerservice.flow.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.persistence.job.JobCommand;

/** Starts training a model on the registry of a tenant. */
public final class TrainModel {
  /** The kind of the training jobs. */
  public static final String KIND = "train_match_model";

  /** Parameter of a job: whether the service itself has started it. */
  static final String AUTOMATIC = "automatic";

  private final Bus bus;

  public TrainModel(Toolbox tools) {
    this.bus = tools.bus();
  }

  /** The outcome of the request. */
  public sealed interface Outcome {
    /** The training runs in this job. */
    record Started(UUID job) implements Outcome {}

    /** A training of the tenant is already queued or running. */
    record AlreadyRunning(UUID job) implements Outcome {}
  }

  /** Queues a job and returns at once; each tenant runs at most one training at a time. */
  public Future<Outcome> start(RequestContext context, TrainingPlan plan) {
    return start(context, plan.json());
  }

  /** Queues a training that a person has not requested. */
  Future<Outcome> startAutomatically(RequestContext context, TrainingPlan plan) {
    return start(context, plan.json().put(AUTOMATIC, true));
  }

  private Future<Outcome> start(RequestContext context, ObjectNode parameters) {
    return bus.ask(
            JobCommand.ADDRESS,
            new JobCommand.Start(context, KIND, parameters.toString()),
            context.deadline())
        .map(
            begun ->
                begun.fresh()
                    ? new Outcome.Started(begun.id())
                    : new Outcome.AlreadyRunning(begun.id()));
  }
}
