package org.workerservice.api.rest;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Answers what could not be read as HTTP, which no router ever sees; the connection is closed. */
final class InvalidRequests {
  private InvalidRequests() {}

  static void answer(HttpServerRequest request) {
    switch (request.decoderResult().cause()) {
      case TooLongHttpLineException _ ->
          refuse(request, ErrorCode.URI_TOO_LONG, "The path and query are too long.");
      case TooLongHttpHeaderException _ ->
          refuse(request, ErrorCode.HEADERS_TOO_LARGE, "The headers are too large.");
      case null, default ->
          refuse(request, ErrorCode.MALFORMED_REQUEST, "The request is not HTTP.");
    }
  }

  private static void refuse(HttpServerRequest request, ErrorCode code, String message) {
    request
        .response()
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.JSON)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(Answers.errorBody(code, message, null))
        .onComplete(sent -> request.connection().close());
  }
}
