package org.workerservice.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/**
 * Folds one character of a text for the comparison of words; pure. Case, marks, apostrophes, widths
 * and forms make no difference. The only folding for matching and search.
 */
final class LetterFolding {
  /** The result for characters that separate words. */
  static final String SEPARATOR = null;

  private static final String NOTHING = "";
  private static final String[] COMMON = new String[0x250];

  static {
    for (int point = 0; point < COMMON.length; point++) {
      COMMON[point] = compute(point);
    }
  }

  private LetterFolding() {}

  /**
   * Returns the letters and digits of a character, in lower case; empty for a character that only
   * marks others, {@link #SEPARATOR} for one that separates words.
   */
  static String fold(int point) {
    return point < COMMON.length ? COMMON[point] : compute(point);
  }

  /**
   * Returns the two letters that stand for a letter where it cannot be typed, as in Mueller for
   * Müller; null if there are none, or if {@link #fold} returns them.
   */
  static String digraph(int point) {
    return switch (Character.toLowerCase(point)) {
      case 'ä' -> "ae";
      case 'ö', 'ø', 'ǿ' -> "oe";
      case 'ü' -> "ue";
      case 'å' -> "aa";
      case 'đ' -> "dj";
      default -> null;
    };
  }

  /** Returns the letter with a mark that follows it as a character of its own. */
  static int composed(int point, int mark) {
    if (mark != '\u0308' && mark != '\u030a') {
      return point;
    }
    String whole =
        Normalizer.normalize(
            Character.toString(point) + Character.toString(mark), Normalizer.Form.NFC);
    return whole.codePointCount(0, whole.length()) == 1 ? whole.codePointAt(0) : point;
  }

  static boolean isApostrophe(int point) {
    return switch (point) {
      case '\'', '`', '´', '‘', '’', '‛', '′', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˊ', 'ˋ' -> true;
      case 'Ꞌ', 'ꞌ', '՚', 'ՙ', '׳', '᾽', '᾿', '῾', '\uff07', '\uff40' -> true;
      default -> false;
    };
  }

  private static String compute(int point) {
    if (vanishes(point)) {
      return NOTHING;
    }
    String decomposed = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    StringBuilder letters = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .map(Character::toLowerCase)
        .filter(LetterFolding::isPartOfWord)
        .forEach(part -> append(letters, part));
    return letters.isEmpty() && Character.isLetterOrDigit(point)
        ? NOTHING
        : letters.isEmpty() ? SEPARATOR : letters.toString();
  }

  private static boolean vanishes(int point) {
    int type = Character.getType(point);
    return isApostrophe(point)
        || point == TATWEEL
        || point == LONG_VOWEL
        || type == Character.FORMAT
        || type == Character.ENCLOSING_MARK
        || type == Character.NON_SPACING_MARK && !isVowel(point);
  }

  /** Stretches Arabic words; it is no letter. */
  private static final int TATWEEL = 0x640;

  /** Katakana writes long vowels with this mark, hiragana with a vowel or not at all. */
  private static final int LONG_VOWEL = 0x30fc;

  private static final int FIRST_KATAKANA = 0x30a1;
  private static final int LAST_KATAKANA = 0x30f6;
  private static final int FIRST_HIRAGANA = 0x3041;

  private static boolean isPartOfWord(int point) {
    return !vanishes(point) && (Character.isLetterOrDigit(point) || isVowel(point));
  }

  /** Vowels of scripts such as Devanagari and Thai are marks; without them, names are lost. */
  private static boolean isVowel(int point) {
    int type = Character.getType(point);
    if (type != Character.NON_SPACING_MARK && type != Character.COMBINING_SPACING_MARK) {
      return false;
    }
    return switch (UnicodeScript.of(point)) {
      case INHERITED, COMMON, LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, SYRIAC -> false;
      default -> true;
    };
  }

  private static void append(StringBuilder letters, int point) {
    switch (point) {
      case 'ß' -> letters.append("ss");
      case 'ł' -> letters.append('l');
      case 'ø' -> letters.append('o');
      case 'æ' -> letters.append("ae");
      case 'œ' -> letters.append("oe");
      case 'đ', 'ð', 'ɖ', 'ɗ' -> letters.append('d');
      case 'þ' -> letters.append("th");
      case 'ħ' -> letters.append('h');
      case 'ı', 'ɨ', 'ɩ' -> letters.append('i');
      case 'ŋ' -> letters.append("n");
      case 'ŧ' -> letters.append('t');
      case 'ĸ', 'ƙ' -> letters.append('k');
      case 'ɓ' -> letters.append('b');
      case 'ɛ' -> letters.append('e');
      case 'ə' -> letters.append('a');
      case 'ɔ' -> letters.append('o');
      case 'ƴ' -> letters.append('y');
      case 'ς' -> letters.append('σ');
      case 'ى', 'ی', 'ے' -> letters.append('ي');
      case 'ک' -> letters.append('ك');
      case 'ة', 'ہ', 'ھ', 'ە' -> letters.append('ه');
      case 'ٱ' -> letters.append('ا');
      default -> appendBasic(letters, point);
    }
  }

  private static void appendBasic(StringBuilder letters, int point) {
    String basic = CyrillicLetters.basic(point);
    if (basic != null) {
      letters.append(basic);
    } else if (Character.isDigit(point)) {
      letters.append(Character.digit(point, 10));
    } else if (point >= FIRST_KATAKANA && point <= LAST_KATAKANA) {
      letters.appendCodePoint(point - FIRST_KATAKANA + FIRST_HIRAGANA);
    } else {
      letters.appendCodePoint(point);
    }
  }
}
