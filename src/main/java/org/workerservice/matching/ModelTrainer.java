package org.workerservice.matching;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns a model from a registry by expectation and maximisation (A. P. Dempster, N. M. Laird, D.
 * B. Rubin, 1977), without knowing which pairs are one person.
 *
 * <p>Each round asks the model at hand how likely every pair is one person, and counts the levels
 * anew with these probabilities: m among the candidates, u among random pairs. Pairs that blocking
 * does not bring together count as two people. Where the sample says little, the shipped model
 * holds: its probabilities enter as if they had been counted in some pairs.
 *
 * <p>Pure and deterministic; a million candidates take some seconds.
 */
public final class ModelTrainer {
  private static final int MOST_ROUNDS = 40;
  private static final double SETTLED = 1e-4;

  /** How many pairs the shipped probabilities count for. */
  private static final double PRIOR_MATCHES = 30;

  private static final double PRIOR_RANDOM = 3_000;
  private static final double SMALLEST_M = 0.002;
  private static final double SMALLEST_U = 1e-6;

  private final TrainingSample sample;
  private final Collection<Pattern> candidates;
  private final Collection<Pattern> random;

  private ModelTrainer(TrainingSample sample) {
    this.sample = sample;
    candidates = patterns(sample.candidates());
    random = patterns(sample.random());
  }

  /** Returns a model of the given name. */
  public static FellegiSunterModel train(String name, TrainingSample sample) {
    return new ModelTrainer(sample).train(name);
  }

  /** Pairs that have the same levels. */
  private static final class Pattern {
    private final ComparisonLevel[] levels;
    private double count;

    Pattern(ComparisonLevel[] levels) {
      this.levels = levels;
    }
  }

  private static Collection<Pattern> patterns(List<TrainingSample.Pair> pairs) {
    LevelComparison comparison = new LevelComparison();
    Map<String, Pattern> keyToPattern = new HashMap<>();
    for (TrainingSample.Pair pair : pairs) {
      PairLevels levels = comparison.compare(pair.left(), pair.right());
      keyToPattern.computeIfAbsent(key(levels), none -> new Pattern(levels.copy())).count++;
    }
    return keyToPattern.values();
  }

  private static String key(PairLevels levels) {
    StringBuilder key = new StringBuilder(Criterion.COUNT);
    for (Criterion criterion : Criterion.values()) {
      ComparisonLevel level = levels.of(criterion);
      key.append((char) (level == null ? 0 : level.ordinal() + 1));
    }
    return key.toString();
  }

  private FellegiSunterModel train(String name) {
    FellegiSunterModel model = FellegiSunterModel.shipped();
    double change = 1;
    for (int round = 0; round < MOST_ROUNDS && change > SETTLED; round++) {
      FellegiSunterModel next = next(name, model);
      change = change(model, next);
      model = next;
    }
    return model;
  }

  private FellegiSunterModel next(String name, FellegiSunterModel model) {
    PairWeights weights = new PairWeights(model);
    double[] matching = new double[ComparisonLevel.COUNT];
    double[] unrelated = new double[ComparisonLevel.COUNT];
    double matches = 0;
    for (Pattern pattern : candidates) {
      double share = weights.probability(pattern.levels) * pattern.count;
      matches += share;
      add(pattern, share, matching);
    }
    for (Pattern pattern : random) {
      add(pattern, (1 - weights.probability(pattern.levels)) * pattern.count, unrelated);
    }
    return new FellegiSunterModel(
        name, prior(matches), levels(matching, unrelated), sample.frequencies());
  }

  private static void add(Pattern pattern, double share, double[] counts) {
    for (ComparisonLevel level : pattern.levels) {
      if (level != null) {
        counts[level.ordinal()] += share;
      }
    }
  }

  private double prior(double matches) {
    return Math.clamp(matches / Math.max(1, sample.allPairs()), 1e-9, 0.1);
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
        levels.put(level, sensible(level, Math.max(m, SMALLEST_M), Math.max(u, SMALLEST_U)));
      }
    }
    return levels;
  }

  /** Agreement never speaks against a pair, nor does a difference speak for it. */
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
