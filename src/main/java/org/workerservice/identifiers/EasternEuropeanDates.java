package org.workerservice.identifiers;

/** The birth dates inside the person numbers of central and eastern Europe. */
final class EasternEuropeanDates {
  /** Numbers of nine digits were issued up to this year. */
  private static final int LAST_SHORT_NUMBER = 1953;

  /** The centuries by the first digit of an Estonian or Lithuanian code, two digits for each. */
  private static final int[] BALTIC_CENTURIES = {1800, 1900, 2000, 2100};

  /** The centuries by the first digit of a Romanian code; 0 where it does not tell. */
  private static final int[] ROMANIAN_CENTURIES = {1900, 1900, 1800, 1800, 2000, 2000, 0, 0, 0};

  private EasternEuropeanDates() {}

  /** The month is 20 higher for births in the 1800s and 40 higher since 2000. */
  static boolean bulgarian(String number) {
    int month = Digits.two(number, 2);
    int century =
        switch (month / 20) {
          case 0 -> 1900;
          case 1 -> 1800;
          default -> 2000;
        };
    return month <= 52
        && EmbeddedDate.exists(century + Digits.two(number, 0), month % 20, Digits.two(number, 4));
  }

  /** The month is higher by 20 for each century after 1900, and by 80 for births in the 1800s. */
  static boolean polish(String number) {
    int month = Digits.two(number, 2);
    int century = month / 20 == 4 ? 1800 : 1900 + 100 * (month / 20);
    return EmbeddedDate.exists(century + Digits.two(number, 0), month % 20, Digits.two(number, 4));
  }

  /** Returns the birth year of a Czech or Slovak number, which depends on its length. */
  static int czechYear(String number) {
    int year = 1900 + Digits.two(number, 0);
    if (number.length() == 9) {
      return year > LAST_SHORT_NUMBER ? year - 100 : year;
    }
    return year > LAST_SHORT_NUMBER ? year : year + 100;
  }

  /** The month is 50 higher for women, and since 2004 another 20 higher when numbers run out. */
  static boolean czech(String number) {
    int year = czechYear(number);
    int month = Digits.two(number, 2) % 50;
    return EmbeddedDate.exists(
        year, year >= 2004 && month > 20 ? month - 20 : month, Digits.two(number, 4));
  }

  static boolean estonian(String number) {
    int first = Digits.at(number, 0);
    return first >= 1
        && first <= 8
        && EmbeddedDate.exists(
            BALTIC_CENTURIES[(first - 1) / 2] + Digits.two(number, 1),
            Digits.two(number, 3),
            Digits.two(number, 5));
  }

  /** A first digit 9 marks codes without a birth date. */
  static boolean lithuanian(String number) {
    return Digits.at(number, 0) == 9 || estonian(number);
  }

  /** Codes that start with 32 to 39, issued since 2017, have no birth date. */
  static boolean latvian(String number) {
    int day = Digits.two(number, 0);
    int century = Digits.at(number, 6);
    return day >= 32 && day <= 39
        || century <= 2
            && EmbeddedDate.exists(
                1800 + 100 * century + Digits.two(number, 4), Digits.two(number, 2), day);
  }

  /** The first digits 7 to 9 mark foreigners and leave the century open. */
  static boolean romanian(String number) {
    int first = Digits.at(number, 0);
    if (first == 0) {
      return false;
    }
    int century = ROMANIAN_CENTURIES[first - 1];
    return century == 0
        ? EmbeddedDate.yearFirstExists(number, 1)
        : EmbeddedDate.exists(
            century + Digits.two(number, 1), Digits.two(number, 3), Digits.two(number, 5));
  }

  /** The year has three digits: 980 is 1980, 006 is 2006. */
  static boolean slovenian(String number) {
    int year = (int) Digits.value(number, 4, 7);
    return EmbeddedDate.exists(
        year >= 800 ? 1000 + year : 2000 + year, Digits.two(number, 2), Digits.two(number, 0));
  }
}
