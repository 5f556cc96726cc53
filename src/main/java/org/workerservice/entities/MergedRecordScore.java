package org.workerservice.entities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;

/** Compares the merged records of two entities; not thread-safe. */
public final class MergedRecordScore implements GroupScore {
  private final List<MatchFeatures> features;
  private final MatchStrategy strategy;
  private final Map<Integer, Cached> firstRecordToCached = new HashMap<>();

  /**
   * The merged features of an entity. An entity only grows, so its size tells whether they are
   * current.
   */
  private record Cached(int size, MatchFeatures merged) {}

  /**
   * Creates a score of groups of these records.
   *
   * @param features of each record, by its position
   */
  public MergedRecordScore(List<MatchFeatures> features, MatchStrategy strategy) {
    this.features = features;
    this.strategy = strategy;
  }

  /** Returns 0 for a conflict, such as strong numbers that differ, which a person must resolve. */
  @Override
  public double of(List<Integer> left, List<Integer> right) {
    MatchResult result = strategy.compare(merged(left), merged(right));
    return result.conflict().isEmpty() ? result.score() : 0;
  }

  private MatchFeatures merged(List<Integer> records) {
    return firstRecordToCached
        .compute(
            records.getFirst(),
            (first, cached) ->
                cached != null && cached.size() == records.size()
                    ? cached
                    : new Cached(records.size(), MatchFeatures.merged(all(records))))
        .merged();
  }

  private List<MatchFeatures> all(List<Integer> records) {
    return records.stream().map(features::get).toList();
  }
}
