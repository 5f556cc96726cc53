package org.workerservice.identifiers;

/** Arithmetic on the digits of a number; the characters that are read must be ASCII digits. */
final class Digits {
  private Digits() {}

  static int at(String number, int index) {
    return number.charAt(index) - '0';
  }

  static int last(String number) {
    return at(number, number.length() - 1);
  }

  /** Returns the value of the two digits from {@code start}. */
  static int two(String number, int start) {
    return 10 * at(number, start) + at(number, start + 1);
  }

  /**
   * Returns the value of the characters from {@code start} to before {@code end}; at most 18
   * digits.
   */
  static long value(String number, int start, int end) {
    return Long.parseLong(number, start, end, 10);
  }

  /** Returns the sum of the leading digits, each times its weight, from the left. */
  static int weightedSum(String number, int... weights) {
    int sum = 0;
    for (int index = 0; index < weights.length; index++) {
      sum += weights[index] * at(number, index);
    }
    return sum;
  }
}
