package org.workerservice.persistence.model;

import java.util.UUID;

/**
 * The score of an open review item by the model in use.
 *
 * @param quality the code of its band
 * @param breakdown JSON object
 */
public record RescoredReview(UUID id, double score, String quality, String breakdown) {}
