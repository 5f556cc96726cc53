package org.workerservice.api.fhir.answer;

import ca.uhn.fhir.parser.IParser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r5.model.Meta;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.OperationOutcome.IssueType;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;

/** The answers that all interactions share. */
public final class FhirAnswers {
  /** The path of the interface. */
  public static final String BASE = "/fhir";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private FhirAnswers() {}

  /** Answers with a resource that has no version. */
  public static Answered of(FhirRequest request, int status, Resource resource) {
    return send(
        request.routing(),
        status,
        request.wanted().format().contentType(),
        request.codec().write(resource, request.wanted(), part(request, resource)));
  }

  /**
   * Checks what a request says of its answer, before it changes anything.
   *
   * @throws RefusedRequest if it asks for an answer that does not exist
   */
  public static void requireForm(RoutingContext routing) {
    ShownPart.of(routing, "Resource");
    Preferences.result(routing);
  }

  private static Consumer<IParser> part(FhirRequest request, Resource resource) {
    return ShownPart.of(request.routing(), resource.fhirType());
  }

  private static Answered send(RoutingContext routing, int status, String type, Buffer body) {
    return Answers.body(routing, status, type, body);
  }

  /** Answers a read: 304 if the request knows the version. */
  public static Answered read(FhirRequest request, Resource resource) {
    tag(request.routing(), resource.getMeta());
    if (Freshness.isKnown(request.routing(), resource.getMeta())) {
      return Answers.notModified(request.routing());
    }
    return of(request, 200, resource);
  }

  /** Answers a write with what the request prefers. */
  public static Answered written(FhirRequest request, int status, Resource resource) {
    RoutingContext routing = request.routing();
    tag(routing, resource.getMeta());
    String path = path(resource.fhirType(), UUID.fromString(resource.getIdPart()));
    routing
        .response()
        .putHeader(
            status == 201 ? HttpHeaders.LOCATION : HttpHeaders.CONTENT_LOCATION,
            path + "/_history/" + resource.getMeta().getVersionId());
    return switch (Preferences.result(routing)) {
      case REPRESENTATION -> of(request, status, resource);
      case MINIMAL -> Answers.empty(routing, status);
      case OUTCOME ->
          of(request, status, Outcomes.success(status == 201 ? "Created." : "Written."));
    };
  }

  /** Answers 412: the request does not accept the current version. */
  public static Answered stale(FhirRequest request, long current) {
    request.routing().response().putHeader("ETag", tag(current));
    return Answers.error(
        request.routing(),
        ErrorCode.VERSION_MISMATCH,
        "The request does not accept the current version of the resource, "
            + current
            + ". Read the resource again and repeat the change.");
  }

  /** Answers 410: the resource existed and is deleted. */
  public static Answered deleted(FhirRequest request) {
    OperationOutcome outcome = new OperationOutcome();
    Outcomes.add(outcome, ErrorCode.NOT_FOUND, "The resource is deleted.")
        .setCode(IssueType.DELETED);
    return send(
        request.routing(),
        410,
        request.wanted().format().contentType(),
        request.codec().write(outcome, request.wanted()));
  }

  private static void tag(RoutingContext routing, Meta meta) {
    routing.response().putHeader("ETag", tag(Long.parseLong(meta.getVersionId())));
    if (meta.hasLastUpdated()) {
      Instant updated = meta.getLastUpdated().toInstant();
      routing.response().putHeader("Last-Modified", HTTP_DATE.format(updated));
    }
  }

  private static String tag(long version) {
    return "W/\"" + version + "\"";
  }

  /** Returns the absolute URL of the interface, as the caller reached it. */
  public static String base(RoutingContext routing) {
    HostAndPort authority = routing.request().authority();
    return routing.request().scheme() + "://" + (authority == null ? "" : authority) + BASE;
  }

  /** Returns the path of a resource. */
  public static String path(String type, UUID id) {
    return BASE + "/" + type + "/" + id;
  }
}
