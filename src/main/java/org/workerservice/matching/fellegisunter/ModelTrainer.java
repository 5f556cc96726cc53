package org.workerservice.matching.fellegisunter;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.LevelProbability;
import org.workerservice.matching.score.RegistryTraits;

/**
 * Learns a model from a registry by expectation maximisation (A. P. Dempster, N. M. Laird, D. B.
 * Rubin, 1977), without knowing which pairs are one person.
 *
 * <p>Each round asks the current model how likely it is that a pair is one person, and counts the
 * levels again, weighted with these probabilities: m among the candidates, u among random pairs.
 * Pairs that share no key count as two people, and so do those that {@link OtherPerson} rules out:
 * otherwise a registry of households learns that given names differ. The shipped model is the
 * prior: its probabilities count like a few more pairs, so they win where the sample has little
 * data.
 *
 * <p>Pure and deterministic; a million candidates take a few seconds.
 */
public final class ModelTrainer {
  private static final int MAX_ROUNDS = 40;
  private static final double SETTLED = 1e-4;

  /** The number of pairs that the shipped probabilities count for. */
  private static final double PRIOR_MATCHES = 30;

  private static final double PRIOR_RANDOM = 3_000;

  /** Log odds without the birth date from which a pair is one person whatever the date. */
  private static final double ANCHOR_BITS = 7;

  /** The pairs of 500 records; fewer do not tell how common names are. */
  private static final long ENOUGH_PAIRS = 500L * 499 / 2;

  /** With fewer reliable pairs, all likely pairs say more about birth dates. */
  private static final double MIN_RELIABLE = 100;

  private static final double ONE_ERROR = 0.6;
  private static final double MIN_M = 0.0002;

  /** A difference is evidence of 9 bits at most. */
  private static final double MIN_M_OF_DIFFERENCE = 0.002;

  private static final double MIN_U = 1e-6;
  private static final Criterion[] CRITERIA = Criterion.values();

  private final Collection<LevelPatterns.Pattern> candidates;
  private final Collection<LevelPatterns.Pattern> random;
  private final boolean households;
  private final long allPairs;
  private final TermFrequencies frequencies;
  private final Rarity rarity;

  private ModelTrainer(
      LevelPatterns candidates, LevelPatterns random, long allPairs, TermFrequencies frequencies) {
    this.candidates = candidates.patterns();
    this.random = random.patterns();
    households = Households.among(this.candidates);
    this.allPairs = allPairs;
    this.frequencies = frequencies;
    rarity = Rarity.of(frequencies);
  }

  /** Returns a model of the given name. */
  public static FellegiSunterModel train(String name, TrainingSample sample) {
    return train(
        name,
        patterns(sample.candidates(), sample.frequencies()),
        patterns(sample.random(), sample.frequencies()),
        sample.allPairs(),
        sample.frequencies());
  }

  /**
   * Returns a model of the given name; the parameters are those of {@link TrainingSample}.
   *
   * @param candidates pairs that share a key
   * @param random pairs picked at random
   * @param allPairs how many pairs there are in all, candidates included
   */
  public static FellegiSunterModel train(
      String name,
      LevelPatterns candidates,
      LevelPatterns random,
      long allPairs,
      TermFrequencies frequencies) {
    return new ModelTrainer(candidates, random, allPairs, frequencies).train(name);
  }

  private static LevelPatterns patterns(
      List<TrainingSample.Pair> pairs, TermFrequencies frequencies) {
    LevelPatterns patterns = new LevelPatterns(frequencies);
    pairs.forEach(pair -> patterns.add(pair.left(), pair.right()));
    return patterns;
  }

  private FellegiSunterModel train(String name) {
    FellegiSunterModel model = FellegiSunterModel.shipped();
    double change = 1;
    for (int round = 0; round < MAX_ROUNDS && change > SETTLED; round++) {
      FellegiSunterModel next = next(name, model);
      change = change(model, next);
      model = next;
    }
    return model;
  }

