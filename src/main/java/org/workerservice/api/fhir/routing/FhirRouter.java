package org.workerservice.api.fhir.routing;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Function;
import org.hl7.fhir.r5.model.CapabilityStatement.TypeRestfulInteraction;
import org.workerservice.api.fhir.answer.FhirAnswers;
import org.workerservice.api.fhir.answer.FhirForm;
import org.workerservice.api.fhir.answer.FhirRequest;
import org.workerservice.api.fhir.format.WantedFormat;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.security.Permission;

/** Mounts interactions and notes each in the capabilities of the service. */
public final class FhirRouter {
  private final GuardedRouter router;
  private final Capabilities capabilities;
  private final Duration deadline;

  /**
   * Adds routes behind the gate.
   *
   * @param deadline for each request
   */
  public FhirRouter(GuardedRouter router, Capabilities capabilities, Duration deadline) {
    this.router = router;
    this.capabilities = capabilities;
    this.deadline = deadline;
  }

  /** Adds an interaction with a type or with one of its resources. */
  public void add(
      String type,
      TypeRestfulInteraction interaction,
      Permission needed,
      Function<FhirRequest, Future<Answered>> handler) {
    String all = FhirAnswers.BASE + "/" + type;
    String one = all + "/:id";
    Handler<RoutingContext> handling = handling(handler);
    switch (interaction) {
      case READ -> router.get(one, needed).handler(handling);
      case VREAD -> router.get(one + "/_history/:version", needed).handler(handling);
      case UPDATE -> router.put(one, needed).handler(handling);
      case PATCH -> router.patch(one, needed).handler(handling);
      case DELETE -> router.delete(one, needed).handler(handling);
      case HISTORYINSTANCE -> router.get(one + "/_history", needed).handler(handling);
      case HISTORYTYPE -> router.get(all + "/_history", needed).handler(handling);
      case CREATE -> router.post(all, needed).handler(handling);
      case SEARCHTYPE -> {
        router.get(all, needed).handler(handling);
        router.post(all + "/_search", needed).handler(handling);
      }
      case NULL -> throw new IllegalArgumentException("no interaction");
    }
    capabilities.add(type, interaction);
  }

  /** Adds an operation on a type, which is called by POST. */
  public void addOperation(
      String type,
      String name,
      Permission needed,
      Function<FhirRequest, Future<Answered>> handler) {
    router.post(FhirAnswers.BASE + "/" + type + "/$" + name, needed).handler(handling(handler));
    capabilities.addOperation(type, name);
  }

  private Handler<RoutingContext> handling(Function<FhirRequest, Future<Answered>> handler) {
    return Handling.of(routing -> handler.apply(request(routing)));
  }

  private FhirRequest request(RoutingContext routing) {
    WantedFormat wanted = WantedFormat.of(routing);
    if (!wanted.acceptable()) {
      throw new RefusedRequest(ErrorCode.NOT_ACCEPTABLE, "The answer has no accepted format.");
    }
    FhirAnswers.requireForm(routing);
    return new FhirRequest(
        routing, FhirForm.codec(routing), wanted, Authentication.context(routing, deadline));
  }
}
