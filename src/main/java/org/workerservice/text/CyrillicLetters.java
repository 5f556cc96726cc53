package org.workerservice.text;

/**
 * Cyrillic letters in basic ones, as passports write them: after ICAO Doc 9303, part 3, with the
 * signs left out. Marks have been taken off before, so that й is и here and ё is е.
 */
final class CyrillicLetters {
  private static final int FIRST = 'а';
  private static final String[] RUSSIAN = {
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "iu", "ia"
  };

  private CyrillicLetters() {}

  /** Returns the basic letters for a lower-case letter; null when it is not Cyrillic. */
  static String basic(int letter) {
    int index = letter - FIRST;
    if (index >= 0 && index < RUSSIAN.length) {
      return RUSSIAN[index];
    }
    return switch (letter) {
      case 'і', 'ї' -> "i";
      case 'є' -> "ie";
      case 'ґ' -> "g";
      case 'ў' -> "u";
      case 'ј' -> "j";
      case 'љ' -> "lj";
      case 'њ' -> "nj";
      case 'ћ' -> "c";
      case 'ђ' -> "dj";
      case 'џ' -> "dz";
      default -> null;
    };
  }
}
