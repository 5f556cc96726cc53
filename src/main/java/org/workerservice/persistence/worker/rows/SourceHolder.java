package org.workerservice.persistence.worker.rows;

import java.util.UUID;

/**
 * The worker that holds a source key.
 *
 * @param deleted whether it is deleted; it keeps the key until it is restored or gives it up
 */
public record SourceHolder(UUID worker, boolean deleted) {}
