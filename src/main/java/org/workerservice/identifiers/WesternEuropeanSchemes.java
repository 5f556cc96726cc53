package org.workerservice.identifiers;

import java.util.List;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** The person and identity card numbers of western and southern Europe. */
final class WesternEuropeanSchemes {
  private static final String SPANISH_CHECKS = "TRWAGMYFPDXBNJZSQVHLCKE";

  static final List<IdentifierScheme> ALL =
      List.of(
          RuledScheme.checked(
              "be_nn",
              "BE",
              Spelling.ANY_SEPARATOR,
              "[0-9]{11}",
              WesternEuropeanSchemes::belgianCheckHolds),
          RuledScheme.checked(
              "de_kvnr",
              "DE",
              Spelling.ANY_SEPARATOR,
              "[A-Z][0-9]{9}",
              WesternEuropeanSchemes::germanCheckHolds),
          RuledScheme.checked(
              "es_dni",
              "ES",
              Spelling.ANY_SEPARATOR,
              "[0-9KLMXYZ][0-9]{7}[A-Z]",
              WesternEuropeanSchemes::spanishCheckHolds),
          RuledScheme.unchecked("es_tsi", "ES", Spelling.ANY_SEPARATOR, "[0-9A-Z]{10,20}"),
          RuledScheme.checked(
              "fr_nir",
              "FR",
              Spelling.ANY_SEPARATOR,
              "[1-478][0-9]{4}(?:[0-9]{2}|2[AB])[0-9]{8}",
              WesternEuropeanSchemes::frenchCheckHolds),
          RuledScheme.unchecked("gr_dss", "GR", Spelling.ANY_SEPARATOR, "[0-9]{10}"),
          // Seven of the digits may be letters, if two people would otherwise share a code.
          RuledScheme.checked(
              "it_cf",
              "IT",
              Spelling.ANY_SEPARATOR,
              "[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]",
              CodiceFiscale::holds),
          RuledScheme.unchecked("li_id", "LI", Spelling.ANY_SEPARATOR, "[A-Z]{2}[0-9]{8,9}"),
          RuledScheme.unchecked("mt_id", "MT", Spelling.ANY_SEPARATOR, "[0-9]{7}[ABGHLMPZ]"),
          RuledScheme.checked(
              "nl_bsn",
              "NL",
              Spelling.ANY_SEPARATOR,
              "[0-9]{9}",
              number -> Modulo11.plain(number, 9, 8, 7, 6, 5, 4, 3, 2)),
          RuledScheme.unchecked(
              "nl_id", "NL", Spelling.ANY_SEPARATOR, DocumentShapes.DUTCH_IDENTITY_CARD),
          RuledScheme.checked(
              "pt_nif",
              "PT",
              Spelling.ANY_SEPARATOR,
              "(?:[1-35-9][0-9]|45)[0-9]{7}",
              number -> Modulo11.complementOrZero(number, 9, 8, 7, 6, 5, 4, 3, 2)));

  private WesternEuropeanSchemes() {}

  /** For births since 2000, the check includes a 2 before the number. */
  private static boolean belgianCheckHolds(String number) {
    long body = Digits.value(number, 0, 9);
    long check = Digits.value(number, 9, 11);
    return check == 97 - body % 97 && belgianDateExists(1900, number)
        || check == 97 - (2_000_000_000L + body) % 97 && belgianDateExists(2000, number);
  }

  /**
   * The month is 20 or 40 higher for people who are not in the register (bis numbers). An unknown
   * month or day is zero; if a year has no more numbers left, the month is zero as well.
   */
  private static boolean belgianDateExists(int century, String number) {
    int month = Digits.two(number, 2) % 20;
    int day = Digits.two(number, 4);
    return Digits.two(number, 2) < 60
        && (month == 0
            || EmbeddedDate.exists(century + Digits.two(number, 0), month, Math.max(day, 1)));
  }

  /**
   * The letter counts as its two-digit position in the alphabet. The last digit is the sum of Luhn
   * itself, not what it lacks to a full ten.
   */
  private static boolean germanCheckHolds(String number) {
    int ordinal = number.charAt(0) - 'A' + 1;
    String body = "" + ordinal / 10 + ordinal % 10 + number.substring(1, 9);
    return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(body + (10 - Digits.last(number)) % 10);
  }

  /**
   * For the check, X, Y and Z count as 0, 1 and 2; the letters of other foreigners do not count.
   */
  private static boolean spanishCheckHolds(String number) {
    int first = "KLMXYZ".indexOf(number.charAt(0));
    String digits =
        (first < 0 ? number.substring(0, 1) : Math.max(0, first - 3)) + number.substring(1, 8);
    int index = (int) (Digits.value(digits, 0, 8) % SPANISH_CHECKS.length());
    return SPANISH_CHECKS.charAt(index) == number.charAt(8);
  }

  /** For the check, the two halves of Corsica (2A and 2B) count as departments 19 and 18. */
  private static boolean frenchCheckHolds(String number) {
    String digits = number.replace("2A", "19").replace("2B", "18");
    return Digits.value(digits, 13, 15) == 97 - Digits.value(digits, 0, 13) % 97
        && frenchMonthExists(Digits.two(number, 3));
  }

  /** Months from 20 on are for people whose papers do not say the month. */
  private static boolean frenchMonthExists(int month) {
    return month >= 1 && month <= 12 || month == 20 || month >= 30 && month <= 42 || month >= 50;
  }
}
