package org.workerservice.flow.model;

import io.vertx.core.Future;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.persistence.job.JobCommand;

/** Begins to learn a model from the registry of a tenant. */
public final class TrainModel {
  /** The kind of its jobs. */
  public static final String KIND = "train_match_model";

  private final Toolbox tools;
  private final Bus bus;

  /** Takes the tools of the flow. */
  public TrainModel(Toolbox tools) {
    this.tools = tools;
    this.bus = tools.bus();
  }

  /** What became of the request. */
  public sealed interface Outcome {
    /** The training goes on in this job. */
    record Begun(UUID job) implements Outcome {}

    /** The tenant has a training under way. */
    record UnderWay(UUID job) implements Outcome {}
  }

  /** Begins a job and answers at once; one training at a time in a tenant. */
  public Future<Outcome> begin(RequestContext context, TrainingPlan plan) {
    return bus.ask(
            JobCommand.ADDRESS,
            new JobCommand.Start(context, KIND, plan.json()),
            context.deadline())
        .map(
            begun -> {
              if (!begun.fresh()) {
                return new Outcome.UnderWay(begun.id());
              }
              new TrainingRun(tools, context, plan, begun.id()).run();
              return new Outcome.Begun(begun.id());
            });
  }
}
