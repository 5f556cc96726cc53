package org.workerservice.search.analysis;

import java.text.Normalizer;
import java.util.Locale;

/** Forms of numbers and codes for comparison; pure. */
public final class Codes {
  private Codes() {}

  /** Returns letters and digits only, in lower case. */
  public static String compact(String text) {
    return kept(exact(text), true);
  }

  /** Returns digits only, those of other scripts as ASCII. */
  public static String digits(String text) {
    return kept(exact(text), false);
  }

  /**
   * Returns digits only, without the zeros that are dialled before an area or country code: the
   * index has every suffix of a number.
   */
  public static String dialled(String text) {
    return digits(text).replaceFirst("^0+", "");
  }

  /** Returns the text in lower case, normalized (NFKC), without surrounding white space. */
  public static String exact(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether a text has a digit. */
  public static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static String kept(String text, boolean letters) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(Codes::asciiDigit)
        .filter(point -> letters ? Character.isLetterOrDigit(point) : point >= '0' && point <= '9')
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static int asciiDigit(int point) {
    return point > 0x7f && Character.isDigit(point) ? '0' + Character.digit(point, 10) : point;
  }
}
