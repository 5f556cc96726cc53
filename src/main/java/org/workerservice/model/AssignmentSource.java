package org.workerservice.model;

/**
 * Identifies an assignment in the system that it comes from.
 *
 * @param system the system
 * @param id the id in that system
 */
public record AssignmentSource(String system, String id) {

  /** Replaces null by the empty text. */
  public AssignmentSource {
    system = system == null ? "" : system;
    id = id == null ? "" : id;
  }
}
