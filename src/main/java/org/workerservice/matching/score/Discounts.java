package org.workerservice.matching.score;

/**
 * The value of a name agreement that is not plain equality of primary names; each from 0 to 1.
 *
 * @param alias factor for a pair in which a name is not the primary one
 * @param swapped factor when family and given names had to be exchanged
 * @param nickname score of two given names of one nickname group
 * @param initial score of an initial and a given name that begins with it
 */
public record Discounts(double alias, double swapped, double nickname, double initial) {
  /** The values of the preset {@code default}. */
  public static final Discounts STANDARD = new Discounts(0.97, 0.95, 0.95, 0.85);

  /** Checks the ranges. */
  public Discounts {
    requireShare("alias", alias);
    requireShare("swapped", swapped);
    requireShare("nickname", nickname);
    requireShare("initial", initial);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("discount " + name + " must be from 0 to 1");
    }
  }
}
