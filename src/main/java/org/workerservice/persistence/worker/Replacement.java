package org.workerservice.persistence.worker;

import java.util.UUID;

/**
 * What is to take the place of the features and match keys of a worker.
 *
 * @param version of the worker it was made from; of another one it is of no use
 */
public record Replacement(UUID id, long version, MatchIndexEntry entry) {}
