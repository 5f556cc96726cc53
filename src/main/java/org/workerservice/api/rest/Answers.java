package org.workerservice.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers in the envelope that all of them share. */
final class Answers {
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");

  private Answers() {}

  /** The two members that are not in use are there, as null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Envelope(boolean success, Object data, Object error) {}

  static void success(RoutingContext routing, int status, Object data) {
    send(routing, status, new Envelope(true, data, null));
  }

  static void noContent(RoutingContext routing) {
    if (!routing.response().ended()) {
      routing.response().setStatusCode(204).end();
    }
  }

  static void error(RoutingContext routing, ErrorCode code, String message, Object details) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code.name());
    error.put("message", message);
    if (details != null) {
      error.put("details", details);
    }
    send(routing, code.status(), new Envelope(false, null, error));
  }

  static void error(RoutingContext routing, ErrorCode code, String message) {
    error(routing, code, message, null);
  }

  private static void send(RoutingContext routing, int status, Object body) {
    HttpServerResponse response = routing.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
        .putHeader(CONTENT_TYPE_OPTIONS, NO_SNIFF)
        .end(Buffer.buffer(encode(body)));
  }

  private static byte[] encode(Object body) {
    try {
      return AnswerJson.MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("An answer could not be written as JSON.", error);
    }
  }
}
