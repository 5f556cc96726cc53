package org.workerservice.persistence.review;

import java.util.UUID;

/**
 * The score of a pending item by what its workers are like now.
 *
 * @param changes the changes of both workers that the score considers, as the item counts them
 */
public record RescoredItem(UUID id, long changes, ReviewScore score) {}
