package org.workerservice.api.http.answer;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Answers requests that cannot be parsed as HTTP and closes the connection. The router never sees
 * them.
 */
public final class InvalidRequests {
  /** Limit for a client that does not read its answer. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private InvalidRequests() {}

  /** Answers a request that is not valid HTTP. */
  public static void answer(HttpServerRequest request) {
    RequestIdentity.of(request.headers()).tag(request.response());
    switch (request.decoderResult().cause()) {
      case TooLongHttpLineException _ ->
          refuse(request, ErrorCode.URI_TOO_LONG, "The path and query are too long. Shorten them.");
      case TooLongHttpHeaderException _ ->
          refuse(
              request,
              ErrorCode.HEADERS_TOO_LARGE,
              "The headers are too large. Send fewer or shorter ones.");
      case null, default ->
          refuse(request, ErrorCode.MALFORMED_REQUEST, "The request is not valid HTTP.");
    }
  }

  /** Refuses a request and closes the connection, because nothing after it can be trusted. */
  public static void refuse(HttpServerRequest request, ErrorCode code, String message) {
    // Without this, requests sent behind this one would still be served.
    request.connection().shutdown(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    request
        .response()
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.JSON)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(Answers.errorBody(RequestIdentity.of(request.response()), code, message, null))
        .onComplete(sent -> request.connection().close());
  }
}
