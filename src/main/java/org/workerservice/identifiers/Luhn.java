package org.workerservice.identifiers;

/** The Luhn check (ISO/IEC 7812-1, annex B): detects every single wrong digit. */
final class Luhn {
  private Luhn() {}

  /** Returns whether the last digit is right; {@code number} consists of ASCII digits. */
  static boolean holds(String number) {
    int body = sum(number.substring(0, number.length() - 1));
    return (body + Digits.last(number)) % 10 == 0;
  }

  /**
   * Returns the sum over a number without its check digit; every second digit, including the last,
   * is doubled.
   */
  static int sum(String body) {
    int sum = 0;
    for (int index = 0; index < body.length(); index++) {
      boolean doubled = (body.length() - index) % 2 == 1;
      int digit = Digits.at(body, index);
      sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    return sum;
  }
}
