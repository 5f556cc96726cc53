package org.workerservice.persistence.review;

import java.util.UUID;
import org.workerservice.model.MatchDecision;

/**
 * The decision of a person on a worker and another one.
 *
 * @param other the other worker
 */
public record PairDecision(UUID other, MatchDecision decision) {}
