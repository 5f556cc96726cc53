package org.workerservice.persistence.job;

import java.util.UUID;

/**
 * The right to work on a job.
 *
 * @param epoch counts the owners of the job; a later one ends the lease
 */
public record JobLease(UUID tenant, UUID job, int epoch) {}
