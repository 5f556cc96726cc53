package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.feature.NameFeatures;

/** Compares the words of whole names; pure, symmetric, without allocation. */
final class SameWords {
  private static final char FIRST_IDEOGRAPH = '\u2e80';

  private SameWords() {}

  /**
   * Whether two names have the same words, however they are divided into family and given names:
   * Park, Ji Sung and Ji Sung, Park.
   */
  static boolean in(NameFeatures left, NameFeatures right) {
    int words = words(left);
    if (!left.complete() || !right.complete() || words != words(right)) {
      return false;
    }
    for (int i = 0; i < words; i++) {
      if (!isWordOf(word(left, i), right) || !isWordOf(word(right, i), left)) {
        return false;
      }
    }
    return true;
  }

  private static int words(NameFeatures name) {
    return Math.max(1, name.familyParts().size()) + name.given().size();
  }

  private static String word(NameFeatures name, int index) {
    int parts = name.familyParts().size();
    if (index < parts) {
      return name.familyParts().get(index).text();
    }
    return parts == 0 && index == 0
        ? name.family().text()
        : name.given().get(index - Math.max(1, parts)).text();
  }

  /** An initial is no word; a Chinese character is. */
  private static boolean isWordOf(String word, NameFeatures name) {
    if (word.length() == 1 && word.charAt(0) < FIRST_IDEOGRAPH) {
      return false;
    }
    for (int i = 0; i < words(name); i++) {
      if (word.equals(word(name, i))) {
        return true;
      }
    }
    return false;
  }
}
