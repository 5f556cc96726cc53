package org.workerservice.matching;

import java.util.List;
import java.util.Optional;

/**
 * How likely two records describe the same worker.
 *
 * @param score from 0 to 1
 * @param quality the band of the score
 * @param components what was compared, in the order of {@link Component}; what could not be
 *     compared is left out
 * @param conflict evidence that contradicts the rest so strongly that a person should look
 */
public record MatchResult(
    double score,
    MatchQuality quality,
    List<ComponentScore> components,
    Optional<String> conflict) {

  /** Copies the list. */
  public MatchResult {
    components = List.copyOf(components);
  }
}
