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

  /** A hospital has thousands of workers. */
  private static final double MAX_WORK_BITS = 10;

  /** A single part that differs, without any other. */
  private static final double MIN_PART_BITS = -4.5;

  /** A record with many names is more likely to have one that agrees. */
  private static final double ALIAS_BITS = -1;

  /** The weight of an equal name of average frequency, in the middle of the range of names. */
  private static final double USUAL_NAME_BITS = 10;

  /** The share of its rarity that a name keeps if it is not quite equal. */
  private static final double RARITY_KEPT = 0.5;

  private static final double USUAL_MIDDLE_BITS = 7;

  private static final double MAX_MIDDLE_BITS = 9;

  /** If the frequencies of names are known, so is the rarity of a further name. */
  private static final double MAX_LEARNED_MIDDLE_BITS = 12;

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
  private final double minAddressBits;
  private final double maxMiddleBits;
  private final double[] bits = new double[ComparisonLevel.COUNT];
  private final Rarity rarity;
  private final Map<Integer, Double> birthDateBits;
  private final double familyBits;
  private final double usualFamilyBits;
  private final double usualGivenBits;
  private final double exchangedBits;
  private final double givenBits;
  private final double middleBits;
  private final double cityBits;

  /** Returns the weights of a model; computed once and cached as long as the model is in use. */
  static PairWeights of(FellegiSunterModel model) {
    return MODEL_TO_WEIGHTS.get(model);
  }

  private PairWeights(FellegiSunterModel model) {
    this(model, Rarity.of(model.frequencies()));
  }

  PairWeights(FellegiSunterModel model, Rarity rarity) {
    this.rarity = rarity;
    maxAddressBits = model.traits().homeBits();
    minAddressBits = model.traits().movedBits();
    maxMiddleBits = model.traits().learned() ? MAX_LEARNED_MIDDLE_BITS : MAX_MIDDLE_BITS;
    prior = log2(model.prior() / (1 - model.prior()));
    for (ComparisonLevel level : ComparisonLevel.values()) {
      bits[level.ordinal()] = Math.min(model.of(level).bits(), maxBits(level));
    }
    familyBits = log2(model.of(ComparisonLevel.FAMILY_NAME_EQUAL).m());
    exchangedBits = log2(model.of(ComparisonLevel.FAMILY_NAME_EXCHANGED).m());
    givenBits = log2(model.of(ComparisonLevel.GIVEN_NAME_EQUAL).m());
    TermFrequencies names = model.frequencies();
    boolean learned = model.traits().learned();
    usualFamilyBits =
        learned ? familyBits + mean(names.familyNames(), names.rareFamilyName()) : USUAL_NAME_BITS;
    usualGivenBits =
        learned ? givenBits + mean(names.givenNames(), names.rareGivenName()) : USUAL_NAME_BITS;
    middleBits = log2(model.of(ComparisonLevel.MIDDLE_NAME_EQUAL).m());
    cityBits = log2(model.of(ComparisonLevel.CITY_EQUAL).m());
    birthDateBits =
        bits(model.of(ComparisonLevel.BIRTH_DATE_EQUAL).m(), model.frequencies().birthDates());
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

  /**
   * Returns how rare the name of a person is on average, in bits. A trained model has counted names
   * that are not quite equal in this registry, so what it learned fits a name of that rarity.
   */
  private static double mean(Map<String, Double> nameToShare, double rare) {
    double counted = 0;
    double sum = 0;
    for (double share : nameToShare.values()) {
      counted += share;
      sum -= share * log2(share);
    }
    return sum - Math.max(0, 1 - counted) * log2(rare);
  }

  private static <K> Map<K, Double> bits(double agrees, Map<K, Double> valueToShare) {
    Map<K, Double> valueToBits = HashMap.newHashMap(valueToShare.size());
    valueToShare.forEach((value, share) -> valueToBits.put(value, log2(agrees / share)));
    return valueToBits;
  }

  /** Returns the log odds, in bits, that a pair is one person. */
  double total(PairLevels levels) {
    double sum = prior;
    for (Criterion criterion : CRITERIA) {
      ComparisonLevel level = levels.of(criterion);
      if (level != null && criterion.component() != Component.ADDRESS) {
        sum += weight(level, levels);
      }
    }
    return sum + address(levels);
  }

  /** The parts of one address do not agree or differ independently. */
  private double address(PairLevels levels) {
    double sum =
        bits(Criterion.STREET, levels)
            + bits(Criterion.POSTAL_CODE, levels)
            + bits(Criterion.CITY, levels);
    double min = compared(levels) > 1 ? minAddressBits : MIN_PART_BITS;
    double max = levels.workAddress ? Math.min(MAX_WORK_BITS, maxAddressBits) : maxAddressBits;
    return Math.min(max, Math.max(min, sum) + bits(Criterion.STATE, levels));
  }

  private double bits(Criterion criterion, PairLevels levels) {
    ComparisonLevel level = levels.of(criterion);
    return level == null ? 0 : weight(level, levels);
  }

  private static int compared(PairLevels levels) {
    return (levels.compared(Criterion.STREET) ? 1 : 0)
        + (levels.compared(Criterion.POSTAL_CODE) ? 1 : 0)
        + (levels.compared(Criterion.CITY) ? 1 : 0);
  }

  /** Returns the probability that a pair is one person. */
  double probability(PairLevels levels) {
    return 1 / (1 + Math.exp(-total(levels) * LN2));
  }

  /** Returns the log odds without the birth date, in bits. */
  double withoutBirthDate(PairLevels levels) {
    return total(levels) - bits(Criterion.BIRTH_DATE, levels);
  }

  /** Returns what the criteria of one component add to the log odds, in bits. */
  double of(Component component, PairLevels levels) {
    if (component == Component.ADDRESS) {
      return address(levels);
    }
    double sum = 0;
    for (Criterion criterion : CRITERIA) {
      if (criterion.component() == component) {
        sum += bits(criterion, levels);
      }
    }
    return sum;
  }

  /**
   * Exchanged names are one event, so the family name bears its probability and the given name adds
   * only its rarity. How often strangers have them follows from the words: few registries have
   * enough such pairs to count.
   */
  private double weight(ComparisonLevel level, PairLevels levels) {
    double plain = bits[level.ordinal()];
    return switch (level) {
      case FAMILY_NAME_EQUAL -> equalFamily(levels) + (levels.alias ? ALIAS_BITS : 0);
      case FAMILY_NAME_EXCHANGED ->
          levels.is(ComparisonLevel.GIVEN_NAME_EXCHANGED)
              ? exchangedBits + levels.familyRarity(rarity)
              : plain + RARITY_KEPT * (equalFamily(levels) - usualFamilyBits);
      case FAMILY_NAME_PART, FAMILY_NAME_TYPING_ERROR, FAMILY_NAME_NEAR ->
          plain + RARITY_KEPT * (equalFamily(levels) - usualFamilyBits);
      case GIVEN_NAME_EQUAL -> equalGiven(levels);
      case GIVEN_NAME_EXCHANGED -> levels.givenRarity(rarity);
      case GIVEN_NAME_TYPING_ERROR, GIVEN_NAME_NEAR ->
          plain + RARITY_KEPT * (equalGiven(levels) - usualGivenBits);
      case MIDDLE_NAME_EQUAL -> Math.min(maxMiddleBits, middleBits + middleRarity(levels));
      case MIDDLE_NAME_PART ->
          plain + RARITY_KEPT * (Math.min(maxMiddleBits, middleRarity(levels)) - USUAL_MIDDLE_BITS);
      case CITY_EQUAL -> equalCity(levels, plain);
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
    return familyBits + levels.familyRarity(rarity);
  }

  private double equalGiven(PairLevels levels) {
    return givenBits + levels.givenRarity(rarity);
  }

  private double middleRarity(PairLevels levels) {
    return Double.isNaN(levels.middleRarity) ? rarity.either(levels.middle) : levels.middleRarity;
  }

  private double equalCity(PairLevels levels, double plain) {
    double known = levels.city == null ? levels.cityRarity : rarity.city(levels.city);
    return Double.isNaN(known) ? plain : cityBits + known;
  }

  private static double log2(double value) {
    return Math.log(value) / LN2;
  }
}
