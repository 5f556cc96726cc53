package org.workerservice.api.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Refuses requests that say in more than one way where they end or for which host they are: a proxy
 * in front may understand them otherwise, and take a part of one for the next (RFC 9112 §11.2).
 */
final class Framing {
  private static final String CHUNKED = "chunked";

  /** More than any request takes; the connection ends with its answer. */
  private static final Duration LAST_REQUEST = Duration.ofMinutes(10);

  private Framing() {}

  /** Returns what lets requests pass to the next handler, on the event loop of their connection. */
  static Handler<HttpServerRequest> guard(Handler<HttpServerRequest> next) {
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
   * A connection must end after a request with both lengths (RFC 9112 §6.1), and Netty takes the
   * Content-Length away before it can be seen. What has been sent behind the request is dropped.
   */
  private static void endWith(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    request.connection().shutdown(LAST_REQUEST.toSeconds(), TimeUnit.SECONDS);
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
