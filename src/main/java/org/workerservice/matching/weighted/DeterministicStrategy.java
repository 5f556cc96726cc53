package org.workerservice.matching.weighted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.Evidence;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.matching.score.Verdict;

/**
 * Counts the rules that hold. A shared strong number decides; otherwise name, birth date and gender
 * give a point each, and so does the address when both records have one. The score is the share of
 * the points; a missing component gives no point.
 */
public final class DeterministicStrategy implements MatchStrategy {
  private static final double NAME = 0.90;
  private static final double BIRTH_DATE = 0.95;
  private static final double GENDER = 1.0;
  private static final double ADDRESS = 0.80;

  private final MatchSettings settings;
  private final Comparators comparators;

  /** Creates a strategy with these settings; thread-safe. */
  public DeterministicStrategy(MatchSettings settings) {
    this.settings = settings;
    comparators = Comparators.of(settings);
  }

  @Override
  public MatchResult compare(MatchFeatures left, MatchFeatures right) {
    Evidence evidence = comparators.compare(left, right);
    double strong = Verdict.strong(evidence);
    if (!Double.isNaN(strong)) {
      return result(strong, Verdict.limit(evidence), strongOnly(evidence), evidence);
    }
    List<ComponentScore> points = points(evidence);
    return result(share(points), null, points, evidence);
  }

  private MatchResult result(
      double unlimited, ScoreLimit limit, List<ComponentScore> scores, Evidence evidence) {
    double score = limit == null ? unlimited : Math.min(unlimited, limit.highest(settings.bands()));
    return new MatchResult(
        score,
        settings.bands().of(score),
        scores,
        Verdict.conflict(evidence, score, settings.bands()),
        Optional.ofNullable(score < unlimited ? limit : null),
        MatchResult.bits(unlimited));
  }

  private static double share(List<ComponentScore> points) {
    double earned = 0;
    for (ComponentScore point : points) {
      earned += point.score();
    }
    return earned / points.size();
  }

  private static List<ComponentScore> points(Evidence evidence) {
    List<ComponentScore> points = new ArrayList<>(4);
    points.add(point(Component.NAME, NAME, evidence));
    points.add(point(Component.BIRTH_DATE, BIRTH_DATE, evidence));
    points.add(point(Component.GENDER, GENDER, evidence));
    if (evidence.compared(Component.ADDRESS)) {
      points.add(point(Component.ADDRESS, ADDRESS, evidence));
    }
    return points;
  }

  private static ComponentScore point(Component component, double bar, Evidence evidence) {
    String sentence =
        evidence.compared(component) ? evidence.sentence(component) : "cannot be compared";
    return ComponentScore.of(component, evidence.atLeast(component, bar) ? 1 : 0, 1, sentence);
  }

  private static List<ComponentScore> strongOnly(Evidence evidence) {
    List<ComponentScore> scores = new ArrayList<>(3);
    for (Component component :
        List.of(Component.IDENTIFIER, Component.TAX_ID, Component.DOCUMENT)) {
      if (evidence.atLeast(component, 1)) {
        scores.add(ComponentScore.of(component, 1, 1, evidence.sentence(component)));
      }
    }
    return scores;
  }
}
