package org.workerservice.generate;

import org.workerservice.model.Worker;

/**
 * A record with its label.
 *
 * @param entity the number of the person, from 1; all records of one person share it
 */
public record GeneratedWorker(long entity, Worker worker) {}
