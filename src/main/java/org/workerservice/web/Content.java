package org.workerservice.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that stays the same until the next build.
 *
 * @param type media type
 * @param caching value of {@code Cache-Control}
 * @param tag entity tag, derived from the body
 */
record Content(String type, String caching, String tag, Buffer body) {
  private static final int TAG_BYTES = 12;

  /**
   * Allows scripts, styles, images and connections of this service only. Swagger UI has images in
   * its style sheet (data:) and sets style attributes, which cannot run scripts.
   */
  private static final String SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  /** For a path that changes with the content, so that browsers never ask again. */
  static Content immutable(String type, byte[] body) {
    return of(type, "public, max-age=31536000, immutable", body);
  }

  /** For a fixed path, so that browsers revalidate it. */
  static Content revalidated(String type, String body) {
    return of(type, "no-cache", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Content of(String type, String caching, byte[] body) {
    return new Content(type, caching, "\"" + hash(body) + "\"", Buffer.buffer(body));
  }

  private static String hash(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException error) {
      throw new IllegalStateException("Every Java platform has SHA-256.", error);
    }
  }

  void serve(RoutingContext routing) {
    routing.etag(tag);
    routing.response().headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    routing
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, caching)
        .putHeader("Content-Security-Policy", SECURITY_POLICY)
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Content-Type-Options", "nosniff");
    if (routing.isFresh()) {
      routing.response().setStatusCode(304).end();
    } else {
      routing.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(body);
    }
  }
}
