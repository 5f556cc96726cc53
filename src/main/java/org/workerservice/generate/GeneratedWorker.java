package org.workerservice.generate;

import org.workerservice.model.Worker;

/**
 * A record with its truth.
 *
 * @param entity the person it is about, counted from 1; records of one person share it
 */
public record GeneratedWorker(long entity, Worker worker) {}
