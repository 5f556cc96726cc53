package org.workerservice.generate;

/** Check digits of professional numbers in the United States. */
final class CheckDigits {
  /** The Luhn sum of the prefix 80840, which precedes an NPI in a card number. */
  private static final int NPI_PREFIX_SUM = 24;

  private CheckDigits() {}

  /** Returns the NPI with its tenth digit (Luhn, 45 CFR 162.406 and ISO/IEC 7812). */
  static String npi(String nineDigits) {
    int sum = NPI_PREFIX_SUM;
    for (int index = 0; index < 9; index++) {
      int digit = nineDigits.charAt(index) - '0';
      int weighted = index % 2 == 0 ? 2 * digit : digit;
      sum += weighted / 10 + weighted % 10;
    }
    return nineDigits + (10 - sum % 10) % 10;
  }

  /** Returns the six digits of a DEA number with the check digit. */
  static String dea(String sixDigits) {
    int sum = 0;
    for (int index = 0; index < 6; index++) {
      int digit = sixDigits.charAt(index) - '0';
      sum += index % 2 == 0 ? digit : 2 * digit;
    }
    return sixDigits + sum % 10;
  }
}
