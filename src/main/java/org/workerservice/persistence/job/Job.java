package org.workerservice.persistence.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Work that continues after the request for it was answered.
 *
 * @param kind what is done
 * @param status queued, running, completed, completed_with_errors, failed or cancelled
 * @param parameters JSON object
 * @param progress JSON object
 * @param checkpoint JSON object: what the next owner of the job must know
 */
public record Job(
    UUID id,
    String kind,
    String status,
    String parameters,
    String progress,
    String checkpoint,
    String actor,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> finishedAt,
    Optional<String> cancelledBy) {}
