package org.workerservice.text;

import com.ibm.icu.text.Transliterator;
import java.util.List;

/**
 * Transliterates words of other scripts, such as Chinese, Arabic and Khmer, to basic Latin letters
 * with the Unicode transliterations of CLDR, which follow sounds and not usual spellings.
 */
public final class Scripts {
  private Scripts() {}

  /** Whether a normalised word has letters of another script than Latin. */
  public static boolean foreign(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= FIRST_FOREIGN && Character.isLetter(word.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word is two or three Chinese characters and nothing else. */
  public static boolean isChineseName(String word) {
    int characters = word.codePointCount(0, word.length());
    return characters >= 2
        && characters <= 3
        && word.codePoints()
            .allMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
  }

  /** Whether a character is written without spaces around words, one character a syllable. */
  static boolean isIdeograph(int point) {
    if (point < FIRST_FOREIGN) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(point);
    return script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.HIRAGANA;
  }

  /** Replaces traditional Chinese characters by simplified ones; returns other words unchanged. */
  static String simplified(String word) {
    return word.codePoints()
            .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
        ? Simplifying.TRANSLITERATOR.transliterate(word)
        : word;
  }

  /** Latin, with all its extensions, is below the Greek block. */
  private static final int FIRST_FOREIGN = 0x370;

  /** Returns the words in basic letters; one word of another script may become several. */
  public static List<String> basicWords(List<String> words) {
    return words.stream()
        .map(word -> foreign(word) ? Loaded.TRANSLITERATOR.transliterate(word) : word)
        .flatMap(word -> NameText.tokens(word).stream())
        .toList();
  }

  private static final class Simplifying {
    private static final Transliterator TRANSLITERATOR =
        Transliterator.getInstance("Traditional-Simplified");
  }

  /** Loaded on first use: the rules take a moment to load, and most registries never need them. */
  private static final class Loaded {
    private static final Transliterator TRANSLITERATOR =
        Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }
}
