package org.workerservice.client.job;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The options of a training. The service applies its defaults for missing options.
 *
 * @param records number of workers picked at random
 * @param probes number of these that are compared with all their candidates
 * @param randomPairs number of random pairs of these workers
 * @param seed seed of the random choices
 * @param activate whether to put the model in use
 */
public record TrainingRequest(
    OptionalInt records,
    OptionalInt probes,
    OptionalInt randomPairs,
    OptionalLong seed,
    boolean activate) {}
