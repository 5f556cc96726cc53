package org.workerservice.persistence.review;

import java.util.UUID;
import org.workerservice.model.MatchDecision;

/**
 * The decision of a person on two workers, in either order.
 *
 * @param score how likely the engine considers them to be one person
 * @param quality the code of its band
 * @param breakdown what was compared, a JSON object
 */
public record DecidedPair(
    UUID first,
    UUID second,
    MatchDecision decision,
    double score,
    String quality,
    String breakdown) {}
