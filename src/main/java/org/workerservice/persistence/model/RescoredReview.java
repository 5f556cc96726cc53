package org.workerservice.persistence.model;

import java.util.UUID;
import org.workerservice.persistence.review.ReviewScore;

/** The score of an open review item by the model in use. */
public record RescoredReview(UUID id, ReviewScore score) {}
