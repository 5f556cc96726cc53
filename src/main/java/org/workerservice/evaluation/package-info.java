/**
 * Measures the matching engine on records of which it is known who is who.
 *
 * <p>Candidates come from the same keys and the same limit as in the service, scores from the same
 * strategies, entities from the same clustering; only the registry is held in memory. Pure but for
 * the clock that measures the speed.
 */
package org.workerservice.evaluation;
