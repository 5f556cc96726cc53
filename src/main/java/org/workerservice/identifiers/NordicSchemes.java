package org.workerservice.identifiers;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** The population register numbers of the Nordic countries. */
final class NordicSchemes {
  private static final Pattern WITH_CENTURY = Pattern.compile("(18|19|20)([0-9]{10})");
  private static final int DATE_LENGTH = 6;
  private static final int SERIAL_LENGTH = 4;
  private static final String FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  static final List<IdentifierScheme> ALL =
      List.of(
          // No check digit since 2007, when the numbers of some birth dates had run out.
          RuledScheme.checked(
              "dk_cpr", "DK", Spelling.ANY_SEPARATOR, "[0-9]{10}", NordicDates::danish),
          RuledScheme.checked(
                  "fi_hetu",
                  "FI",
                  Spelling.ALL_BUT_SIGNS,
                  "[0-9]{6}[-+A-FU-Y](?!00[01])[0-9]{3}[0-9A-Y]",
                  NordicSchemes::finnishCheckHolds)
              .folding(number -> Spelling.withSignOnlyAfter(DATE_LENGTH, number)),
          // The tenth digit is the century and is not part of the check.
          RuledScheme.checked(
              "is_kt",
              "IS",
              Spelling.ANY_SEPARATOR,
              "[0-9]{10}",
              number ->
                  Modulo11.complement(number, 3, 2, 7, 6, 5, 4, 3, 2)
                      && NordicDates.icelandic(number)),
          RuledScheme.checked(
              "no_fnr",
              "NO",
              Spelling.ANY_SEPARATOR,
              "[0-9]{11}",
              NordicSchemes::norwegianChecksHold),
          RuledScheme.checked(
                  "se_personnummer",
                  "SE",
                  Spelling.ALL_BUT_SIGNS,
                  "[0-9]{6}[+]?[0-9]{4}",
                  number ->
                      LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(number.replace("+", ""))
                          && NordicDates.swedish(number))
              .folding(NordicSchemes::inShortForm));

  private NordicSchemes() {}

  /**
   * Since 2032, the remainder of the first check may be 0 to 3 instead of only 0, so that there are
   * enough numbers (Norwegian Tax Administration, "Nytt fødselsnummer fra 2032").
   */
  private static boolean norwegianChecksHold(String number) {
    return Digits.weightedSum(number, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 <= 3
        && Modulo11.complement(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
        && NordicDates.norwegian(number);
  }

  private static boolean finnishCheckHolds(String number) {
    long dateAndSerial = Digits.value(number.substring(0, 6) + number.substring(7, 10), 0, 9);
    return FINNISH_CHECKS.charAt((int) (dateAndSerial % 31)) == number.charAt(10)
        && NordicDates.finnish(number);
  }

  /**
   * Drops the century: the short Swedish form is more common, and the century is not always known.
   * A plus before the last four digits says that the person is at least a hundred years old: it
   * stays, and stands for the 1800s. Other signs separate.
   */
  private static String inShortForm(String number) {
    String digits = number.replace("-", "").replace("+", "");
    int serial = number.length() - SERIAL_LENGTH;
    boolean plus = serial > 0 && number.charAt(serial - 1) == '+';
    Matcher withCentury = WITH_CENTURY.matcher(digits);
    boolean inFull = withCentury.matches();
    String brief = inFull ? withCentury.group(2) : digits;
    boolean old = inFull ? withCentury.group(1).equals("18") : plus;
    return old && brief.length() == DATE_LENGTH + SERIAL_LENGTH
        ? brief.substring(0, DATE_LENGTH) + "+" + brief.substring(DATE_LENGTH)
        : brief;
  }
}
