package org.workerservice.matching.fellegisunter;

import java.util.List;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.TermFrequencies;

/**
 * What a model learns from: nobody has to say which pairs are one person.
 *
 * @param candidates pairs that blocking brings together, as many as there are among all pairs
 * @param random pairs picked at random, nearly all of them two people; at least some ten thousand
 *     make good estimates
 * @param allPairs how many pairs there are, of which the candidates are those worth comparing
 * @param frequencies how common values are in the registry
 */
public record TrainingSample(
    List<Pair> candidates, List<Pair> random, long allPairs, TermFrequencies frequencies) {
  /** Copies the lists. */
  public TrainingSample {
    candidates = List.copyOf(candidates);
    random = List.copyOf(random);
    if (allPairs < candidates.size()) {
      throw new IllegalArgumentException("there are more candidates than pairs");
    }
  }

  /** Two prepared records. */
  public record Pair(MatchFeatures left, MatchFeatures right) {}
}
