package org.workerservice.matching;

import java.util.Comparator;
import java.util.List;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;

/**
 * Compares a worker by its own values and by those of each record that was merged into it; the best
 * result counts. So what matched one of them before the merge matches the survivor as well. Without
 * merged records this costs two looks at an empty list.
 */
record BestVariant(MatchStrategy records) implements MatchStrategy {
  private static final Comparator<MatchResult> BEST =
      Comparator.comparingDouble(MatchResult::score).thenComparingDouble(MatchResult::logOdds);

  @Override
  public MatchResult compare(MatchFeatures left, MatchFeatures right) {
    if (left.replaced().isEmpty() && right.replaced().isEmpty()) {
      return records.compare(left, right);
    }
    List<MatchFeatures> others = right.variants();
    return left.variants().stream()
        .flatMap(one -> others.stream().map(other -> records.compare(one, other)))
        .max(BEST)
        .orElseThrow();
  }

  @Override
  public double score(MatchFeatures left, MatchFeatures right) {
    if (left.replaced().isEmpty() && right.replaced().isEmpty()) {
      return records.score(left, right);
    }
    List<MatchFeatures> others = right.variants();
    return left.variants().stream()
        .flatMapToDouble(one -> others.stream().mapToDouble(other -> records.score(one, other)))
        .max()
        .orElseThrow();
  }
}
