package org.workerservice.matching;

import java.util.UUID;

/**
 * A worker to compare with the probe.
 *
 * @param features encoded {@link org.workerservice.matching.feature.MatchFeatures}
 */
public record MatchCandidate(UUID id, byte[] features) {
  @Override
  public String toString() {
    return "MatchCandidate[" + id + "]";
  }
}
