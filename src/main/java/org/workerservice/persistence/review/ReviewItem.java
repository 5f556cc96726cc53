package org.workerservice.persistence.review;

import java.util.UUID;

/**
 * A pair of workers: open for a steward to decide on, or already decided by the caller.
 *
 * @param other the existing worker
 * @param method how the pair was found
 * @param decidedNoMatch whether the caller has already decided that they are different people
 */
public record ReviewItem(
    UUID other, DetectionMethod method, ReviewScore score, boolean decidedNoMatch) {}
