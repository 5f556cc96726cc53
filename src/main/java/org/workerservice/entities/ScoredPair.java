package org.workerservice.entities;

/**
 * Two records that were compared.
 *
 * @param left position of a record, from 0
 * @param right position of another record
 * @param score probability that they describe one person, from 0 to 1
 * @param contradiction whether something rules out that they are one person, such as different
 *     numbers of which a person has only one, or a decision that they are not
 */
public record ScoredPair(int left, int right, double score, boolean contradiction) {}
