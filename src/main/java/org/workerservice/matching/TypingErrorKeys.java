package org.workerservice.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys under which two names meet that differ by one typing error, for records without a birth
 * date.
 *
 * <p>Two words that differ by one character inserted, left out, replaced, or exchanged with its
 * neighbour have a word in common once each is joined by the words that it becomes when one
 * character is left out.
 */
final class TypingErrorKeys {
  private static final int LONGEST = 10;

  private TypingErrorKeys() {}

  static List<String> of(NameWords name) {
    String family = name.joinedFamily();
    String given = String.join("", name.given());
    Set<String> keys = new LinkedHashSet<>();
    shortened(family).forEach(word -> keys.add("typo|" + word + "|" + Phonetics.key(given)));
    shortened(given).forEach(word -> keys.add("typo|" + Phonetics.key(family) + "|" + word));
    return List.copyOf(keys);
  }

  private static Set<String> shortened(String word) {
    Set<String> words = new LinkedHashSet<>();
    words.add(start(word));
    for (int i = 0; i < Math.min(word.length(), LONGEST); i++) {
      words.add(start(word.substring(0, i) + word.substring(i + 1)));
    }
    return words;
  }

  /** One less than what may be left out, so that words cut here still meet. */
  private static String start(String word) {
    return word.substring(0, Math.min(word.length(), LONGEST - 1));
  }
}
