package org.workerservice.matching;

/**
 * The set of the characters of a text, a bit for each of 32 classes: tells quickly what differs.
 */
final class Letters {
  /** One typing error changes the set by two at most; texts further apart are not alike. */
  private static final int MOST_OTHERS = 6;

  private Letters() {}

  static int of(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1 << text.charAt(i);
    }
    return letters;
  }

  static boolean farApart(int left, int right) {
    return Integer.bitCount(left ^ right) > MOST_OTHERS;
  }
}
