package org.workerservice.matching.score;

/**
 * What a model says about a registry as a whole.
 *
 * @param households whether people live together, so that brothers, sisters and twins must be
 *     distinguished from one person whose given name is wrong
 * @param learned whether the model was trained on the registry: then its probabilities decide where
 *     fixed limits protect a registry that the model does not know
 * @param movedBits the evidence of addresses that have nothing in common, in bits, at most 0
 * @param homeBits the most that an equal address is evidence for, in bits, at least 0
 */
public record RegistryTraits(
    boolean households, boolean learned, double movedBits, double homeBits) {
  /** Real people move, so another address says little. */
  public static final double USUAL_MOVED_BITS = -2.5;

  /** An equal address shows at most that two people share a household. */
  private static final double HOUSEHOLD_BITS = 15;

  /** If people live alone, a home is personal, except for those who lived there before. */
  private static final double HOME_BITS = 25;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException for evidence of the wrong sign
   */
  public RegistryTraits {
    if (!(movedBits <= 0 && homeBits >= 0)) {
      throw new IllegalArgumentException(
          "another address must not be evidence for a pair, nor an equal one against it");
    }
  }

  /** Returns the traits of a registry that a model was not trained on. */
  public static RegistryTraits assumed(boolean households) {
    return new RegistryTraits(households, false, USUAL_MOVED_BITS, maxHomeBits(households));
  }

  /** Returns the most that an equal address can be evidence for, in bits. */
  public static double maxHomeBits(boolean households) {
    return households ? HOUSEHOLD_BITS : HOME_BITS;
  }
}
