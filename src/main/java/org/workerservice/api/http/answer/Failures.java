package org.workerservice.api.http.answer;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.ServiceUnavailable;

/** The only place that turns failures into answers. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final String RETRY_AFTER_SECONDS = "1";

  private Failures() {}

  /**
   * Answers a request whose handler failed. Resets the stream if the answer has already started.
   */
  public static Answered answer(RoutingContext routing, Throwable failure) {
    if (routing.response().headWritten()) {
      return abandon(routing, failure);
    }
    return switch (failure) {
      case RefusedRequest refused ->
          Answers.error(
              routing, refused.code(), refused.getMessage(), refused.details().orElse(null));
      case BrokenSearch broken ->
          Answers.error(routing, ErrorCode.BROKEN_QUERY, broken.getMessage(), broken.details());
      case ServiceUnavailable unavailable -> {
        routing.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
        yield Answers.error(
            routing,
            ErrorCode.SERVICE_UNAVAILABLE,
            unavailable.getMessage(),
            Map.of("reason", unavailable.reason().name().toLowerCase(Locale.ROOT)));
      }
      // Requests that the router could not read, such as a query with a broken percent escape.
      case HttpException refused when refused.getStatusCode() < 500 ->
          answer(routing, refused.getStatusCode());
      case Throwable bug -> {
        log(routing, bug);
        // Some headers may describe the answer that failed.
        RequestIdentity identity = RequestIdentity.of(routing.response());
        routing.response().headers().clear();
        identity.tag(routing.response());
        yield Answers.error(
            routing,
            ErrorCode.INTERNAL_ERROR,
            "The service failed to process the request. Retry, or contact its operator.");
      }
    };
  }

  /**
   * Resets a request that can no longer be answered, so that its client neither waits nor accepts a
   * partial answer.
   */
  public static Answered abandon(RoutingContext routing, Throwable failure) {
    if (!routing.response().ended()) {
      routing.response().reset();
    }
    log(routing, failure);
    return Answered.GIVEN;
  }

  /**
   * Logs only the type and the stack trace, because messages of unknown failures may quote personal
   * data.
   */
  private static void log(RoutingContext routing, Throwable failure) {
    RequestIdentity identity = RequestIdentity.of(routing.response());
    LOG.error(
        "Unexpected {} while serving {} {} (request {}, trace {})",
        failure.getClass().getName(),
        routing.request().method(),
        routing.currentRoute() == null ? "" : routing.currentRoute().getPath(),
        identity.requestId(),
        identity.traceId(),
        withoutMessage(failure));
  }

  private static Throwable withoutMessage(Throwable bug) {
    Throwable trace = new Throwable(bug.getClass().getName());
    trace.setStackTrace(bug.getStackTrace());
    return trace;
  }

  /** Answers a request that the router refused with this status. */
  public static Answered answer(RoutingContext routing, int status) {
    return switch (status) {
      case 400 -> Answers.error(routing, ErrorCode.MALFORMED_REQUEST, "The request is malformed.");
      case 404 -> Answers.error(routing, ErrorCode.NOT_FOUND, "No such resource. Check the path.");
      case 405 ->
          Answers.error(
              routing,
              ErrorCode.METHOD_NOT_ALLOWED,
              "This path does not support the method. The Allow header lists the supported ones.");
      case 406 ->
          Answers.error(
              routing, ErrorCode.NOT_ACCEPTABLE, "The Accept header must allow application/json.");
      case 408 ->
          Answers.error(
              routing, ErrorCode.REQUEST_TIMEOUT, "The request arrived too slowly. Retry.");
      case 413 ->
          Answers.error(
              routing,
              ErrorCode.PAYLOAD_TOO_LARGE,
              "The body exceeds the size limit. Send a smaller one.");
      case 414 ->
          Answers.error(
              routing, ErrorCode.URI_TOO_LONG, "The path and query are too long. Shorten them.");
      case 415 ->
          Answers.error(
              routing,
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "The body must be of type application/json, or for PATCH"
                  + " application/merge-patch+json.");
      case 417 ->
          Answers.error(
              routing,
              ErrorCode.EXPECTATION_FAILED,
              "The Expect header may only be 100-continue. Send the request without it.");
      default ->
          Answers.error(
              routing,
              ErrorCode.INTERNAL_ERROR,
              "The service failed to process the request. Retry, or contact its operator.");
    };
  }
}
