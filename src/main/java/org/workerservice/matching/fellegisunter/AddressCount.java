package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.RegistryTraits;

/**
 * Counts how often nothing of two addresses agrees. The parts of an address change together when a
 * person moves, so their weights must not add up to more than this says.
 */
final class AddressCount {
  private static final double LN2 = Math.log(2);

  /** The number of pairs that the usual value counts for. */
  private static final double PRIOR_PAIRS = 30;

  /** The usual share of two people who live in one house. */
  private static final double USUAL_HOMES = 1e-5;

  private static final double MIN_HOME_BITS = 4;
  private static final double AGREES = 0.8;
  private static final double REGION = 0.5;
  private static final double MIN_BITS = -4.5;
  private static final Criterion[] PARTS = {
    Criterion.STREET, Criterion.POSTAL_CODE, Criterion.CITY
  };

  private double matches;
  private double movedMatches;
  private double others;
  private double othersElsewhere;
  private double homes;
  private double othersAtHome;

  void addMatch(PairLevels levels, double share) {
    if (isCompared(levels)) {
      matches += share;
      movedMatches += isElsewhere(levels) ? share : 0;
      homes += isHome(levels) ? share : 0;
    }
  }

  void addRandom(PairLevels levels, double share) {
    if (isCompared(levels)) {
      others += share;
      othersElsewhere += isElsewhere(levels) ? share : 0;
      othersAtHome += isHome(levels) ? share : 0;
    }
  }

  /** Returns the evidence of two addresses that have nothing in common, in bits. */
  double bits() {
    double usual = Math.pow(2, RegistryTraits.USUAL_MOVED_BITS);
    double m = (movedMatches + PRIOR_PAIRS * usual) / (matches + PRIOR_PAIRS);
    double u = (othersElsewhere + PRIOR_PAIRS) / (others + PRIOR_PAIRS);
    return Math.clamp(Math.log(m / u) / LN2, MIN_BITS, 0);
  }

  /** Returns the most that an equal address is evidence for, in bits. */
  double homeBits(boolean households) {
    double max = RegistryTraits.maxHomeBits(households);
    double m = (homes + PRIOR_PAIRS / 2) / (matches + PRIOR_PAIRS);
    double u = (othersAtHome + PRIOR_PAIRS * USUAL_HOMES) / (others + PRIOR_PAIRS);
    return Math.clamp(Math.log(m / u) / LN2, MIN_HOME_BITS, max);
  }

  /** Whether at least two parts were compared; one part has a weight of its own. */
  private static boolean isCompared(PairLevels levels) {
    int compared = 0;
    for (Criterion part : PARTS) {
      compared += levels.compared(part) ? 1 : 0;
    }
    return compared > 1;
  }

  private static boolean isElsewhere(PairLevels levels) {
    for (Criterion part : PARTS) {
      if (levels.atLeast(part, REGION + 0.05)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHome(PairLevels levels) {
    for (Criterion part : PARTS) {
      if (levels.compared(part) && !levels.atLeast(part, AGREES)) {
        return false;
      }
    }
    return true;
  }
}
