package org.workerservice.identifiers;

/** The date and the check letter of the Italian tax code (decree of 23 December 1976). */
final class CodiceFiscale {
  /** The values of A to Z in odd positions (the first is odd); digits count as A to J. */
  private static final int[] ODD_VALUES = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  /** The letters of January to December. */
  private static final String MONTHS = "ABCDEHLMPRST";

  /** The letters that replace 0 to 9 if two people would otherwise share a code. */
  private static final String REPLACEMENTS = "LMNPQRSTUV";

  /** Added to the day for women. */
  private static final int WOMAN = 40;

  private CodiceFiscale() {}

  /** Returns whether the code has a possible birth date and the right check letter. */
  static boolean holds(String code) {
    return checkHolds(code) && dateExists(code);
  }

  private static boolean dateExists(String code) {
    int day = two(code, 9);
    return EmbeddedDate.existsInSomeCentury(
        two(code, 6), MONTHS.indexOf(code.charAt(8)) + 1, day > WOMAN ? day - WOMAN : day);
  }

  private static int two(String code, int start) {
    return 10 * digit(code.charAt(start)) + digit(code.charAt(start + 1));
  }

  private static int digit(char character) {
    return character <= '9' ? character - '0' : REPLACEMENTS.indexOf(character);
  }

  /** Returns whether the 16th character is right; {@code code} is 16 ASCII capitals and digits. */
  private static boolean checkHolds(String code) {
    int sum = 0;
    for (int index = 0; index < 15; index++) {
      int ordinal = ordinal(code.charAt(index));
      sum += index % 2 == 0 ? ODD_VALUES[ordinal] : ordinal;
    }
    return code.charAt(15) == 'A' + sum % 26;
  }

  private static int ordinal(char character) {
    return character <= '9' ? character - '0' : character - 'A';
  }
}
