package org.workerservice.entities;

/**
 * The score of two records.
 *
 * @param left position of a record, from 0
 * @param right position of another record
 * @param score probability that they describe one person, from 0 to 1
 * @param contradiction whether the records cannot be one person, for example because they have
 *     different numbers of which a person has only one, or because of a decision
 */
public record ScoredPair(int left, int right, double score, boolean contradiction) {}
