package org.workerservice.persistence.model;

import java.util.List;
import java.util.UUID;

/**
 * What a worker is found and compared by.
 *
 * @param features compact form for the scorer
 * @param keys the match keys
 */
public record PreparedWorker(UUID id, byte[] features, List<Long> keys) {
  @Override
  public String toString() {
    return "PreparedWorker[" + id + "]";
  }
}
