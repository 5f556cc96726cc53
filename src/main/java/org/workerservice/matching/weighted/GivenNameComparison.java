package org.workerservice.matching.weighted;

import java.util.List;
import org.workerservice.matching.score.Similarity;
import org.workerservice.matching.text.NameToken;

/**
 * Aligns given names. One pair, in which at least one name is a first name, makes up most of the
 * score; the other names of both sides make up the rest.
 */
final class GivenNameComparison {
  private static final double OTHER_POSITION = 0.95;
  private static final double LEADING = 0.8;

  private static final int MAX_NAMES = 3;

  private final WordComparison words;

  GivenNameComparison(WordComparison words) {
    this.words = words;
  }

  Similarity compare(List<NameToken> left, List<NameToken> right) {
    return left.isEmpty() || right.isEmpty()
        ? Similarity.MISSING
        : ofKnown(limited(left), limited(right));
  }

  private static List<NameToken> limited(List<NameToken> names) {
    return names.size() > MAX_NAMES ? names.subList(0, MAX_NAMES) : names;
  }

  private Similarity ofKnown(List<NameToken> left, List<NameToken> right) {
    Similarity first = words.compare(left.getFirst(), right.getFirst());
    boolean alone = left.size() == 1 || right.size() == 1;
    if (alone && (first.score() == 1 || left.size() == right.size())) {
      return first;
    }
    Similarity best = led(first, left, 0, right, 0);
    for (int i = 1; i < left.size(); i++) {
      best = best.better(led(left, i, right, 0));
    }
    for (int j = 1; j < right.size(); j++) {
      best = best.better(led(left, 0, right, j));
    }
    return best;
  }

  private Similarity led(List<NameToken> left, int i, List<NameToken> right, int j) {
    Similarity leading = words.compare(left.get(i), right.get(j)).times(OTHER_POSITION);
    return led(leading, left, i, right, j);
  }

  private Similarity led(
      Similarity leading, List<NameToken> left, int i, List<NameToken> right, int j) {
    if (left.size() == 1 || right.size() == 1) {
      return leading;
    }
    double rest = rest(left, i, right, j);
    return new Similarity(LEADING * leading.score() + (1 - LEADING) * rest, leading.level());
  }

  /** Scores the other names: at most two a side are left, so the best assignment is one of two. */
  private double rest(List<NameToken> left, int i, List<NameToken> right, int j) {
    NameToken a = left.get(i == 0 ? 1 : 0);
    NameToken c = right.get(j == 0 ? 1 : 0);
    boolean twoLeft = left.size() > 2;
    boolean twoRight = right.size() > 2;
    double straight = words.compare(a, c).score();
    if (!twoLeft && !twoRight) {
      return straight;
    }
    NameToken b = twoLeft ? left.get(i == 2 ? 1 : 2) : a;
    NameToken d = twoRight ? right.get(j == 2 ? 1 : 2) : c;
    if (!twoLeft || !twoRight) {
      return Math.max(straight, words.compare(b, d).score());
    }
    double crossed = words.compare(a, d).score() + words.compare(b, c).score();
    return Math.max(straight + words.compare(b, d).score(), crossed) / 2;
  }
}
