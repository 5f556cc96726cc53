package org.workerservice.persistence.review;

import java.util.UUID;
import org.workerservice.model.MatchDecision;

/**
 * What a person has said of a worker and another.
 *
 * @param other the other worker
 */
public record PairDecision(UUID other, MatchDecision decision) {}
