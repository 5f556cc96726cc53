package org.workerservice.search.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workerservice.search.language.SearchField;

/**
 * How much each word of one record weighs when no field is named: most as a family name, then as a
 * given name, and less among others. A word counts once, where it weighs most.
 */
public final class WordWeights {
  /** A weight of one; weights are whole numbers in the index. */
  public static final int ONE = 8;

  /** What a further word of the same value takes from each, as a share of the first. */
  private static final float SHARE_OF_FURTHER_WORDS = 0.25f;

  private final Map<String, Integer> wordToWeight = new HashMap<>();

  /** Fields of which a word may be without naming them. */
  public static final List<SearchField> FIELDS =
      List.of(
          SearchField.FAMILY,
          SearchField.GIVEN,
          SearchField.NAME,
          SearchField.CITY,
          SearchField.ORGANIZATION,
          SearchField.ISSUER);

  /** Returns how much a hit in a field weighs; 0 for fields that have to be named. */
  public static float weight(SearchField field) {
    return switch (field) {
      case FAMILY -> 4f;
      case GIVEN -> 3f;
      case NAME, CITY -> 1f;
      case ORGANIZATION -> 0.8f;
      case ISSUER -> 0.5f;
      default -> 0f;
    };
  }

  /** Takes the words of one value. */
  public void add(SearchField field, List<String> words) {
    float whole = 1 + SHARE_OF_FURTHER_WORDS * (words.size() - 1);
    int weight = Math.max(1, Math.round(ONE * weight(field) / whole));
    words.forEach(word -> wordToWeight.merge(word, weight, Math::max));
  }

  List<String> words() {
    return List.copyOf(wordToWeight.keySet());
  }

  /** Returns the weight of a word that was taken, in parts of {@link #ONE}. */
  int of(String word) {
    return wordToWeight.get(word);
  }
}
