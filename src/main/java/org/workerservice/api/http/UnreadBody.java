package org.workerservice.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What the headers of a request say about its body, before any of it is read. */
final class UnreadBody {
  /** Bytes that are read to the end after the answer, rather than that a new connection is made. */
  private static final long SHORT = 64 * 1024;

  private UnreadBody() {}

  /** Whether the headers announce a body (RFC 9112 §6). */
  static boolean isAnnounced(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || declaredLength(request) > 0;
  }

  /** The bytes that the headers announce; -1 where they do not say. */
  static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      return -1;
    }
    try {
      return Long.parseLong(length);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Whether the connection can serve another request once the rest of the body has come in. A
   * client that waits for a word to send its body may send none.
   */
  static boolean isShort(HttpServerRequest request) {
    return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        && declaredLength(request) <= SHORT
        && !request.headers().contains(HttpHeaders.EXPECT);
  }
}
