package org.workerservice.matching.fellegisunter;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.HashMap;
import java.util.Map;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.FellegiSunterModel;

/** The weights of a model in bits, ready for the inner loop; immutable. */
final class PairWeights {
  private static final double LN2 = Math.log(2);

  /**
   * An equal address shows at most that two people share a household, and a different one may only
   * mean that a person has moved. The parts of one address do not agree or differ independently.
   */
  private static final double MAX_ADDRESS_BITS = 15;

  /** If people live alone, a home is personal, except for those who lived there before. */
  private static final double MAX_HOME_BITS = 25;

  /** A hospital has thousands of workers. */
  private static final double MAX_WORK_BITS = 10;

  private static final double MIN_ADDRESS_BITS = -4.5;

  /** A record with many names is more likely to have one that agrees. */
  private static final double ALIAS_BITS = -1;

  /** The weight of an equal name of average frequency, in the middle of the range of names. */
  private static final double USUAL_NAME_BITS = 10;

  /** The share of its rarity that a name keeps if it is not quite equal. */
  private static final double RARITY_KEPT = 0.5;

  private static final double MAX_MIDDLE_BITS = 7;

  /**
   * At least one record in a hundred has a birth date of 1 January, and about 50 years are common.
   */
  private static final double MAX_PLACEHOLDER_BITS = 8;

  /** What an equal year, or year and month, can say at most: about 40 years are common. */
  private static final double MAX_YEAR_BITS = 5;

  private static final double MAX_MONTH_BITS = 8.5;

  /** Years that are one error apart are common among strangers. */
  private static final double MAX_PART_NEAR_BITS = 0;

  /** Many e-mail addresses are made of the name: if names agree, these agree too. */
  private static final double[] MAX_ALIKE_EMAIL_BITS = {12, 6, 2};

  private static final double NAMES_ALIKE = 0.5;
  private static final Criterion[] CRITERIA = Criterion.values();

  /** Weights must not refer to their model, or no entry could ever be garbage-collected. */
  private static final LoadingCache<FellegiSunterModel, PairWeights> MODEL_TO_WEIGHTS =
      Caffeine.newBuilder().weakKeys().build(PairWeights::new);

  private final double prior;
  private final double maxAddressBits;
  private final double[] bits = new double[ComparisonLevel.COUNT];
  private final Map<String, Double> familyBits;
  private final Map<String, Double> givenBits;
  private final Map<String, Double> middleBits;
  private final Map<String, Double> cityBits;
  private final Map<Integer, Double> birthDateBits;
  private final double rareFamilyBits;
  private final double rareGivenBits;
  private final double rareMiddleBits;

  /** Returns the weights of a model; computed once and cached as long as the model is in use. */
  static PairWeights of(FellegiSunterModel model) {
    return MODEL_TO_WEIGHTS.get(model);
  }

  PairWeights(FellegiSunterModel model) {
    maxAddressBits = model.households() ? MAX_ADDRESS_BITS : MAX_HOME_BITS;
    prior = log2(model.prior() / (1 - model.prior()));
    for (ComparisonLevel level : ComparisonLevel.values()) {
      bits[level.ordinal()] = Math.min(model.of(level).bits(), maxBits(level));
    }
    TermFrequencies shares = model.frequencies();
    double familyAgrees = model.of(ComparisonLevel.FAMILY_NAME_EQUAL).m();
    double givenAgrees = model.of(ComparisonLevel.GIVEN_NAME_EQUAL).m();
    double middleAgrees = model.of(ComparisonLevel.MIDDLE_NAME_EQUAL).m();
    familyBits = bits(familyAgrees, shares.familyNames());
    givenBits = bits(givenAgrees, shares.givenNames());
    middleBits = bits(middleAgrees, shares.givenNames());
    cityBits = bits(model.of(ComparisonLevel.CITY_EQUAL).m(), shares.cities());
    birthDateBits = bits(model.of(ComparisonLevel.BIRTH_DATE_EQUAL).m(), shares.birthDates());
    rareFamilyBits = log2(familyAgrees / TermFrequencies.RARE_FAMILY_NAME);
    rareGivenBits = log2(givenAgrees / TermFrequencies.RARE_GIVEN_NAME);
    rareMiddleBits = log2(middleAgrees / TermFrequencies.RARE_GIVEN_NAME);
  }

  /** Levels that a trained model may never have seen need a bound. */
  private static double maxBits(ComparisonLevel level) {
    return switch (level) {
      case BIRTH_DATE_YEAR_KNOWN -> MAX_YEAR_BITS;
      case BIRTH_DATE_MONTH_KNOWN -> MAX_MONTH_BITS;
      case BIRTH_DATE_PART_NEAR -> MAX_PART_NEAR_BITS;
      default -> Double.MAX_VALUE;
    };
  }

  private static <K> Map<K, Double> bits(double agrees, Map<K, Double> valueToShare) {
    Map<K, Double> valueToBits = HashMap.newHashMap(valueToShare.size());
    valueToShare.forEach((value, share) -> valueToBits.put(value, log2(agrees / share)));
    return valueToBits;
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

  private double address(double sum, PairLevels levels) {
    return Math.clamp(sum, MIN_ADDRESS_BITS, levels.workAddress ? MAX_WORK_BITS : maxAddressBits);
  }

  /** Returns the probability that a pair is one person, ignoring how common its values are. */
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
    double total = sum + Math.clamp(address, MIN_ADDRESS_BITS, maxAddressBits);
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
          Math.min(MAX_MIDDLE_BITS, middleBits.getOrDefault(levels.middle.text(), rareMiddleBits));
      case CITY_EQUAL -> cityBits.isEmpty() ? plain : cityBits.getOrDefault(levels.city, plain);
      case EMAIL_NEAR, EMAIL_MAILBOX -> Math.min(plain, MAX_ALIKE_EMAIL_BITS[namesAlike(levels)]);
      case STATE_EQUAL -> levels.is(ComparisonLevel.CITY_EQUAL) ? 0 : plain;
      case BIRTH_DATE_EQUAL -> Math.min(plain, equalBirthDate(levels, plain));
      default -> plain;
    };
  }

  private double equalBirthDate(PairLevels levels, double plain) {
    double known = birthDateBits.getOrDefault(levels.birthDate, plain);
    return levels.weakBirthDate ? Math.min(MAX_PLACEHOLDER_BITS, known) : known;
  }

  private static int namesAlike(PairLevels levels) {
    return (levels.atLeast(Criterion.FAMILY_NAME, NAMES_ALIKE) ? 1 : 0)
        + (levels.atLeast(Criterion.GIVEN_NAME, NAMES_ALIKE) ? 1 : 0);
  }

  private double equalFamily(PairLevels levels) {
    return familyBits.getOrDefault(levels.family.text(), rareFamilyBits);
  }

  private double equalGiven(PairLevels levels) {
    return givenBits.getOrDefault(levels.given.text(), rareGivenBits);
  }

  private static double log2(double value) {
    return Math.log(value) / LN2;
  }
}
