package org.workerservice.text;

/**
 * The set of the characters of a text, one bit for each of 32 classes: a fast test whether two
 * texts differ a lot.
 */
public final class Letters {
  /** One typing error changes at most two bits; texts with more differences are not similar. */
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

  /** Whether two sets differ in more letters than those of similar words. */
  public static boolean farApart(int left, int right) {
    return Integer.bitCount(left ^ right) > MAX_OTHERS;
  }
}
