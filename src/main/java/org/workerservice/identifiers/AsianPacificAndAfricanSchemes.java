package org.workerservice.identifiers;

import java.util.List;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/** The person and health numbers of Asia, Oceania and Africa. */
final class AsianPacificAndAfricanSchemes {
  /** Without I and O, which look like digits. */
  private static final String NEW_ZEALAND_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  /** The provinces of GB/T 2260. */
  private static final String CHINESE_PROVINCE =
      "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])";

  static final List<IdentifierScheme> ALL =
      List.of(
          // Individuals start with 800360, providers with 800361.
          RuledScheme.checked(
              "au_ihi",
              "AU",
              Spelling.ANY_SEPARATOR,
              "80036[01][0-9]{10}",
              LuhnCheckDigit.LUHN_CHECK_DIGIT::isValid),
          RuledScheme.checked(
              "cn_rrn",
              "CN",
              Spelling.ANY_SEPARATOR,
              // Numbers of foreigners have a 9 before the province.
              "(?:" + CHINESE_PROVINCE + "|9(?=" + CHINESE_PROVINCE + ")[0-9])[0-9]{15}[0-9X]",
              number ->
                  EmbeddedDate.longDateExists(number, 6) && Iso7064.modulo11And2Holds(number)),
          RuledScheme.checked(
              "in_aadhaar",
              "IN",
              Spelling.ANY_SEPARATOR,
              "(?!([0-9])\\1{11})[2-9][0-9]{11}",
              number ->
                  VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(number) && !isPalindrome(number)),
          RuledScheme.checked(
              "jp_my_number",
              "JP",
              Spelling.ANY_SEPARATOR,
              "[0-9]{12}",
              number -> Modulo11.complementOrZero(number, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)),
          RuledScheme.checked(
              "nz_nhi",
              "NZ",
              Spelling.ANY_SEPARATOR,
              "[A-HJ-NP-Z]{3}[0-9]{2}(?:[0-9]{2}|[A-HJ-NP-Z]{2})",
              AsianPacificAndAfricanSchemes::newZealandCheckHolds),
          RuledScheme.checked(
              "za_id",
              "ZA",
              Spelling.ANY_SEPARATOR,
              // The eleventh digit: citizen, permanent resident, refugee.
              "[0-9]{10}[0-2][0-9]{2}",
              number ->
                  EmbeddedDate.yearFirstExists(number, 0)
                      && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(number)));

  private AsianPacificAndAfricanSchemes() {}

  /**
   * HISO 10046: the old form ends in a digit (modulo 11, remainder 0 never issued, 10 written as
   * 0), the form introduced in 2019 in a letter (modulo 23).
   */
  private static boolean newZealandCheckHolds(String number) {
    int sum = 0;
    for (int index = 0; index < 6; index++) {
      sum += newZealandValue(number.charAt(index)) * (7 - index);
    }
    int check = newZealandValue(number.charAt(6));
    boolean newForm = Character.isLetter(number.charAt(6));
    return newForm ? check == 23 - sum % 23 : sum % 11 != 0 && check == (11 - sum % 11) % 10;
  }

  /** Palindromes are not issued (UIDAI, numbering scheme of Aadhaar). */
  private static boolean isPalindrome(String number) {
    return new StringBuilder(number).reverse().toString().equals(number);
  }

  private static int newZealandValue(char character) {
    return character <= '9' ? character - '0' : NEW_ZEALAND_LETTERS.indexOf(character) + 1;
  }
}
