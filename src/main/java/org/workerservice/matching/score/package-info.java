/**
 * What every strategy shares: settings, evidence, levels, limits, bands and the result of a
 * comparison.
 *
 * <p>{@link org.workerservice.matching.score.MatchStrategy} is implemented in the packages beside
 * this one, which depend on it and not on each other.
 */
package org.workerservice.matching.score;
