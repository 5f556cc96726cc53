package org.workerservice.persistence.review;

import java.util.UUID;

/**
 * A pending item of a worker.
 *
 * @param other the other worker
 * @param changes how often either worker has changed what it is matched by
 */
public record PendingPair(UUID item, UUID other, long changes) {}
