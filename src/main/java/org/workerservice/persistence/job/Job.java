package org.workerservice.persistence.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Work that continues after the request for it was answered.
 *
 * @param kind what is done
 * @param status queued, running, completed, completed_with_errors or failed
 * @param parameters JSON object
 * @param progress JSON object
 */
public record Job(
    UUID id,
    String kind,
    String status,
    String parameters,
    String progress,
    String actor,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> finishedAt) {}
