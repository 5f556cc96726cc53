package org.workerservice.matching.fellegisunter;

import java.util.List;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.TermFrequencies;

/**
 * The sample that a model learns from; it needs no labels.
 *
 * @param candidates the pairs that share a key, all of them
 * @param random pairs picked at random, nearly all of them two people; good estimates need at least
 *     about ten thousand
 * @param allPairs how many pairs there are in all, candidates included
 * @param frequencies how common values are in the registry
 */
public record TrainingSample(
    List<Pair> candidates, List<Pair> random, long allPairs, TermFrequencies frequencies) {
  /** Copies the lists. */
  public TrainingSample {
    candidates = List.copyOf(candidates);
    random = List.copyOf(random);
    if (allPairs < candidates.size()) {
      throw new IllegalArgumentException("there must not be more candidates than pairs");
    }
  }

  /** Two prepared records. */
  public record Pair(MatchFeatures left, MatchFeatures right) {}
}
