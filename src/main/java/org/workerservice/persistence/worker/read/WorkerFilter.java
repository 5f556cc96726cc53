package org.workerservice.persistence.worker.read;

import java.util.Optional;
import java.util.UUID;

/**
 * Conditions on listed workers; an empty one allows every worker.
 *
 * @param organization manages the worker
 * @param organizationTree it or an organization below it manages the worker
 */
public record WorkerFilter(Optional<UUID> organization, Optional<UUID> organizationTree) {}
