package org.workerservice.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workerservice.entities.GroupScore;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;

/** Compares what the records of two entities say together; for one thread. */
final class EntityScore implements GroupScore {
  private final List<MatchFeatures> features;
  private final MatchStrategy strategy;
  private final Map<Integer, Known> firstRecordToKnown = new HashMap<>();

  /** An entity as it was last asked for: it only grows, so that its size tells whether it has. */
  private record Known(int size, MatchFeatures together) {}

  EntityScore(List<MatchFeatures> features, MatchStrategy strategy) {
    this.features = features;
    this.strategy = strategy;
  }

  /** A conflict, such as strong numbers that differ, is for a person to decide on. */
  @Override
  public double of(List<Integer> left, List<Integer> right) {
    MatchResult result = strategy.compare(together(left), together(right));
    return result.conflict().isEmpty() ? result.score() : 0;
  }

  private MatchFeatures together(List<Integer> records) {
    return firstRecordToKnown
        .compute(
            records.getFirst(),
            (first, known) ->
                known != null && known.size() == records.size()
                    ? known
                    : new Known(records.size(), MatchFeatures.together(all(records))))
        .together();
  }

  private List<MatchFeatures> all(List<Integer> records) {
    return records.stream().map(features::get).toList();
  }
}
