package org.workerservice.persistence.worker.read;

import java.util.UUID;

/**
 * A source key of a living worker.
 *
 * @param id of the record in its system
 * @param employmentStatus code of the worker's employment status
 */
public record ListedSource(String id, UUID worker, String employmentStatus) {
  @Override
  public String toString() {
    return "ListedSource[" + worker + "]";
  }
}
