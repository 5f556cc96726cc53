package org.workerservice.identifiers;

/** The birth dates inside the numbers of the Nordic population registers. */
final class NordicDates {
  /** Added to the day of Norwegian temporary numbers and of Icelandic numbers of companies. */
  private static final int OTHER_KIND = 40;

  /** Added to the month of Norwegian numbers for testing by one of their two issuers. */
  private static final int HEALTH_TEST = 65;

  /** Added to the day of Swedish co-ordination numbers. */
  private static final int COORDINATION = 60;

  private NordicDates() {}

  /** The seventh digit tells the century, together with the year. */
  static boolean danish(String number) {
    int seventh = Digits.at(number, 6);
    int year = Digits.two(number, 4);
    int century =
        switch (seventh) {
          case 0, 1, 2, 3 -> 1900;
          case 4, 9 -> year <= 36 ? 2000 : 1900;
          default -> year <= 57 ? 2000 : 1800;
        };
    return EmbeddedDate.exists(century + year, Digits.two(number, 2), Digits.two(number, 0));
  }

  /** The seventh character is the century: + is the 1800s, A to F are the 2000s. */
  static boolean finnish(String number) {
    char sign = number.charAt(6);
    int century = sign == '+' ? 1800 : sign >= 'A' && sign <= 'F' ? 2000 : 1900;
    return EmbeddedDate.exists(
        century + Digits.two(number, 4), Digits.two(number, 2), Digits.two(number, 0));
  }

  /** The last digit is the century. Numbers that start with 8 or 9 have no birth date. */
  static boolean icelandic(String number) {
    int century = Digits.last(number);
    int day = Digits.two(number, 0);
    return day >= 80
        || (century == 0 || century >= 8)
            && EmbeddedDate.exists(
                (century == 0 ? 2000 : 1000 + 100 * century) + Digits.two(number, 4),
                Digits.two(number, 2),
                day > OTHER_KIND ? day - OTHER_KIND : day);
  }

  /**
   * The day is 40 higher in temporary (D) numbers. The month is 40 higher in numbers of health
   * institutions (H) and 65 or 80 higher in numbers for testing. Numbers that start with 8 or 9
   * have no birth date. The century is not checked: from 2032 on, no digit tells it.
   */
  static boolean norwegian(String number) {
    int day = Digits.two(number, 0);
    int month = Digits.two(number, 2);
    return day >= 80
        || EmbeddedDate.existsInSomeCentury(
            Digits.two(number, 4),
            norwegianMonth(month),
            day > OTHER_KIND ? day - OTHER_KIND : day);
  }

  private static int norwegianMonth(int month) {
    if (month > 80) {
      return month - 80;
    }
    if (month > HEALTH_TEST) {
      return month - HEALTH_TEST;
    }
    return month > OTHER_KIND ? month - OTHER_KIND : month;
  }

  /** A co-ordination number may lack the day or the month, which are then zero. */
  static boolean swedish(String number) {
    int month = Digits.two(number, 2);
    int day = Digits.two(number, 4);
    boolean incomplete =
        month == 0 && day >= COORDINATION && day <= COORDINATION + 31
            || day == COORDINATION && month <= 12;
    return incomplete
        || EmbeddedDate.existsInSomeCentury(
            Digits.two(number, 0), month, day > COORDINATION ? day - COORDINATION : day);
  }
}
