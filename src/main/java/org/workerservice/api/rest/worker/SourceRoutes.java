package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.SentIdentity;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.source.UpsertWorker;
import org.workerservice.flow.source.UpsertWorker.OnDuplicate;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.persistence.worker.read.ListedSource;
import org.workerservice.security.Permission;
import org.workerservice.survivorship.Feed;
import org.workerservice.validation.Intake;
import org.workerservice.validation.KeyText;

/** Routes that create or update a worker by its key in a feeding system, and list such keys. */
public final class SourceRoutes {
  private static final String SOURCE = "source";
  private static final String WORKER = "worker";
  private static final int MAX_KEYS = 1_000;
  private static final int MAX_KEY_TEXT = 255;

  private final Flows flows;
  private final SourceAnswers answers;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public SourceRoutes(Flows flows, WorkerView view, Duration deadline) {
    this.flows = flows;
    this.answers = new SourceAnswers(view);
    this.deadline = deadline;
  }

  /** Adds the routes. */
  public void mount(GuardedRouter router) {
    router.put("/api/sources/workers", Permission.WRITE_WORKERS).handler(Handling.of(this::upsert));
    router.post("/api/sources/read", Permission.IMPORT_WORKERS).handler(Handling.of(this::list));
  }

  private record ListRequest(String system, Optional<String> after, Optional<Integer> limit) {}

  private record Listed(String id, UUID workerId, String employmentStatus) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<Listed> sources, Optional<String> next) {}

  private Future<Answered> list(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    ListRequest request = RequestBody.read(routing, ListRequest.class);
    String system = system(request);
    int limit = limit(request);
    return flows
        .sources()
        .list(context, system, after(request), limit)
        .map(page -> Answers.success(routing, 200, page(page, limit)));
  }

  private static ListAnswer page(List<ListedSource> page, int limit) {
    return new ListAnswer(
        page.stream()
            .map(one -> new Listed(one.id(), one.worker(), one.employmentStatus()))
            .toList(),
        page.size() < limit ? Optional.empty() : Optional.of(page.getLast().id()));
  }

  private static String system(ListRequest request) {
    String system = request.system() == null ? "" : KeyText.normal(request.system());
    if (system.isEmpty() || !isKeyText(system)) {
      throw RefusedRequest.malformed(
          "system", "invalid_format", "The value must be the name of a system.");
    }
    return system;
  }

  private static String after(ListRequest request) {
    String after = request.after() == null ? "" : request.after().orElse("");
    if (!isKeyText(after)) {
      throw RefusedRequest.malformed(
          "after", "invalid_format", "The value must be the next of an earlier page.");
    }
    return after;
  }

  private static boolean isKeyText(String text) {
    return text.length() <= MAX_KEY_TEXT && text.indexOf('\u0000') < 0;
  }

  private static int limit(ListRequest request) {
    int limit = request.limit() == null ? MAX_KEYS : request.limit().orElse(MAX_KEYS);
    if (limit < 1 || limit > MAX_KEYS) {
      throw RefusedRequest.malformed(
          "limit", "out_of_range", "The value must be from 1 to " + MAX_KEYS + ".");
    }
    return limit;
  }

  /** The parts of a body. */
  private record Sent(WorkerSource source, ObjectNode fields, Worker worker) {
    Feed feed() {
      return new Feed(source.key(), source.updatedAt(), worker, SentFields.of(fields));
    }
  }

  private Future<Answered> upsert(RoutingContext routing) {
    Parameters.allow(routing, "on_duplicate");
    RequestContext context = Authentication.context(routing, deadline);
    OnDuplicate onDuplicate = onDuplicate(routing);
    ObjectNode body = RequestBody.object(routing);
    BodyParts parts = new BodyParts();
    Set<UUID> acknowledged = parts.read(() -> acknowledged(routing, body), Set.<UUID>of());
    parts.check(() -> refuseOthers(body));
    WorkerSource source = parts.read(() -> part(body, SOURCE, WorkerSource.class), null);
    Worker worker = parts.read(() -> part(body, WORKER, Worker.class), null);
    parts.finish();
    Sent sent = new Sent(source, (ObjectNode) body.get(WORKER), worker);
    VersionCondition condition = SentIdentity.condition(routing, sent.fields(), worker.version());
    UpsertWorker.Request request =
        new UpsertWorker.Request(
            context,
            sent.feed(),
            Intake.API,
            onDuplicate,
            condition,
            SentIdentity.isExpected(routing, condition),
            acknowledged,
            IdempotencyKeys.of(routing, context, "PUT /api/sources/workers"));
    return flows.upsert().upsert(request).map(outcome -> answers.of(routing, context, outcome));
  }

  /** They stand beside the worker or, as in a PATCH, among its fields. */
  private static Set<UUID> acknowledged(RoutingContext routing, ObjectNode body) {
    Set<UUID> all = new HashSet<>(Acknowledgements.take(routing, body));
    if (body.get(WORKER) instanceof ObjectNode worker) {
      all.addAll(Acknowledgements.take(routing, worker));
    }
    return Set.copyOf(all);
  }

  private static OnDuplicate onDuplicate(RoutingContext routing) {
    String text = Parameters.single(routing, "on_duplicate").orElse("refuse");
    return switch (text) {
      case "refuse" -> OnDuplicate.REFUSE;
      case "attach" -> OnDuplicate.ATTACH;
      default ->
          throw RefusedRequest.malformed(
              "on_duplicate", "invalid_format", "The parameter must be refuse or attach.");
    };
  }

  private static void refuseOthers(ObjectNode body) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!List.of(SOURCE, WORKER).contains(name)) {
                throw RefusedRequest.malformed(
                    name, "unknown_field", "Unknown field. Check its name.");
              }
            });
  }

  private static <T> T part(ObjectNode body, String name, Class<T> type) {
    if (!(body.get(name) instanceof ObjectNode object)) {
      throw RefusedRequest.malformed(name, "wrong_type", "The value must be an object.");
    }
    return RequestBody.convert(name + ".", object, type);
  }
}
