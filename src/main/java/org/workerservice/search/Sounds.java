package org.workerservice.search;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Soundex;

/** How words sound in English: American Soundex and Double Metaphone. */
final class Sounds {
  private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

  private Sounds() {}

  /** Returns the American Soundex code; empty for words without basic letters. */
  static Optional<String> soundex(String word) {
    return isBasic(word) ? Optional.of(Soundex.US_ENGLISH.encode(word)) : Optional.empty();
  }

  /** Returns the primary and, where there is another, the alternate code. */
  static Set<String> metaphones(String word) {
    Set<String> codes = new LinkedHashSet<>();
    if (isBasic(word)) {
      for (boolean alternate : new boolean[] {false, true}) {
        String code = METAPHONE.doubleMetaphone(word, alternate);
        if (code != null && !code.isEmpty()) {
          codes.add(code);
        }
      }
    }
    return codes;
  }

  private static boolean isBasic(String word) {
    return !word.isEmpty() && word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
  }
}
