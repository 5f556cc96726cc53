package org.workerservice.search.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workerservice.search.language.SearchField;
import org.workerservice.text.FoldedWord;

/**
 * The weight of each word of one record in searches without a field name: a family name weighs
 * most, then a given name, then the other fields. A word counts once, with its highest weight.
 */
public final class WordWeights {
  /** The weight 1: the index stores weights as whole multiples of 1/8. */
  public static final int ONE = 8;

  /** How much each further word of a value increases the divisor of the weights. */
  private static final float SHARE_OF_FURTHER_WORDS = 0.25f;

  private final Map<String, Integer> wordToWeight = new HashMap<>();

  /** Fields that searches without a field name search. */
  public static final List<SearchField> FIELDS =
      List.of(
          SearchField.FAMILY,
          SearchField.GIVEN,
          SearchField.NAME,
          SearchField.CITY,
          SearchField.ORGANIZATION,
          SearchField.ISSUER);

  /** Returns the weight of a hit in a field; 0 for fields that a search must name. */
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

  /** Adds the words of one value; each spelling of a word has its weight. */
  public void add(SearchField field, List<FoldedWord> words) {
    float whole = 1 + SHARE_OF_FURTHER_WORDS * (words.size() - 1);
    int weight = Math.max(1, Math.round(ONE * weight(field) / whole));
    for (FoldedWord word : words) {
      word.spellings().forEach(spelling -> wordToWeight.merge(spelling, weight, Math::max));
    }
  }

  List<String> words() {
    return List.copyOf(wordToWeight.keySet());
  }

  /** Returns the weight of a word that was added, in units of 1/{@link #ONE}. */
  int of(String word) {
    return wordToWeight.get(word);
  }
}
