package org.workerservice.matching;

/**
 * What one component says about a pair.
 *
 * @param score from 0 (contradicts) to 1 (agrees), as it entered the total
 * @param weight the weight of the component in the total, from 0
 * @param evidence one clause in plain words; never a value of the records
 */
public record ComponentScore(Component component, double score, double weight, String evidence) {}
