package org.workerservice.api.http.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.workerservice.persistence.database.WriteEffect;

/**
 * Writes answers in the envelope that all of them share. Does nothing if the response has ended.
 */
public final class Answers {
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");

  private Answers() {}

  /** Members without a value are written as null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Envelope(boolean success, Object data, Object error) {}

  /** Answers with data and {@code success: true}. */
  public static Answered success(RoutingContext routing, int status, Object data) {
    return send(routing, status, JSON, encode(new Envelope(true, data, null)));
  }

  /** Answers with a body of another interface. */
  public static Answered body(
      RoutingContext routing, int status, CharSequence mediaType, Buffer body) {
    return send(routing, status, mediaType, body);
  }

  /** Returns the HTTP status for a write of a record. */
  public static int status(WriteEffect effect) {
    return switch (effect) {
      case CREATED -> 201;
      case UPDATED, ATTACHED, RESTORED, MERGED, UNMERGED -> 200;
    };
  }

  /** Answers 304 without a body. The caller sets the headers that identify the content first. */
  public static Answered notModified(RoutingContext routing) {
    if (!routing.response().ended()) {
      routing.response().setStatusCode(304).putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE).end();
    }
    return Answered.GIVEN;
  }

  /** Answers 204 without a body. */
  public static Answered noContent(RoutingContext routing) {
    return empty(routing, 204);
  }

  /** Answers without a body. */
  public static Answered empty(RoutingContext routing, int status) {
    if (!routing.response().ended()) {
      routing.response().setStatusCode(status).end();
    }
    return Answered.GIVEN;
  }

  /** Answers with an error and counts it. {@code details} may be null. */
  public static Answered error(
      RoutingContext routing, ErrorCode code, String message, Object details) {
    if (!isOver(routing)) {
      ErrorCounts.count(routing, code);
      AnswerForm.ErrorBody body =
          AnswerForm.of(routing)
              .map(form -> form.error(routing, code, message, details))
              .orElseGet(
                  () ->
                      new AnswerForm.ErrorBody(
                          MediaTypes.JSON,
                          errorBody(
                              RequestIdentity.of(routing.response()), code, message, details)));
      send(routing, code.status(), body.mediaType(), body.content());
    }
    return Answered.GIVEN;
  }

  /** Answers with an error without details and counts it. */
  public static Answered error(RoutingContext routing, ErrorCode code, String message) {
    return error(routing, code, message, null);
  }

  /** Returns the envelope of an error. {@code details} may be null. */
  static Buffer errorBody(
      RequestIdentity identity, ErrorCode code, String message, Object details) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code.name());
    error.put("message", message);
    if (details != null) {
      error.put("details", details);
    }
    error.put("request_id", identity.requestId());
    error.put("trace_id", identity.traceId());
    return encode(new Envelope(false, null, error));
  }

  private static Answered send(
      RoutingContext routing, int status, CharSequence mediaType, Buffer body) {
    if (isOver(routing)) {
      return Answered.GIVEN;
    }
    HttpServerResponse response = routing.response();
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
        .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
        .putHeader(CONTENT_TYPE_OPTIONS, NO_SNIFF);
    if (routing.request().method().equals(HttpMethod.HEAD)) {
      // For HEAD the server sends no body and sets no Content-Length.
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
    }
    response.end(body);
    return Answered.GIVEN;
  }

  private static boolean isOver(RoutingContext routing) {
    return routing.response().ended() || routing.response().closed();
  }

  private static Buffer encode(Object body) {
    try {
      return Buffer.buffer(AnswerJson.MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("Cannot write the answer as JSON.", error);
    }
  }
}
