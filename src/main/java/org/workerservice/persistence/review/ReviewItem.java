package org.workerservice.persistence.review;

import java.util.UUID;

/**
 * A pair of workers: open for a steward to decide on, or already decided by the caller.
 *
 * @param other the existing worker
 * @param score between 0 and 1
 * @param quality the band of the score
 * @param detectionMethod how the pair was found
 * @param breakdown JSON object
 * @param decidedNoMatch whether the caller has already decided that they are different people
 */
public record ReviewItem(
    UUID other,
    double score,
    String quality,
    String detectionMethod,
    String breakdown,
    boolean decidedNoMatch) {}
