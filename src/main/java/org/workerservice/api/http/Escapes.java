package org.workerservice.api.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;

/** Refuses paths and queries whose percent-encoded bytes are not UTF-8 text (RFC 3986 §2.1). */
final class Escapes {
  /** Runs before anything decodes the URI. */
  private static final int BEFORE_ALL_ROUTES = -2;

  private static final int LENGTH = "%41".length();

  private Escapes() {}

  static void mount(Router router) {
    router.route().order(BEFORE_ALL_ROUTES).handler(Escapes::handle);
  }

  private static void handle(RoutingContext routing) {
    if (areText(routing.request().uri())) {
      routing.next();
    } else {
      Answers.error(
          routing,
          ErrorCode.MALFORMED_REQUEST,
          "The percent-encoded path and query must decode to UTF-8 text without U+0000.");
    }
  }

  static boolean areText(String uri) {
    if (uri.indexOf('%') < 0) {
      return true;
    }
    ByteBuffer bytes = ByteBuffer.allocate(uri.length());
    int index = 0;
    while (index < uri.length()) {
      boolean escaped = uri.charAt(index) == '%';
      int value = escaped ? value(uri, index) : ' ';
      if (value <= 0) {
        return false;
      }
      bytes.put((byte) value);
      index += escaped ? LENGTH : 1;
    }
    return isUtf8(bytes.flip());
  }

  /** Returns the byte value of a percent escape, or -1 if it is not one. */
  private static int value(String uri, int index) {
    return index + LENGTH <= uri.length()
            && HexFormat.isHexDigit(uri.charAt(index + 1))
            && HexFormat.isHexDigit(uri.charAt(index + 2))
        ? HexFormat.fromHexDigits(uri, index + 1, index + LENGTH)
        : -1;
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException error) {
      return false;
    }
  }
}
