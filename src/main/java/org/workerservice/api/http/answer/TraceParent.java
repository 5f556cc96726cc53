package org.workerservice.api.http.answer;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The {@code traceparent} header (W3C Trace Context §3.2). */
public final class TraceParent {
  private static final HexFormat HEX = HexFormat.of();
  private static final int TRACE_ID = 3;
  private static final int PARENT_ID = 36;
  private static final int FLAGS = 53;
  private static final int LENGTH = 55;
  private static final String INVALID_VERSION = "ff";
  private static final String FIRST_VERSION = "00";

  private TraceParent() {}

  /** Returns the trace id, or null if the header is null or not valid. */
  public static String traceId(String header) {
    return header != null && isValid(header) ? header.substring(TRACE_ID, PARENT_ID - 1) : null;
  }

  /** Later versions may append fields after another hyphen. */
  private static boolean isValid(String header) {
    boolean complete =
        header.length() == LENGTH
            || header.length() > LENGTH
                && header.charAt(LENGTH) == '-'
                && !header.startsWith(FIRST_VERSION);
    return complete
        && isHex(header, 0, TRACE_ID - 1)
        && isHex(header, TRACE_ID, PARENT_ID - 1)
        && isHex(header, PARENT_ID, FLAGS - 1)
        && isHex(header, FLAGS, LENGTH)
        && header.charAt(TRACE_ID - 1) == '-'
        && header.charAt(PARENT_ID - 1) == '-'
        && header.charAt(FLAGS - 1) == '-'
        && !header.startsWith(INVALID_VERSION)
        && !isZero(header, TRACE_ID, PARENT_ID - 1)
        && !isZero(header, PARENT_ID, FLAGS - 1);
  }

  private static boolean isHex(String text, int from, int to) {
    for (int index = from; index < to; index++) {
      char character = text.charAt(index);
      boolean hex = character >= '0' && character <= '9' || character >= 'a' && character <= 'f';
      if (!hex) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(String text, int from, int to) {
    for (int index = from; index < to; index++) {
      if (text.charAt(index) != '0') {
        return false;
      }
    }
    return true;
  }

  /** Returns a new trace id. */
  public static String randomTraceId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }
}
