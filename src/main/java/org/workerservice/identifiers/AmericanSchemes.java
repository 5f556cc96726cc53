package org.workerservice.identifiers;

import java.util.List;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** The person and professional numbers of the Americas. */
final class AmericanSchemes {
  /** The prefix of health applications in the United States, which an NPI omits. */
  private static final String NPI_PREFIX = "80840";

  private static final String MEXICAN_ALPHABET = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

  /** The states, and NE for births abroad. */
  private static final String MEXICAN_STATE =
      "(?:AS|BC|BS|CC|CH|CL|CM|CS|DF|DG|GR|GT|HG|JC|MC|MN|MS|NE|NL|NT|OC|PL|QR|QT|SL|SP|SR|TC|TL|TS"
          + "|VZ|YN|ZS)";

  /** The letters and digits of a registration number of the Drug Enforcement Administration. */
  private static final int DEA_LENGTH = 9;

  static final List<IdentifierScheme> ALL =
      List.of(
          RuledScheme.checked(
              "br_cpf",
              "BR",
              Spelling.ANY_SEPARATOR,
              "(?!([0-9])\\1{10})[0-9]{11}",
              AmericanSchemes::brazilianChecksHold),
          // The sex may be X, which means neither.
          RuledScheme.checked(
              "mx_curp",
              "MX",
              Spelling.ANY_SEPARATOR,
              "[A-ZÑ]{4}[0-9]{6}[HMX]" + MEXICAN_STATE + "[A-ZÑ]{3}[0-9A-Z][0-9]",
              AmericanSchemes::mexicanCheckHolds),
          // A suffix after a hyphen distinguishes the staff of one hospital, so it stays.
          RuledScheme.checked(
                  "us_dea",
                  "US",
                  Spelling.ALL_BUT_SIGNS,
                  "[A-Z][A-Z9](?!0{7})[0-9]{7}(?:-[0-9A-Z]{1,16})?",
                  AmericanSchemes::drugEnforcementCheckHolds)
              .folding(number -> Spelling.withSignOnlyAfter(DEA_LENGTH, number)),
          RuledScheme.checked(
                  "us_npi",
                  "US",
                  Spelling.ANY_SEPARATOR,
                  "[12][0-9]{9}",
                  number -> LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(NPI_PREFIX + number))
              .folding(AmericanSchemes::withoutCardPrefix),
          RuledScheme.unchecked(
              "us_ssn",
              "US",
              Spelling.ANY_SEPARATOR,
              "(?!000|666|9|078051120|219099999|457555462)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}"));

  private AmericanSchemes() {}

  private static boolean brazilianChecksHold(String number) {
    return Modulo11.complementOrZero(number, 10, 9, 8, 7, 6, 5, 4, 3, 2)
        && Modulo11.complementOrZero(number, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
  }

  private static boolean mexicanCheckHolds(String number) {
    int sum = 0;
    for (int index = 0; index < 17; index++) {
      sum += MEXICAN_ALPHABET.indexOf(number.charAt(index)) * (18 - index);
    }
    return (sum + Digits.last(number)) % 10 == 0 && mexicanDateExists(number);
  }

  /** The seventeenth character is a digit for births before 2000, else a letter. */
  private static boolean mexicanDateExists(String number) {
    int century = number.charAt(16) <= '9' ? 1900 : 2000;
    return EmbeddedDate.exists(
        century + Digits.two(number, 4), Digits.two(number, 6), Digits.two(number, 8));
  }

  private static boolean drugEnforcementCheckHolds(String number) {
    return Digits.weightedSum(number.substring(2), 1, 2, 1, 2, 1, 2) % 10 == Digits.at(number, 8);
  }

  /** On cards, the prefix of health applications stands before the number. */
  private static String withoutCardPrefix(String number) {
    return number.length() == 15 && number.startsWith(NPI_PREFIX)
        ? number.substring(NPI_PREFIX.length())
        : number;
  }
}
