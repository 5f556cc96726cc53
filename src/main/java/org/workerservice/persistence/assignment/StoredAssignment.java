package org.workerservice.persistence.assignment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Assignment;

/**
 * An assignment with what the service knows about it.
 *
 * @param version counts the changes from 1
 * @param organizationName the present name of its organisation
 */
public record StoredAssignment(
    UUID id,
    UUID worker,
    long version,
    Assignment content,
    Optional<String> organizationName,
    Instant createdAt,
    Optional<String> createdBy,
    Instant updatedAt,
    Optional<String> updatedBy,
    Optional<Instant> deletedAt,
    Optional<String> deletedBy) {}
