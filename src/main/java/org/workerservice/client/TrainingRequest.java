package org.workerservice.client;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a model is to be trained; what is left out is as the service has it.
 *
 * @param records workers picked at random
 * @param probes how many of them are compared with all their candidates
 * @param randomPairs pairs of the records
 * @param seed of the random choices
 * @param activate whether to put the model in use
 */
public record TrainingRequest(
    OptionalInt records,
    OptionalInt probes,
    OptionalInt randomPairs,
    OptionalLong seed,
    boolean activate) {}
