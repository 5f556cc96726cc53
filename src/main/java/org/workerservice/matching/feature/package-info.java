/**
 * What is prepared of a record once, stored, and compared often: its features and its match keys.
 *
 * <p>{@link org.workerservice.matching.feature.PreparedRecord} reads a worker; {@link
 * org.workerservice.matching.feature.MatchFeatures} is the stored form, versioned; {@link
 * org.workerservice.matching.feature.MatchKeys} says which records are worth comparing. Numbers and
 * contacts are keyed hashes. Knows nothing of scores.
 */
package org.workerservice.matching.feature;
