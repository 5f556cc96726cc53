package org.workerservice.persistence.review;

import java.util.UUID;
import org.workerservice.model.MatchDecision;

/**
 * The decision of a person on two workers, in either order.
 *
 * @param score how the engine compares them
 */
public record DecidedPair(UUID first, UUID second, MatchDecision decision, ReviewScore score) {}
