package org.workerservice.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The probability that two records are one person, by the log likelihood ratios of independent
 * comparisons, with strong numbers before it and limits for thin evidence after it.
 */
final class FellegiSunterStrategy implements MatchStrategy {
  private static final double LN2 = Math.log(2);
  private static final Component[] COMPONENTS = Component.values();
  private static final Criterion[] CRITERIA = Criterion.values();

  private final ThreadLocal<LevelComparison> comparison =
      ThreadLocal.withInitial(LevelComparison::new);
  private final MatchSettings settings;
  private final PairWeights weights;

  FellegiSunterStrategy(MatchSettings settings) {
    this.settings = settings;
    weights = settings.model().weights();
  }

  @Override
  public double score(MatchFeatures left, MatchFeatures right) {
    return score(comparison.get().compare(left, right), left, right);
  }

  @Override
  public MatchResult compare(MatchFeatures left, MatchFeatures right) {
    PairLevels levels = comparison.get().compare(left, right);
    double score = score(levels, left, right);
    return new MatchResult(
        score, settings.bands().of(score), breakdown(levels), conflict(levels, score));
  }

  private double score(PairLevels levels, MatchFeatures left, MatchFeatures right) {
    double strong = Verdict.strong(levels, levels.is(ComparisonLevel.DOCUMENT_EQUAL));
    if (!Double.isNaN(strong)) {
      return contradicted(levels) ? Math.min(strong, settings.bands().mostPossible()) : strong;
    }
    double score = 1 / (1 + Math.exp(-weights.total(levels) * LN2));
    if (score < settings.bands().probable()) {
      return score;
    }
    return left.meets(right)
        ? Math.min(score, LevelLimit.of(levels, settings))
        : Math.min(score, settings.bands().mostPossible());
  }

  private static boolean contradicted(PairLevels levels) {
    boolean namesDiffer =
        levels.compared(Criterion.GIVEN_NAME)
            && !levels.atLeast(Criterion.GIVEN_NAME, 0.6)
            && !levels.atLeast(Criterion.FAMILY_NAME, 0.6);
    return namesDiffer
        && levels.compared(Criterion.BIRTH_DATE)
        && !levels.atLeast(Criterion.BIRTH_DATE, 0.6);
  }

  private Optional<String> conflict(PairLevels levels, double score) {
    boolean shared =
        !Double.isNaN(Verdict.strong(levels, levels.is(ComparisonLevel.DOCUMENT_EQUAL)));
    return Verdict.conflict(
        shared,
        shared && contradicted(levels),
        levels.strongNumbersDiffer,
        score >= settings.bands().probable());
  }

  private List<ComponentScore> breakdown(PairLevels levels) {
    List<ComponentScore> scores = new ArrayList<>(COMPONENTS.length);
    for (Component component : COMPONENTS) {
      List<ComparisonLevel> found = levels(component, levels);
      if (!found.isEmpty()) {
        scores.add(
            new ComponentScore(
                component,
                String.join("+", found.stream().map(ComparisonLevel::code).toList()),
                found.stream().mapToDouble(ComparisonLevel::agreement).average().orElseThrow(),
                weights.of(component, levels),
                String.join(", ", found.stream().map(ComparisonLevel::sentence).toList())));
      }
    }
    return scores;
  }

  private static List<ComparisonLevel> levels(Component component, PairLevels levels) {
    List<ComparisonLevel> found = new ArrayList<>(4);
    for (Criterion criterion : CRITERIA) {
      if (criterion.component() == component && levels.compared(criterion)) {
        found.add(levels.of(criterion));
      }
    }
    return found;
  }
}
