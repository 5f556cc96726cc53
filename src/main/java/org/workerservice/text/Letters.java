package org.workerservice.text;

/**
 * The set of the characters of a text, a bit for each of 32 classes: tells quickly what differs.
 */
public final class Letters {
  /** One typing error changes the set by two at most; texts further apart are not alike. */
  private static final int MAX_OTHERS = 6;

  private Letters() {}

  /** Returns the set of the characters of a text. */
  public static int of(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1 << text.charAt(i);
    }
    return letters;
  }

  /** Whether two sets differ in more letters than alike words do. */
  public static boolean farApart(int left, int right) {
    return Integer.bitCount(left ^ right) > MAX_OTHERS;
  }
}
