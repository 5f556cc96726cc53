/**
 * Shared by every strategy: settings, evidence, levels, limits, bands and the result of a
 * comparison.
 *
 * <p>The sibling packages implement {@link org.workerservice.matching.score.MatchStrategy}; they
 * depend on this package and not on each other.
 */
package org.workerservice.matching.score;
