package org.workerservice.persistence.worker.preparation;

import java.util.UUID;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;

/**
 * New features and match keys of a worker.
 *
 * @param version of the worker they were computed from; they must not replace those of another one
 */
public record Replacement(UUID id, long version, MatchIndexEntry entry) {}
