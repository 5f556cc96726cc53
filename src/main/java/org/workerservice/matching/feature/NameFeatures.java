package org.workerservice.matching.feature;

import java.util.List;
import org.workerservice.matching.text.NameToken;
import org.workerservice.matching.text.NameWords;

/**
 * One name, ready for comparison.
 *
 * @param family the whole family name as one word
 * @param familyParts its distinguishing words, if they add anything to the whole
 * @param given the first given names
 * @param joinedGiven the first two as one word, missing when there is only one
 * @param generation see {@link NameWords}
 * @param transliterated see {@link NameWords}
 */
public record NameFeatures(
    NameToken family,
    List<NameToken> familyParts,
    List<NameToken> given,
    NameToken joinedGiven,
    int generation,
    boolean transliterated) {
  /** Few words a side keep the alignment small; very few people use more. */
  static final int MAX_WORDS = 4;

  static NameFeatures of(NameWords words) {
    String whole = words.joinedFamily();
    List<String> core = words.familyCore();
    boolean distinct = !(core.size() == 1 && core.getFirst().equals(whole));
    return new NameFeatures(
        NameToken.family(whole.length() > 64 ? whole.substring(0, 64) : whole),
        distinct ? core.stream().limit(MAX_WORDS).map(NameToken::family).toList() : List.of(),
        words.given().stream().limit(MAX_WORDS).map(NameToken::given).toList(),
        joined(words.given()),
        words.generation(),
        words.transliterated());
  }

  private static NameToken joined(List<String> given) {
    return given.size() < 2 || given.get(0).length() + given.get(1).length() > 24
        ? NameToken.MISSING
        : NameToken.given(given.get(0) + given.get(1));
  }

  /** Whether family and given name are known. */
  public boolean complete() {
    return !family.missing() && !given.isEmpty();
  }

  @Override
  public String toString() {
    return "NameFeatures[…]";
  }
}
