/**
 * Features and match keys of a record: computed once, stored, and compared often.
 *
 * <p>{@link org.workerservice.matching.feature.PreparedRecord} reads a worker; {@link
 * org.workerservice.matching.feature.MatchFeatures} is the stored form, versioned; {@link
 * org.workerservice.matching.feature.MatchKeys} says which records are worth comparing. Numbers and
 * contacts are keyed hashes. This package does not depend on scores.
 */
package org.workerservice.matching.feature;
