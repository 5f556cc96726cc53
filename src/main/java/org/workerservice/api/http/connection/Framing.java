package org.workerservice.api.http.connection;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.InvalidRequests;

/**
 * Refuses requests with ambiguous length or host. A proxy in front may read them differently and
 * treat a part of one request as the next one (request smuggling, RFC 9112 §11.2).
 */
public final class Framing {
  private static final String CHUNKED = "chunked";

  /** Longer than any request takes. The connection closes after the answer. */
  private static final Duration LAST_REQUEST_TIMEOUT = Duration.ofMinutes(10);

  private Framing() {}

  /**
   * Returns a handler that passes valid requests to {@code next}. Runs on the event loop of the
   * connection.
   */
  public static Handler<HttpServerRequest> guard(Handler<HttpServerRequest> next) {
    return request -> {
      Optional<String> fault = fault(request);
      if (fault.isPresent()) {
        InvalidRequests.refuse(request, ErrorCode.MALFORMED_REQUEST, fault.get());
        return;
      }
      if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
        endWith(request);
      }
      next.handle(request);
    };
  }

  /**
   * Closes the connection after the answer. RFC 9112 §6.1 requires that for a request with both
   * Transfer-Encoding and Content-Length, and Netty removes the Content-Length before it can be
   * seen, so every request with Transfer-Encoding is treated like that. Requests sent behind this
   * one are dropped.
   */
  private static void endWith(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    request.connection().shutdown(LAST_REQUEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  private static Optional<String> fault(HttpServerRequest request) {
    MultiMap headers = request.headers();
    int hosts = headers.getAll(HttpHeaders.HOST).size();
    if (hosts > 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_1)) {
      return Optional.of("The request must have exactly one Host header.");
    }
    return headers.contains(HttpHeaders.TRANSFER_ENCODING)
        ? faultOfTransfer(request)
        : Optional.empty();
  }

  private static Optional<String> faultOfTransfer(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_1_1) {
      return Optional.of("Transfer-Encoding requires HTTP/1.1.");
    }
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    if (codings.size() != 1 || !codings.getFirst().strip().equalsIgnoreCase(CHUNKED)) {
      return Optional.of("Transfer-Encoding must be chunked, with no other coding.");
    }
    return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
        ? Optional.of("Send either Transfer-Encoding or Content-Length, not both.")
        : Optional.empty();
  }
}
