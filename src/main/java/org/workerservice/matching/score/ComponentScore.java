package org.workerservice.matching.score;

/**
 * The result of one component of a pair.
 *
 * @param level the level of comparison, or the levels of all criteria of the component joined by
 *     {@code +}; the codes are those of {@link ComparisonLevel}, or agrees, partly, differs if the
 *     strategy has no levels
 * @param score from 0 (contradicts) to 1 (agrees), as it entered the total
 * @param weight the weight of the component in the total, at least 0; for {@code fellegi_sunter}
 *     the bits that it adds to the log odds, below 0 when it is evidence against the pair
 * @param evidence one clause in plain words; never a value of the records
 */
public record ComponentScore(
    Component component, String level, double score, double weight, String evidence) {
  private static final double AGREES = 0.8;
  private static final double PARTLY = 0.4;

  /** Creates the score of a strategy without levels. */
  public static ComponentScore of(
      Component component, double score, double weight, String evidence) {
    String level = score >= AGREES ? "agrees" : score >= PARTLY ? "partly" : "differs";
    return new ComponentScore(component, level, score, weight, evidence);
  }
}