  private FellegiSunterModel next(String name, FellegiSunterModel model) {
    PairWeights weights = new PairWeights(model, rarity);
    AddressCount moved = new AddressCount();
    double[] matching = new double[ComparisonLevel.COUNT];
    double[] unrelated = new double[ComparisonLevel.COUNT];
    double[] born = new double[ComparisonLevel.COUNT];
    double matches = 0;
    for (LevelPatterns.Pattern pattern : candidates) {
      double share =
          pattern.ruledOut(households) ? 0 : weights.probability(pattern.levels) * pattern.count;
      matches += share;
      add(pattern, share, matching);
      addAnchored(pattern, weights, born);
      moved.addMatch(pattern.levels, share);
    }
    for (LevelPatterns.Pattern pattern : random) {
      double share = (1 - weights.probability(pattern.levels)) * pattern.count;
      add(pattern, share, unrelated);
      moved.addRandom(pattern.levels, share);
    }
    countBirthDates(born, matching);
    return new FellegiSunterModel(
        name,
        prior(matches),
        levels(matching, unrelated),
        frequencies,
        new RegistryTraits(
            households, allPairs >= ENOUGH_PAIRS, moved.bits(), moved.homeBits(households)));
  }

  private static void add(LevelPatterns.Pattern pattern, double share, double[] counts) {
    for (Criterion criterion : CRITERIA) {
      ComparisonLevel level = pattern.levels.of(criterion);
      if (level != null) {
        counts[level.ordinal()] += share;
      }
    }
  }

  /**
   * Counts birth dates only among pairs that are one person whatever the date, because of the names
   * and something that is independent of them. Among all likely pairs there are namesakes, and with
   * them EM learns that the dates of one person differ.
   */
  private void addAnchored(LevelPatterns.Pattern pattern, PairWeights weights, double[] counts) {
    ComparisonLevel level = pattern.levels.of(Criterion.BIRTH_DATE);
    if (level != null
        && Agreements.beyondNameAndDate(pattern.levels)
        && weights.withoutBirthDate(pattern.levels) >= ANCHOR_BITS) {
      counts[level.ordinal()] += pattern.ruledOut(households) ? 0 : pattern.count;
    }
  }

  /**
   * Replaces the counts of birth dates by those of reliable pairs. Where names and dates are all
   * that is known, no pair is reliable: then dates may differ by an error, but not more often by
   * more than in other registries.
   */
  private static void countBirthDates(double[] reliable, double[] counts) {
    List<ComparisonLevel> levels = ComparisonLevel.of(Criterion.BIRTH_DATE);
    boolean enough = sum(levels, reliable) >= MIN_RELIABLE;
    double all = sum(levels, counts);
    for (ComparisonLevel level : levels) {
      int at = level.ordinal();
      double usual = FellegiSunterModel.shipped().of(level).m() * all;
      double ofAll = level.agreement() < ONE_ERROR ? Math.min(counts[at], usual) : counts[at];
      counts[at] = enough ? reliable[at] : ofAll;
    }
  }

  private double prior(double matches) {
    return Math.clamp(matches / Math.max(1, allPairs), 1e-9, 0.1);
  }

  private static Map<ComparisonLevel, LevelProbability> levels(
      double[] matching, double[] unrelated) {
    Map<ComparisonLevel, LevelProbability> levels = new EnumMap<>(ComparisonLevel.class);
    for (Criterion criterion : Criterion.values()) {
      List<ComparisonLevel> some = ComparisonLevel.of(criterion);
      double allMatching = sum(some, matching) + PRIOR_MATCHES;
      double allUnrelated = sum(some, unrelated) + PRIOR_RANDOM;
      for (ComparisonLevel level : some) {
        LevelProbability shipped = FellegiSunterModel.shipped().of(level);
        double m = (matching[level.ordinal()] + PRIOR_MATCHES * shipped.m()) / allMatching;
        double u = (unrelated[level.ordinal()] + PRIOR_RANDOM * shipped.u()) / allUnrelated;
        double least = level.agreement() == 0 ? MIN_M_OF_DIFFERENCE : MIN_M;
        levels.put(level, sensible(level, Math.max(m, least), Math.max(u, MIN_U)));
      }
    }
    return levels;
  }

  /** Ensures that agreement is never evidence against a pair, nor a difference evidence for it. */
  private static LevelProbability sensible(ComparisonLevel level, double m, double u) {
    if (level.agreement() == 1) {
      return new LevelProbability(Math.max(m, u), u);
    }
    return new LevelProbability(level.agreement() == 0 ? Math.min(m, u) : m, u);
  }

  private static double sum(List<ComparisonLevel> levels, double[] counts) {
    return levels.stream().mapToDouble(level -> counts[level.ordinal()]).sum();
  }

  private static double change(FellegiSunterModel before, FellegiSunterModel after) {
    double change = Math.abs(Math.log(after.prior() / before.prior()));
    for (ComparisonLevel level : ComparisonLevel.values()) {
      change = Math.max(change, Math.abs(before.of(level).m() - after.of(level).m()));
    }
    return change;
  }
}
