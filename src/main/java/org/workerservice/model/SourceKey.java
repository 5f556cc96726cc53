package org.workerservice.model;

import java.util.Objects;

/**
 * Identifies a record in a system that feeds the registry.
 *
 * @param system name of the system
 * @param id of the record there
 */
public record SourceKey(String system, String id) {
  /** Requires both components. */
  public SourceKey {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(id, "id");
  }

  @Override
  public String toString() {
    return "SourceKey[" + system + "]";
  }
}
