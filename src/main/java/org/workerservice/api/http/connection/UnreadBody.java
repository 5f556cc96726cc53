package org.workerservice.api.http.connection;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What the headers of a request say about its body before any of it is read. */
public final class UnreadBody {
  /** Up to this size, in bytes, reading the rest of a body is cheaper than a new connection. */
  private static final long SHORT = 64 * 1024;

  private UnreadBody() {}

  /** Whether the headers announce a body (RFC 9112 §6). */
  public static boolean isAnnounced(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || declaredLength(request) > 0;
  }

  /** Returns the length in the headers in bytes, or -1 if there is none. */
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
   * Whether the connection can serve another request after the rest of the body has arrived. A
   * client that waits for {@code 100 Continue} may never send the body.
   */
  static boolean isShort(HttpServerRequest request) {
    return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        && declaredLength(request) <= SHORT
        && !request.headers().contains(HttpHeaders.EXPECT);
  }
}
