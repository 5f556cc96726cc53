package org.workerservice.flow.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MatchStrategy;

/**
 * How two models score the same pairs.
 *
 * @param pairs how many were scored
 * @param missing how many were not scored because a worker does not exist
 * @param firstCounts pairs in each band by the first model
 * @param secondCounts pairs in each band by the second model
 * @param changes how many pairs change their band
 * @param changed the pairs that change their band, largest change of score first; at most 200
 */
public record ModelComparison(
    int pairs,
    int missing,
    Map<MatchQuality, Integer> firstCounts,
    Map<MatchQuality, Integer> secondCounts,
    int changes,
    List<Change> changed) {
  private static final int MAX_SHOWN = 200;

  /** Two records to score. */
  record Pair(UUID left, UUID right, MatchFeatures leftFeatures, MatchFeatures rightFeatures) {}

  /** The score of a pair. */
  public record Scored(double score, MatchQuality quality) {}

  /** A pair that changes its band. */
  public record Change(UUID left, UUID right, Scored first, Scored second) {
    double difference() {
      return Math.abs(first.score() - second.score());
    }
  }

  /** Scores every pair with both models. */
  static ModelComparison of(
      List<Pair> pairs, int missing, MatchSettings first, MatchSettings second) {
    MatchStrategy one = MatchStrategies.of(first);
    MatchStrategy other = MatchStrategies.of(second);
    Map<MatchQuality, Integer> firstCounts = new EnumMap<>(MatchQuality.class);
    Map<MatchQuality, Integer> secondCounts = new EnumMap<>(MatchQuality.class);
    List<Change> changed = new ArrayList<>();
    for (Pair pair : pairs) {
      Scored before = scored(one, first, pair);
      Scored after = scored(other, second, pair);
      firstCounts.merge(before.quality(), 1, Integer::sum);
      secondCounts.merge(after.quality(), 1, Integer::sum);
      if (before.quality() != after.quality()) {
        changed.add(new Change(pair.left(), pair.right(), before, after));
      }
    }
    return new ModelComparison(
        pairs.size(), missing, firstCounts, secondCounts, changed.size(), shown(changed));
  }

  private static Scored scored(MatchStrategy strategy, MatchSettings settings, Pair pair) {
    double score = strategy.score(pair.leftFeatures(), pair.rightFeatures());
    return new Scored(score, settings.bands().of(score));
  }

  private static List<Change> shown(List<Change> changed) {
    return changed.stream()
        .sorted(
            Comparator.comparingDouble(Change::difference)
                .reversed()
                .thenComparing(Change::left)
                .thenComparing(Change::right))
        .limit(MAX_SHOWN)
        .toList();
  }
}
