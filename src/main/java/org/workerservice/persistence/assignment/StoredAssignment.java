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
 * @param corrected whether a person set the content outside imports, so that imports leave it
 */
public record StoredAssignment(
    UUID id,
    UUID worker,
    long version,
    Assignment content,
    Optional<String> organizationName,
    boolean corrected,
    Instant createdAt,
    Optional<String> createdBy,
    Instant updatedAt,
    Optional<String> updatedBy,
    Optional<Instant> deletedAt,
    Optional<String> deletedBy) {}
