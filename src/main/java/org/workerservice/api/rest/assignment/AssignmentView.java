package org.workerservice.api.rest.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Assignment;
import org.workerservice.model.AssignmentSource;
import org.workerservice.model.Coding;
import org.workerservice.model.Period;
import org.workerservice.persistence.assignment.StoredAssignment;

/** The JSON of an assignment. Nothing in it is sensitive, so all readers see it the same. */
record AssignmentView(
    UUID id,
    UUID workerId,
    long version,
    Optional<UUID> organizationId,
    Optional<String> organizationName,
    boolean corrected,
    Coding role,
    List<Coding> specialties,
    Optional<String> location,
    Period period,
    boolean isPrimary,
    Optional<AssignmentSource> source,
    boolean active,
    Instant createdAt,
    Optional<String> createdBy,
    Instant updatedAt,
    Optional<String> updatedBy,
    Optional<Instant> deletedAt,
    Optional<String> deletedBy) {

  static AssignmentView of(StoredAssignment stored) {
    Assignment content = stored.content();
    return new AssignmentView(
        stored.id(),
        stored.worker(),
        stored.version(),
        content.organizationId(),
        stored.organizationName(),
        stored.corrected(),
        content.role(),
        content.specialties(),
        content.location(),
        content.period(),
        content.isPrimary(),
        content.source(),
        content.active(),
        stored.createdAt(),
        stored.createdBy(),
        stored.updatedAt(),
        stored.updatedBy(),
        stored.deletedAt(),
        stored.deletedBy());
  }
}
