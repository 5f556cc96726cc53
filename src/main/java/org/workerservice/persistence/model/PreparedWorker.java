package org.workerservice.persistence.model;

import java.util.List;
import java.util.UUID;

/**
 * The features and match keys by which a worker is found and compared.
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
