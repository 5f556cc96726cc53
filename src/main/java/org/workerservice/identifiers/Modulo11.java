package org.workerservice.identifiers;

/**
 * The weighted checks modulo 11. The number of weights is the number of leading digits that are
 * summed; the digit after them is the check digit. The variants differ in how they handle the
 * remainders that do not fit in one decimal digit.
 */
final class Modulo11 {
  private Modulo11() {}

  /** Check digit 11 − remainder, 0 for 11; no number exists where the result is 10. */
  static boolean complement(String number, int... weights) {
    return (11 - remainder(number, weights)) % 11 == checkDigit(number, weights);
  }

  /** Check digit 11 − remainder, 0 for both 10 and 11. */
  static boolean complementOrZero(String number, int... weights) {
    return (11 - remainder(number, weights)) % 11 % 10 == checkDigit(number, weights);
  }

  /** Check digit is the remainder itself; no number exists where it is 10. */
  static boolean plain(String number, int... weights) {
    return remainder(number, weights) == checkDigit(number, weights);
  }

  /** Check digit is the remainder, or {@code insteadOfTen} where it is 10. */
  static boolean plainOr(int insteadOfTen, String number, int... weights) {
    int remainder = remainder(number, weights);
    return (remainder == 10 ? insteadOfTen : remainder) == checkDigit(number, weights);
  }

  /** The rule of the ten-digit numbers of all health services of the United Kingdom. */
  static boolean healthService(String number) {
    return complement(number, 10, 9, 8, 7, 6, 5, 4, 3, 2);
  }

  /** The rule of the Estonian and Lithuanian personal codes: a second set of weights for a 10. */
  static boolean baltic(String number) {
    int first = remainder(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1);
    return first == 10
        ? plainOr(0, number, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3)
        : first == Digits.last(number);
  }

  private static int remainder(String number, int... weights) {
    return Digits.weightedSum(number, weights) % 11;
  }

  private static int checkDigit(String number, int... weights) {
    return Digits.at(number, weights.length);
  }
}
