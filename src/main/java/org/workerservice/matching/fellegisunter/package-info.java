/**
 * Scores pairs with the log likelihood ratios of a model (Fellegi and Sunter, 1969), and trains
 * such models.
 *
 * <p>{@link org.workerservice.matching.fellegisunter.LevelComparison} turns two records into
 * levels, the weights of the model turn the levels into a probability, and limits keep thin
 * evidence out of the good bands.
 */
package org.workerservice.matching.fellegisunter;
