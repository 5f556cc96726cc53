package org.workerservice.persistence.worker.read;

import java.util.Optional;
import org.workerservice.model.Worker;

/**
 * A living worker with the data that the search index needs.
 *
 * @param worker with empty sensitive values
 * @param organization name of the managing organisation
 */
public record IndexedWorker(Worker worker, Optional<String> organization) {}
