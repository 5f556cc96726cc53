package org.workerservice.matching.weighted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.Comparison;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.Evidence;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.MissingData;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.matching.score.Verdict;

/** The weighted mean of the components. Strong numbers decide first; limits apply last. */
public final class WeightedStrategy implements MatchStrategy {
  private static final Component[] COMPONENTS = Component.values();

  private final MatchSettings settings;
  private final Comparators comparators;
  private final double[] weights = new double[COMPONENTS.length];

  /** Creates a strategy with these settings; thread-safe. */
  public WeightedStrategy(MatchSettings settings) {
    this.settings = settings;
    comparators = Comparators.of(settings);
    for (Component component : COMPONENTS) {
      weights[component.ordinal()] = settings.weight(component);
    }
  }

  @Override
  public MatchResult compare(MatchFeatures left, MatchFeatures right) {
    Evidence evidence = comparators.compare(left, right);
    double core = core(evidence);
    double mean = mean(evidence, core);
    double strong = Verdict.strong(evidence);
    boolean decided = !Double.isNaN(strong);
    ScoreLimit limit = decided ? Verdict.limit(evidence) : EvidenceLimit.of(evidence, settings);
    double unlimited = decided ? strong : mean;
    double score = limit == null ? unlimited : Math.min(unlimited, limit.highest(settings.bands()));
    return new MatchResult(
        score,
        settings.bands().of(score),
        breakdown(evidence, core),
        Verdict.conflict(evidence, score, settings.bands()),
        Optional.ofNullable(score < unlimited ? limit : null),
        MatchResult.bits(unlimited));
  }

  /**
   * Returns the mean, summed in the order of the components: only in this order is the
   * specification's border case of 0.85 exact.
   */
  private double mean(Evidence evidence, double core) {
    double sum = 0;
    double total = 0;
    for (Component component : COMPONENTS) {
      double weight = weights[component.ordinal()];
      if (evidence.compared(component)) {
        sum += weight * effective(component, evidence, core);
        total += weight;
      } else if (settings.missingData() == MissingData.COUNT_AS_ZERO) {
        total += weight;
      }
    }
    return total == 0 ? 0 : Math.clamp(sum / (countsMissing() ? wholeWeight() : total), 0, 1);
  }

  private boolean countsMissing() {
    return settings.missingData() == MissingData.COUNT_AS_ZERO;
  }

  /**
   * Returns the sum of the weights, rounded so that the specification's weights add up to exactly
   * 1.
   */
  private double wholeWeight() {
    double whole = 0;
    for (double weight : weights) {
      whole += weight;
    }
    return Math.round(whole * 1e9) / 1e9;
  }

  /**
   * Returns the mean of name and birth date, the two that tell people apart; 0 when neither was
   * compared.
   */
  private double core(Evidence evidence) {
    double sum = 0;
    double total = 0;
    for (Component component : List.of(Component.NAME, Component.BIRTH_DATE)) {
      if (evidence.compared(component)) {
        sum += weights[component.ordinal()] * evidence.score(component);
        total += weights[component.ordinal()];
      }
    }
    return total == 0 ? 0 : sum / total;
  }

  /**
   * Returns the effective score of a component. People move, change their number and have several
   * of each, so a difference there is weak evidence against a pair that otherwise agrees. This
   * leniency never raises the mean.
   */
  private double effective(Component component, Evidence evidence, double core) {
    double score = evidence.score(component);
    return settings.comparison() == Comparison.LITERAL
        ? score
        : Math.max(score, Math.min(leniency(component), core));
  }

  private static double leniency(Component component) {
    return switch (component) {
      case NAME, BIRTH_DATE -> 0;
      case GENDER, IDENTIFIER, TAX_ID -> 0.3;
      case ADDRESS -> 0.5;
      case DOCUMENT, PHONE, EMAIL -> 0.6;
      case ORGANIZATION, OCCUPATION -> 1;
    };
  }

  private List<ComponentScore> breakdown(Evidence evidence, double core) {
    List<ComponentScore> scores = new ArrayList<>(COMPONENTS.length);
    for (Component component : COMPONENTS) {
      if (evidence.compared(component)) {
        scores.add(
            ComponentScore.of(
                component,
                effective(component, evidence, core),
                weights[component.ordinal()],
                evidence.sentence(component)));
      }
    }
    return scores;
  }
}
