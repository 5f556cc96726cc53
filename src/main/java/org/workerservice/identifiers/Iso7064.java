package org.workerservice.identifiers;

/** The two systems of ISO 7064 for numbers of people; both detect every single wrong digit. */
final class Iso7064 {
  private static final String MODULO_11_2_CHECKS = "10X98765432";

  private Iso7064() {}

  /** MOD 11,10 (hybrid): {@code number} consists of ASCII digits, the check digit last. */
  static boolean modulo11And10Holds(String number) {
    int product = 10;
    for (int index = 0; index < number.length() - 1; index++) {
      int sum = (product + Digits.at(number, index)) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return (11 - product) % 10 == Digits.last(number);
  }

  /** MOD 11-2 (pure) over 17 digits; the 18th character is a digit or X. */
  static boolean modulo11And2Holds(String number) {
    int sum = Digits.weightedSum(number, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return MODULO_11_2_CHECKS.charAt(sum % 11) == number.charAt(17);
  }
}
