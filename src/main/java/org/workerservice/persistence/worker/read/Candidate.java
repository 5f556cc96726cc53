package org.workerservice.persistence.worker.read;

import java.util.UUID;

/**
 * A worker that may be the same person as a probe.
 *
 * @param features compact form for the scorer
 * @param sharedKeys number of match keys it shares with the probe
 */
public record Candidate(UUID id, byte[] features, int sharedKeys) {
  @Override
  public String toString() {
    return "Candidate[" + id + "]";
  }
}
