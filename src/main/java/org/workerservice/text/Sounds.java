package org.workerservice.text;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Soundex;

/**
 * Sound codes of words for searches, by English pronunciation: American Soundex and Double
 * Metaphone. Only for words of basic letters; {@link Phonetics} gives the packed codes that
 * matching uses. Pure.
 */
public final class Sounds {
  private static final int USUAL_CODE = 4;
  private static final int LONG_CODE = 8;
  private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

  static {
    METAPHONE.setMaxCodeLen(LONG_CODE);
  }

  private Sounds() {}

  /** Returns the American Soundex code; empty for words with other than basic letters. */
  public static Optional<String> soundex(String word) {
    return isBasic(word) ? Optional.of(Soundex.US_ENGLISH.encode(word)) : Optional.empty();
  }

  /**
   * Returns the primary code and the alternate code, if there is one, each in the usual four
   * letters and in up to eight: longer codes are rarer, so that words that sound alike to the end
   * score higher.
   */
  public static Set<String> metaphones(String word) {
    Set<String> codes = new LinkedHashSet<>();
    if (isBasic(word)) {
      for (boolean alternate : new boolean[] {false, true}) {
        String code = METAPHONE.doubleMetaphone(word, alternate);
        if (code != null && !code.isEmpty()) {
          codes.add(code.substring(0, Math.min(USUAL_CODE, code.length())));
          codes.add(code);
        }
      }
    }
    return codes;
  }

  /** Returns all codes of a word. */
  public static Of of(String word) {
    return new Of(soundex(word), metaphones(word));
  }

  /** All sound codes of a word. */
  public record Of(Optional<String> soundex, Set<String> metaphones) {
    /** Whether a phonetic search for this word finds the other. */
    public boolean isLike(Of other) {
      return soundex.isPresent() && soundex.equals(other.soundex)
          || !Collections.disjoint(metaphones, other.metaphones);
    }
  }

  private static boolean isBasic(String word) {
    return !word.isEmpty() && word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
  }
}
