package org.workerservice.matching.score;

/**
 * What one component says about a pair.
 *
 * @param level the level of comparison, or those of the criteria of the component joined by {@code
 *     +}; the codes are those of {@link ComparisonLevel}, or agrees, partly, differs where the
 *     strategy has no levels
 * @param score from 0 (contradicts) to 1 (agrees), as it entered the total
 * @param weight the weight of the component in the total, from 0; of the strategy {@code
 *     fellegi_sunter} what it adds to the log odds, in bits, below 0 when it speaks against
 * @param evidence one clause in plain words; never a value of the records
 */
public record ComponentScore(
    Component component, String level, double score, double weight, String evidence) {
  private static final double AGREES = 0.8;
  private static final double PARTLY = 0.4;

  /** Makes the score of a strategy without levels. */
  public static ComponentScore of(
      Component component, double score, double weight, String evidence) {
    String level = score >= AGREES ? "agrees" : score >= PARTLY ? "partly" : "differs";
    return new ComponentScore(component, level, score, weight, evidence);
  }
}
