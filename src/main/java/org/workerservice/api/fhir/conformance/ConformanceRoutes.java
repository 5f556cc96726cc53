package org.workerservice.api.fhir.conformance;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.fhir.answer.FhirAnswers;
import org.workerservice.api.fhir.answer.FhirForm;
import org.workerservice.api.fhir.answer.FhirRequest;
import org.workerservice.api.fhir.answer.ShownPart;
import org.workerservice.api.fhir.format.WantedFormat;
import org.workerservice.api.fhir.routing.Capabilities;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;

/** Routes for what the service can do. They hold no data and need no token. */
public final class ConformanceRoutes {
  private final Capabilities capabilities;

  /**
   * Creates the routes.
   *
   * @param capabilities completed before the first request
   */
  public ConformanceRoutes(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router
        .get(FhirAnswers.BASE + "/metadata")
        .handler(handling(routing -> Statement.of(capabilities)));
    router
        .get(FhirAnswers.BASE + "/StructureDefinition/:id")
        .handler(handling(ConformanceRoutes::extension));
    router
        .get(FhirAnswers.BASE + "/OperationDefinition/Practitioner-match")
        .handler(handling(routing -> MatchDefinition.of()));
  }

  private static Resource extension(RoutingContext routing) {
    return ExtensionDefinitions.find(routing.pathParam("id")).orElseThrow(FhirRequest::notFound);
  }

  private static Handler<RoutingContext> handling(Function<RoutingContext, Resource> resource) {
    return Handling.of(routing -> Future.succeededFuture(show(routing, resource.apply(routing))));
  }

  private static Answered show(RoutingContext routing, Resource resource) {
    WantedFormat wanted = WantedFormat.of(routing);
    if (!wanted.acceptable()) {
      throw new RefusedRequest(ErrorCode.NOT_ACCEPTABLE, "The answer has no accepted format.");
    }
    return Answers.body(
        routing,
        200,
        wanted.format().contentType(),
        FhirForm.codec(routing)
            .write(resource, wanted, ShownPart.of(routing, resource.fhirType())));
  }
}
