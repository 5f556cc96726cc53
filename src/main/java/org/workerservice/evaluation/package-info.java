/**
 * Measures the matching engine on labelled records.
 *
 * <p>Candidates come from the same keys and the same limit as in the service, scores from the same
 * strategies, entities from the same grouping; only the registry is in memory. Pure, except for the
 * clock that measures the speed.
 */
package org.workerservice.evaluation;
