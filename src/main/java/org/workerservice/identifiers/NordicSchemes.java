package org.workerservice.identifiers;

import java.util.List;
import java.util.regex.Pattern;

/** The population register numbers of the Nordic countries. */
final class NordicSchemes {
  private static final Pattern WITH_CENTURY = Pattern.compile("^(?:18|19|20)([0-9]{10})$");
  private static final String FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  static final List<IdentifierScheme> ALL =
      List.of(
          // No check digit since 2007, when the numbers of some birth dates had run out.
          RuledScheme.unchecked("dk_cpr", "DK", Spelling.ANY_SEPARATOR, "[0-9]{10}"),
          RuledScheme.checked(
              "fi_hetu",
              "FI",
              Spelling.WHITE_SPACE,
              "[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]",
              NordicSchemes::finnishCheckHolds),
          // The tenth digit is the century and is not part of the check.
          RuledScheme.checked(
              "is_kt",
              "IS",
              Spelling.ANY_SEPARATOR,
              "[0-9]{10}",
              number -> Modulo11.complement(number, 3, 2, 7, 6, 5, 4, 3, 2)),
          RuledScheme.checked(
              "no_fnr",
              "NO",
              Spelling.ANY_SEPARATOR,
              "[0-9]{11}",
              number ->
                  Modulo11.complement(number, 3, 7, 6, 1, 8, 9, 4, 5, 2)
                      && Modulo11.complement(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)),
          RuledScheme.checked(
                  "se_personnummer", "SE", Spelling.ANY_SEPARATOR, "[0-9]{10}", Luhn::holds)
              .folding(NordicSchemes::withoutCentury));

  private NordicSchemes() {}

  private static boolean finnishCheckHolds(String number) {
    long dateAndSerial = Digits.value(number.substring(0, 6) + number.substring(7, 10), 0, 9);
    return FINNISH_CHECKS.charAt((int) (dateAndSerial % 31)) == number.charAt(10);
  }

  /**
   * Drops the century: the short Swedish form is more common, and the century is not always known.
   */
  private static String withoutCentury(String number) {
    return WITH_CENTURY.matcher(number).replaceFirst("$1");
  }
}
