package org.workerservice.audit;

import org.workerservice.model.Worker;
import org.workerservice.persistence.assignment.AuditedAssignment;

/** The content of a record before or after a change, in plaintext. */
public sealed interface AuditedContent {
  /** A worker. */
  record OfWorker(Worker worker) implements AuditedContent {}

  /** An assignment of a worker. */
  record OfAssignment(AuditedAssignment assignment) implements AuditedContent {}
}
