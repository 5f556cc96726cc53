package org.workerservice.api.rest.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.body.BodyNumbers;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.model.MatchModels;
import org.workerservice.flow.model.TrainModel;
import org.workerservice.flow.model.TrainingPlan;
import org.workerservice.persistence.model.StoredModel;
import org.workerservice.security.Permission;

/** Routes that train, list, read and activate match models. */
public final class ModelRoutes {
  private final ModelFlows flows;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ModelRoutes(ModelFlows flows, Duration deadline) {
    this.flows = flows;
    this.deadline = deadline;
  }

  /** Adds the routes to train, list, read and activate models. */
  public void mount(GuardedRouter router) {
    router
        .post("/api/match-models", Permission.MANAGE_MATCH_MODELS)
        .handler(Handling.of(this::train));
    router
        .get("/api/match-models", Permission.MANAGE_MATCH_MODELS)
        .handler(Handling.of(this::list));
    router
        .get("/api/match-models/:id", Permission.MANAGE_MATCH_MODELS)
        .handler(Handling.of(this::read));
    router
        .post("/api/match-models/:id/activate", Permission.MANAGE_MATCH_MODELS)
        .handler(Handling.of(this::activate));
  }

  private RequestContext context(RoutingContext routing) {
    return Authentication.context(routing, deadline);
  }

  private record StartedView(UUID jobId) {}

  private Future<Answered> train(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = context(routing);
    return flows.train().start(context, plan(routing)).map(outcome -> answer(routing, outcome));
  }

  private static Answered answer(RoutingContext routing, TrainModel.Outcome outcome) {
    return switch (outcome) {
      case TrainModel.Outcome.Started(UUID job) -> {
        routing.response().putHeader("Location", "/api/jobs/" + job);
        yield Answers.success(routing, 202, new StartedView(job));
      }
      case TrainModel.Outcome.AlreadyRunning(UUID job) ->
          Answers.error(
              routing,
              ErrorCode.TRAINING_UNDER_WAY,
              "A training is already running. Wait until it ends.",
              Map.of("job_id", job));
    };
  }

  /** A request without a body uses the default plan. */
  private static TrainingPlan plan(RoutingContext routing) {
    TrainingPlan standard = TrainingPlan.STANDARD;
    if (routing.body().length() <= 0) {
      return standard;
    }
    ObjectNode body = RequestBody.object(routing);
    BodyParts parts = new BodyParts();
    TrainingPlan plan =
        new TrainingPlan(
            size(parts, body, "records", standard.records(), 2, TrainingPlan.MAX_RECORDS),
            size(parts, body, "probes", standard.probes(), 1, TrainingPlan.MAX_PROBES),
            size(
                parts,
                body,
                "random_pairs",
                standard.randomPairs(),
                1,
                TrainingPlan.MAX_RANDOM_PAIRS),
            parts.read(
                () ->
                    BodyNumbers.take(body, "seed", standard.seed(), Long.MIN_VALUE, Long.MAX_VALUE),
                standard.seed()));
    parts.check(() -> BodyNumbers.refuseOthers(body));
    parts.finish();
    return plan;
  }

  private static int size(
      BodyParts parts, ObjectNode body, String field, int standard, int min, int max) {
    return parts.read(() -> (int) BodyNumbers.take(body, field, standard, min, max), standard);
  }

  private record ListAnswer(List<ModelView> models) {
    static ListAnswer of(List<StoredModel> stored) {
      List<ModelView> views = new ArrayList<>(stored.stream().map(ModelView::of).toList());
      views.add(ModelView.builtIn(MatchModels.noneActive(stored)));
      return new ListAnswer(views);
    }
  }

  private Future<Answered> list(RoutingContext routing) {
    Parameters.allow(routing);
    return flows
        .models()
        .list(context(routing))
        .map(models -> Answers.success(routing, 200, ListAnswer.of(models)));
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = context(routing);
    return flows.models().find(context, Parameters.id(routing)).map(found -> show(routing, found));
  }

  private Future<Answered> activate(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = context(routing);
    return flows
        .models()
        .activate(context, Parameters.id(routing))
        .map(found -> show(routing, found));
  }

  private static Answered show(RoutingContext routing, Optional<MatchModels.Whole> found) {
    return found
        .map(model -> Answers.success(routing, 200, ModelView.Whole.of(model)))
        .orElseGet(() -> notFound(routing));
  }

  static Answered notFound(RoutingContext routing) {
    return Answers.error(routing, ErrorCode.NOT_FOUND, "No match model has this id.");
  }
}
