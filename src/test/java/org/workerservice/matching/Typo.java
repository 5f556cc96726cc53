package org.workerservice.matching;

/** Makes one typing error. */
public final class Typo {
  private Typo() {}

  /** Inserts (0), leaves out (1), replaces (2) or exchanges with its neighbour (3) a character. */
  public static String of(String text, int kind, int place) {
    int at = Math.min(place, text.length() - 1);
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    return switch (kind) {
      case 0 -> before + "k" + text.substring(at);
      case 1 -> before + after;
      case 2 -> before + "k" + after;
      default -> at == 0 ? exchanged(text, 1) : exchanged(text, at);
    };
  }

  private static String exchanged(String text, int at) {
    return text.length() < 2
        ? text
        : text.substring(0, at - 1)
            + text.charAt(at)
            + text.charAt(at - 1)
            + text.substring(at + 1);
  }
}
