package org.workerservice.matching;

/** The weights of a model in bits, ready for the inner loop; immutable. */
final class PairWeights {
  private static final double LN2 = Math.log(2);

  /**
   * An address says at most that two people share a household, and that somebody has moved says
   * little: parts of one address do not agree or differ independently.
   */
  private static final double MOST_ADDRESS_BITS = 15;

  /** A hospital has thousands of workers. */
  private static final double MOST_WORK_BITS = 10;

  private static final double LEAST_ADDRESS_BITS = -4.5;

  /** A record with many names finds one that agrees more easily. */
  private static final double ALIAS_BITS = -1;

  /** The weight of an equal name of usual frequency, in the middle of what names reach. */
  private static final double USUAL_NAME_BITS = 10;

  /** How much of its rarity a name keeps that is not quite equal. */
  private static final double RARITY_KEPT = 0.5;

  private static final double MOST_MIDDLE_BITS = 7;
  private static final Criterion[] CRITERIA = Criterion.values();

  private final double prior;
  private final double[] bits = new double[ComparisonLevel.COUNT];
  private final FellegiSunterModel model;
  private final TermFrequencies frequencies;

  PairWeights(FellegiSunterModel model) {
    this.model = model;
    frequencies = model.frequencies();
    prior = log2(model.prior() / (1 - model.prior()));
    for (ComparisonLevel level : ComparisonLevel.values()) {
      bits[level.ordinal()] = model.of(level).bits();
    }
  }

  /** Returns the log odds, in bits, that a pair is one person. */
  double total(PairLevels levels) {
    double sum = prior;
    double address = 0;
    for (Criterion criterion : CRITERIA) {
      ComparisonLevel level = levels.of(criterion);
      if (level != null) {
        double weight = weight(level, levels);
        if (criterion.component() == Component.ADDRESS) {
          address += weight;
        } else {
          sum += weight;
        }
      }
    }
    return sum + address(address, levels);
  }

  private static double address(double sum, PairLevels levels) {
    return Math.clamp(
        sum, LEAST_ADDRESS_BITS, levels.workAddress ? MOST_WORK_BITS : MOST_ADDRESS_BITS);
  }

  /**
   * Returns the probability that a pair is one person, without regard to how common its values are.
   */
  double probability(ComparisonLevel[] levels) {
    double sum = prior;
    double address = 0;
    for (ComparisonLevel level : levels) {
      if (level != null && level.criterion().component() == Component.ADDRESS) {
        address += bits[level.ordinal()];
      } else if (level != null) {
        sum += bits[level.ordinal()];
      }
    }
    double total = sum + Math.clamp(address, LEAST_ADDRESS_BITS, MOST_ADDRESS_BITS);
    return 1 / (1 + Math.exp(-total * LN2));
  }

  /** Returns what the criteria of one component add to the log odds, in bits. */
  double of(Component component, PairLevels levels) {
    double sum = 0;
    for (Criterion criterion : CRITERIA) {
      ComparisonLevel level = levels.of(criterion);
      if (level != null && criterion.component() == component) {
        sum += weight(level, levels);
      }
    }
    return component == Component.ADDRESS ? address(sum, levels) : sum;
  }

  private double weight(ComparisonLevel level, PairLevels levels) {
    double plain = bits[level.ordinal()];
    return switch (level) {
      case FAMILY_NAME_EQUAL -> equalFamily(levels) + (levels.alias ? ALIAS_BITS : 0);
      case FAMILY_NAME_EXCHANGED, FAMILY_NAME_PART, FAMILY_NAME_TYPING_ERROR, FAMILY_NAME_NEAR ->
          plain + RARITY_KEPT * (equalFamily(levels) - USUAL_NAME_BITS);
      case GIVEN_NAME_EQUAL -> equalGiven(levels);
      case GIVEN_NAME_EXCHANGED, GIVEN_NAME_TYPING_ERROR, GIVEN_NAME_NEAR ->
          plain + RARITY_KEPT * (equalGiven(levels) - USUAL_NAME_BITS);
      case MIDDLE_NAME_EQUAL ->
          Math.min(MOST_MIDDLE_BITS, ratio(level, frequencies.givenName(levels.middle.text())));
      case CITY_EQUAL -> ratio(level, frequencies.city(levels.city, model.of(level).u()));
      case BIRTH_DATE_EQUAL ->
          ratio(level, frequencies.birthDate(levels.birthDate, model.of(level).u()));
      default -> plain;
    };
  }

  private double equalFamily(PairLevels levels) {
    return ratio(ComparisonLevel.FAMILY_NAME_EQUAL, frequencies.familyName(levels.family.text()));
  }

  private double equalGiven(PairLevels levels) {
    return ratio(ComparisonLevel.GIVEN_NAME_EQUAL, frequencies.givenName(levels.given.text()));
  }

  private double ratio(ComparisonLevel level, double frequency) {
    return log2(model.of(level).m() / frequency);
  }

  private static double log2(double value) {
    return Math.log(value) / LN2;
  }
}
