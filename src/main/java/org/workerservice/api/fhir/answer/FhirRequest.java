package org.workerservice.api.fhir.answer;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.fhir.format.FhirCodec;
import org.workerservice.api.fhir.format.FhirFormat;
import org.workerservice.api.fhir.format.WantedFormat;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.bus.RequestContext;

/** A request of an authenticated caller that wants its answer in a format of FHIR. */
public record FhirRequest(
    RoutingContext routing, FhirCodec codec, WantedFormat wanted, RequestContext context) {

  /**
   * Reads the body.
   *
   * @throws RefusedRequest if it is no resource of this type
   */
  public <T extends Resource> T body(Class<T> type) {
    return codec.read(routing.body().buffer(), bodyFormat(), type);
  }

  /** As above, for a resource of any type. */
  public Resource body() {
    return codec.read(routing.body().buffer(), bodyFormat());
  }

  private FhirFormat bodyFormat() {
    String type = routing.request().getHeader("Content-Type");
    return type == null ? FhirFormat.JSON : FhirFormat.of(type).orElse(FhirFormat.JSON);
  }

  /**
   * Returns the id in the path.
   *
   * @throws RefusedRequest if no resource can have it: all ids are UUIDs
   */
  public UUID id() {
    String id = routing.pathParam("id");
    if (id.length() == 36) {
      try {
        return UUID.fromString(id);
      } catch (IllegalArgumentException _) {
        // Answered below.
      }
    }
    throw notFound();
  }

  /** Returns the refusal of a request for a resource that never existed. */
  public static RefusedRequest notFound() {
    return new RefusedRequest(ErrorCode.NOT_FOUND, "No such resource.");
  }
}
