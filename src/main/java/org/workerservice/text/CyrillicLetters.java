package org.workerservice.text;

/**
 * Transliterates Cyrillic letters to basic Latin letters as passports do: ICAO Doc 9303, part 3,
 * without the hard and soft signs. Callers remove marks first, so that й arrives as и and ё as е.
 */
final class CyrillicLetters {
  private static final int FIRST = 'а';
  private static final String[] RUSSIAN = {
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "iu", "ia"
  };

  private CyrillicLetters() {}

  /** Returns the basic letters for a lower-case letter; null if it is not Cyrillic. */
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
