package org.workerservice.api.http.connection;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;

/** Why a request is refused under load, or because its body is too large or too slow. */
public enum Refusal {
  SLOW_BODY(ErrorCode.REQUEST_TIMEOUT, "", "The body arrived too slowly. Retry."),
  LARGE_BODY(
      ErrorCode.PAYLOAD_TOO_LARGE, "", "The body exceeds the size limit. Send a smaller one."),
  BODY_MEMORY(
      ErrorCode.SERVICE_UNAVAILABLE,
      "busy",
      "The service is receiving too many bodies. Retry later."),
  BODY_MEMORY_PER_TOKEN(
      ErrorCode.TOO_MANY_REQUESTS,
      "body_bytes",
      "The bodies being received for this token exceed its limit. Retry later."),
  IN_FLIGHT(ErrorCode.SERVICE_UNAVAILABLE, "busy", "Too many requests are in flight. Retry later."),
  IN_FLIGHT_PER_TOKEN(
      ErrorCode.TOO_MANY_REQUESTS,
      "requests",
      "Too many requests are in flight for this token. Retry later."),
  CONNECTIONS_PER_TOKEN(
      ErrorCode.TOO_MANY_REQUESTS,
      "connections",
      "Too many connections are open for this token. Close some, then retry on a new one.");

  private static final String RETRY_AFTER_SECONDS = "1";

  private final ErrorCode code;
  private final String reason;
  private final String message;

  Refusal(ErrorCode code, String reason, String message) {
    this.code = code;
    this.reason = reason;
    this.message = message;
  }

  /** Returns the value of the metric's label. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the connection closes after the answer. */
  private boolean endsConnection() {
    return this == SLOW_BODY || this == CONNECTIONS_PER_TOKEN;
  }

  /** Answers with the error of this refusal. */
  public void answer(RoutingContext routing) {
    if (endsConnection()) {
      ClientConnection.of(routing).endWith(routing);
    }
    if (reason.isEmpty()) {
      Answers.error(routing, code, message);
      return;
    }
    routing.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    Answers.error(routing, code, message, Map.of("reason", reason));
  }
}
