package org.workerservice.identifiers;

/**
 * Verhoeff's check on the symmetries of the pentagon (J. Verhoeff, Error Detecting Decimal Codes,
 * 1969): detects every single wrong digit and every swap of neighbouring digits.
 */
final class Verhoeff {
  private static final String PERMUTATION = "1576283094";

  private Verhoeff() {}

  /** Returns whether the last digit is right; {@code number} consists of ASCII digits. */
  static boolean holds(String number) {
    int product = 0;
    for (int position = 0; position < number.length(); position++) {
      int digit = Digits.at(number, number.length() - 1 - position);
      product = compose(product, permute(digit, position % 8));
    }
    return product == 0;
  }

  private static int permute(int digit, int times) {
    int permuted = digit;
    for (int round = 0; round < times; round++) {
      permuted = Digits.at(PERMUTATION, permuted);
    }
    return permuted;
  }

  /**
   * Multiplies in the symmetry group of the pentagon: 0–4 are rotations, 5–9 are reflections, which
   * reverse the direction.
   */
  private static int compose(int left, int right) {
    boolean leftReflects = left >= 5;
    boolean rightReflects = right >= 5;
    int turn = Math.floorMod(leftReflects ? left - right : left + right, 5);
    return leftReflects == rightReflects ? turn : 5 + turn;
  }
}
