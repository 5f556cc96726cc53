/**
 * Scores how likely it is that two records describe the same worker, and says why.
 *
 * <p>Three pure steps: {@link org.workerservice.matching.feature.MatchKeys} says which records are
 * worth comparing, {@link org.workerservice.matching.feature.MatchFeatures} prepares a record once,
 * and a {@link org.workerservice.matching.score.MatchStrategy} compares two prepared records.
 * Everything here is immutable, does no I/O, and is safe for any number of threads.
 *
 * <p>Promises: a comparison is symmetric; a further agreeing field never lowers the band; input of
 * any size is compared in bounded time; no evidence text, no {@code toString} and no stored feature
 * shows an identifier, tax number, document number, telephone number or e-mail address.
 */
package org.workerservice.matching;
