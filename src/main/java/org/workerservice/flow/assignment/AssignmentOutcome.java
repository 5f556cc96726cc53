package org.workerservice.flow.assignment;

import java.util.List;
import org.workerservice.persistence.assignment.StoredAssignment;
import org.workerservice.validation.Violation;

/**
 * The outcome of a change of an assignment. Only {@link Created}, {@link Changed} and {@link
 * Deleted} changed the registry.
 */
public sealed interface AssignmentOutcome {
  /** The assignment is new, or was when the request was carried out first. */
  record Created(StoredAssignment assignment) implements AssignmentOutcome {}

  /** The assignment has new content. */
  record Changed(StoredAssignment assignment) implements AssignmentOutcome {}

  /** The assignment had the requested content before, or was not corrected. */
  record Unchanged(StoredAssignment assignment) implements AssignmentOutcome {}

  /** The assignment is deleted. */
  record Deleted() implements AssignmentOutcome {}

  /** No living worker has the id. */
  record NoWorker() implements AssignmentOutcome {}

  /** The worker has no such assignment. */
  record NoAssignment() implements AssignmentOutcome {}

  /** The assignment has changed since the caller read it. */
  record VersionMismatch(long current) implements AssignmentOutcome {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements AssignmentOutcome {}

  /** The assignment has violations. */
  record Invalid(List<Violation> violations) implements AssignmentOutcome {
    /** Makes a defensive copy of the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
