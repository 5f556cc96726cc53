package org.workerservice.persistence.worker;

import java.util.Optional;
import org.workerservice.model.Worker;

/**
 * A living worker as the search index sees it.
 *
 * @param worker with the sensitive values left empty
 * @param organization name of the managing organisation
 */
public record IndexedWorker(Worker worker, Optional<String> organization) {}
