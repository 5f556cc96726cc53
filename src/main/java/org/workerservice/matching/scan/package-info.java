/**
 * Compares many stored records with each other: which pairs share keys, and how they score.
 *
 * <p>{@link org.workerservice.matching.scan.CandidateIndex} finds the pairs, {@link
 * org.workerservice.matching.scan.RecordSet} holds the records in compact form, and the scorers of
 * the pool {@code matching} compare them in small slices, so that other requests get through in
 * between.
 */
package org.workerservice.matching.scan;
