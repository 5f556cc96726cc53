package org.workerservice.matching.weighted;

import java.util.List;
import java.util.Optional;
import org.workerservice.matching.feature.NameFeatures;
import org.workerservice.matching.score.Discounts;
import org.workerservice.matching.score.Similarity;
import org.workerservice.matching.text.NameToken;

/** Compares all names of one record with all names of the other and keeps the best pair. */
final class NameComparison {
  private static final double FAMILY = 0.55;
  private static final double GIVEN = 0.45;

  /**
   * The factor for a family name alone or given names alone, which are weaker evidence than both.
   */
  private static final double INCOMPLETE = 0.85;

  /** Below this score, family and given names may have been exchanged. */
  private static final double TRY_SWAPPED_BELOW = 0.80;

  private static final double EXCHANGED_FROM = 0.60;

  private final Discounts discounts;
  private final WordComparison words;
  private final FamilyNameComparison families;
  private final GivenNameComparison givens;

  NameComparison(Discounts discounts) {
    this.discounts = discounts;
    words = new WordComparison(discounts);
    families = new FamilyNameComparison(words);
    givens = new GivenNameComparison(words);
  }

  /** Returns the best pair; empty when a record has no name, or when no part is known in both. */
  Optional<NameMatch> compare(List<NameFeatures> left, List<NameFeatures> right) {
    NameMatch best = null;
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        NameMatch match = compare(left.get(i), right.get(j), i + j > 0);
        best = best == null ? match : best.better(match);
      }
    }
    return Optional.ofNullable(best).filter(NameComparison::comparable);
  }

  private static boolean comparable(NameMatch match) {
    return !(match.family().missing() && match.given().missing());
  }

  private NameMatch compare(NameFeatures left, NameFeatures right, boolean alias) {
    Similarity family = families.compare(left, right);
    Similarity given = givens.compare(left.given(), right.given());
    double factor = alias ? discounts.alias() : 1;
    double score = combined(family, given) * factor;
    NameMatch straight = new NameMatch(score, family, given, false, alias, rich(left, right));
    if (score >= TRY_SWAPPED_BELOW || !left.complete() || !right.complete()) {
      return straight;
    }
    NameMatch swapped = swapped(left, right, alias, factor * discounts.swapped());
    // Names that agree in neither order were not exchanged.
    return swapped.score() >= EXCHANGED_FROM ? straight.better(swapped) : straight;
  }

  private NameMatch swapped(NameFeatures left, NameFeatures right, boolean alias, double factor) {
    Similarity one = words.compare(left.family(), right.given().getFirst());
    Similarity other = words.compare(left.given().getFirst(), right.family());
    boolean oneWorse = one.score() <= other.score();
    Similarity family = oneWorse ? other : one;
    Similarity given = oneWorse ? one : other;
    double score = (FAMILY * given.score() + GIVEN * family.score()) * factor;
    return new NameMatch(score, family, given, true, alias, false);
  }

  private static double combined(Similarity family, Similarity given) {
    if (family.missing() || given.missing()) {
      return INCOMPLETE * (family.score() + given.score());
    }
    return FAMILY * family.score() + GIVEN * given.score();
  }

  private static boolean rich(NameFeatures left, NameFeatures right) {
    return left.given().size() > 1
        && right.given().size() > 1
        && spelledEqual(left.given().get(0), right.given().get(0))
        && spelledEqual(left.given().get(1), right.given().get(1));
  }

  private static boolean spelledEqual(NameToken left, NameToken right) {
    return left.text().length() > 1 && left.text().equals(right.text());
  }
}
