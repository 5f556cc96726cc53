package org.workerservice.matching.fellegisunter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.matching.score.Verdict;

/**
 * The probability that two records are one person, from the log likelihood ratios of independent
 * comparisons. Strong numbers decide first; limits for thin evidence apply last.
 */
public final class FellegiSunterStrategy implements MatchStrategy {
  private static final double LN2 = Math.log(2);
  private static final double ALIKE = 0.6;
  private static final double EXCHANGED = 0.9;
  private static final Component[] COMPONENTS = Component.values();
  private static final Criterion[] CRITERIA = Criterion.values();

  private final ThreadLocal<LevelComparison> comparison =
      ThreadLocal.withInitial(LevelComparison::new);
  private final MatchSettings settings;
  private final PairWeights weights;

  /** Creates a strategy with these settings; thread-safe. */
  public FellegiSunterStrategy(MatchSettings settings) {
    this.settings = settings;
    weights = PairWeights.of(settings.model());
  }

  @Override
  public double score(MatchFeatures left, MatchFeatures right) {
    PairLevels levels = comparison.get().compare(left, right);
    double score = unlimited(levels);
    return limited(score, limit(score, levels, left, right));
  }

  @Override
  public MatchResult compare(MatchFeatures left, MatchFeatures right) {
    PairLevels levels = comparison.get().compare(left, right);
    double unlimited = unlimited(levels);
    ScoreLimit limit = limit(unlimited, levels, left, right);
    double score = limited(unlimited, limit);
    return new MatchResult(
        score,
        settings.bands().of(score),
        breakdown(levels),
        conflict(levels, unlimited),
        Optional.ofNullable(score < unlimited ? limit : null),
        weights.total(levels));
  }

  private double unlimited(PairLevels levels) {
    double strong = strong(levels);
    return Double.isNaN(strong) ? probability(levels) : strong;
  }

  private double probability(PairLevels levels) {
    return 1 / (1 + Math.exp(-weights.total(levels) * LN2));
  }

  private static double strong(PairLevels levels) {
    return Verdict.strong(levels, levels.is(ComparisonLevel.DOCUMENT_EQUAL));
  }

  private double limited(double score, ScoreLimit limit) {
    return limit == null ? score : Math.min(score, limit.highest(settings.bands()));
  }

  /** Returns the limit of a good score, null when there is none. */
  private ScoreLimit limit(
      double score, PairLevels levels, MatchFeatures left, MatchFeatures right) {
    if (!Double.isNaN(strong(levels))) {
      return contradicted(levels) ? contradiction(levels) : null;
    }
    if (score < settings.bands().probable()) {
      return null;
    }
    return left.sharesKeyWith(right)
        ? LevelLimit.of(levels, settings, weights)
        : ScoreLimit.NO_SHARED_KEY;
  }

  /** An equal number must not lower a pair below what the rest of its evidence gives. */
  private ScoreLimit contradiction(PairLevels levels) {
    if (probability(levels) < settings.bands().probable()) {
      return ScoreLimit.CONTRADICTED;
    }
    ScoreLimit ofTheRest = LevelLimit.of(levels, settings, weights);
    return ofTheRest == null || ofTheRest == ScoreLimit.UNSURE
        ? ScoreLimit.UNSURE
        : ScoreLimit.CONTRADICTED;
  }

  /**
   * Whether the given names differ and so do the birth dates or, if there is no date, the genders.
   * If the family names differ too, a birth date that is only near counts as different.
   */
  private static boolean contradicted(PairLevels levels) {
    boolean otherName =
        levels.compared(Criterion.GIVEN_NAME) && !levels.atLeast(Criterion.GIVEN_NAME, ALIKE);
    boolean otherFamily =
        levels.compared(Criterion.FAMILY_NAME) && !levels.atLeast(Criterion.FAMILY_NAME, ALIKE);
    boolean otherDate =
        levels.compared(Criterion.BIRTH_DATE)
            && !levels.atLeast(Criterion.BIRTH_DATE, otherFamily ? EXCHANGED : ALIKE);
    boolean otherGender =
        levels.is(ComparisonLevel.GENDER_DIFFERENT) && !levels.compared(Criterion.BIRTH_DATE);
    return otherName && (otherDate || otherGender);
  }

  private Optional<String> conflict(PairLevels levels, double score) {
    boolean shared = !Double.isNaN(strong(levels));
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
