/**
 * Scores by weights or by rules: a weighted mean of components, or points for rules that hold.
 *
 * <p>Both share their comparisons of components. Comparisons are pure and symmetric.
 */
package org.workerservice.matching.weighted;
