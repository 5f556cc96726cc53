/**
 * Scores pairs by weights or by rules: a weighted mean of components, or points for rules that
 * hold.
 *
 * <p>Both strategies share the comparisons of components. Comparisons are pure and symmetric.
 */
package org.workerservice.matching.weighted;
