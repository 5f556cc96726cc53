package org.workerservice.persistence.worker;

import java.util.UUID;

/**
 * A worker that may be the one looked for.
 *
 * @param features compact form for the scorer
 * @param sharedKeys how many keys it has in common with the probe
 */
public record Candidate(UUID id, byte[] features, int sharedKeys) {
  @Override
  public String toString() {
    return "Candidate[" + id + "]";
  }
}
