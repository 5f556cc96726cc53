package org.workerservice.matching.weighted;

import java.util.List;
import org.workerservice.matching.feature.NameFeatures;
import org.workerservice.matching.score.NameLevel;
import org.workerservice.matching.score.Similarity;
import org.workerservice.matching.text.NameToken;

/** Compares family names: as wholes, and word by word when one has several. */
final class FamilyNameComparison {
  /** The factor when one name lacks a word: Garcia Lopez and Garcia. */
  private static final double PART_ONLY = 0.93;

  /** The factor for the same words in another order, or with other particles. */
  private static final double OTHER_ORDER = 0.97;

  private static final double AGREEING = 0.80;

  private final WordComparison words;

  FamilyNameComparison(WordComparison words) {
    this.words = words;
  }

  Similarity compare(NameFeatures left, NameFeatures right) {
    if (left.family().missing() || right.family().missing()) {
      return Similarity.MISSING;
    }
    Similarity whole = words.compare(left.family(), right.family());
    boolean oneWordEach = left.familyParts().isEmpty() && right.familyParts().isEmpty();
    return oneWordEach || whole.score() == 1 ? whole : whole.better(byWords(left, right));
  }

  private Similarity byWords(NameFeatures left, NameFeatures right) {
    List<NameToken> one = parts(left);
    List<NameToken> other = parts(right);
    if (one.size() == other.size()) {
      double mean = Math.min(meanOfBest(one, other), meanOfBest(other, one));
      return levelled(mean * (one.size() == 1 ? 1 : OTHER_ORDER), NameLevel.EQUAL);
    }
    boolean leftShorter = one.size() < other.size();
    double mean = leftShorter ? meanOfBest(one, other) : meanOfBest(other, one);
    return levelled(mean * PART_ONLY, NameLevel.PARTIAL);
  }

  private static Similarity levelled(double score, NameLevel best) {
    return new Similarity(
        score,
        score >= OTHER_ORDER ? best : score >= AGREEING ? NameLevel.PARTIAL : NameLevel.DIFFERENT);
  }

  private static List<NameToken> parts(NameFeatures name) {
    return name.familyParts().isEmpty() ? List.of(name.family()) : name.familyParts();
  }

  private double meanOfBest(List<NameToken> shorter, List<NameToken> longer) {
    double sum = 0;
    for (int i = 0; i < shorter.size(); i++) {
      double best = 0;
      for (int j = 0; j < longer.size(); j++) {
        best = Math.max(best, words.compare(shorter.get(i), longer.get(j)).score());
      }
      sum += best;
    }
    return sum / shorter.size();
  }
}
