package org.workerservice.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workerservice.entities.Entities;
import org.workerservice.entities.Grouping;
import org.workerservice.entities.GroupingSettings;
import org.workerservice.entities.MergedRecordScore;
import org.workerservice.entities.ScoredPair;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MatchStrategy;

/** Compares the results of the engine with the labels of the records. */
public final class Evaluation {
  private final LabelledSet set;
  private final PairScope scope;
  private final CandidatePairs candidates;
  private final CandidatePairs grouped;
  private final MatchStrategy strategy;
  private final Bands bands;
  private final GroupingSettings grouping;

  /** Creates an evaluation of the candidate pairs of a set, which are all that grouping uses. */
  public Evaluation(
      LabelledSet set, PairScope scope, CandidatePairs candidates, MatchSettings settings) {
    this(set, scope, candidates, CandidatePairs.NONE, settings);
  }

  /**
   * Creates an evaluation.
   *
   * @param candidates the pairs in scope
   * @param grouped further pairs, which count only as evidence for grouping: without the pairs
   *     within a file, a person who has several records there falls apart
   */
  public Evaluation(
      LabelledSet set,
      PairScope scope,
      CandidatePairs candidates,
      CandidatePairs grouped,
      MatchSettings settings) {
    this.set = set;
    this.scope = scope;
    this.candidates = candidates;
    this.grouped = grouped;
    strategy = MatchStrategies.of(settings);
    bands = settings.bands();
    grouping = GroupingSettings.of(bands.probable(), settings.model().households());
  }

  /** Scores every candidate pair; a pair that is at least probable counts as one person. */
  public EvaluationReport run() {
    double threshold = bands.probable();
    long start = System.nanoTime();
    double[] scores = scores(candidates);
    double seconds = (System.nanoTime() - start) / 1e9;
    Entities entities =
        Grouping.of(
            set.size(),
            evidence(scores),
            grouping,
            new MergedRecordScore(set.features(), strategy));
    long truePairs = truePairs();
    return new EvaluationReport(
        threshold,
        set.size(),
        comparablePairs(),
        truePairs,
        candidates.size(),
        trueCandidates(),
        quality(scores, threshold, truePairs),
        grouped(entities, truePairs),
        RecordQuality.of(entities.entityOf(), set.entities()),
        Ranking.of(logOdds(), truths(), truePairs),
        perBand(scores, bands),
        entities.sizes(),
        PrecisionRecallCurve.of(scores, truths(), truePairs),
        new PairErrors(set, scope, candidates, strategy, entities).list(scores, threshold),
        seconds);
  }

  private double[] scores(CandidatePairs pairs) {
    double[] scores = new double[pairs.size()];
    List<MatchFeatures> features = set.features();
    for (int pair = 0; pair < scores.length; pair++) {
      scores[pair] =
          strategy.score(features.get(pairs.left(pair)), features.get(pairs.right(pair)));
    }
    return scores;
  }

  private double[] logOdds() {
    double[] logOdds = new double[candidates.size()];
    List<MatchFeatures> features = set.features();
    for (int pair = 0; pair < logOdds.length; pair++) {
      logOdds[pair] =
          strategy
              .compare(features.get(candidates.left(pair)), features.get(candidates.right(pair)))
              .logOdds();
    }
    return logOdds;
  }

  private List<ScoredPair> evidence(double[] scores) {
    List<ScoredPair> pairs = new ArrayList<>(candidates.size() + grouped.size());
    add(candidates, scores, pairs);
    add(grouped, scores(grouped), pairs);
    return pairs;
  }

  private static void add(CandidatePairs from, double[] scores, List<ScoredPair> pairs) {
    for (int pair = 0; pair < scores.length; pair++) {
      pairs.add(new ScoredPair(from.left(pair), from.right(pair), scores[pair], false));
    }
  }

  private boolean[] truths() {
    boolean[] truths = new boolean[candidates.size()];
    for (int pair = 0; pair < truths.length; pair++) {
      truths[pair] = set.same(candidates.left(pair), candidates.right(pair), scope);
    }
    return truths;
  }

  private long trueCandidates() {
    long count = 0;
    for (boolean truth : truths()) {
      count += truth ? 1 : 0;
    }
    return count;
  }

  /** Counts the pairs in scope whose records have equal groups. */
  private long pairsWithin(int[] groups) {
    Integer[] order = new Integer[groups.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> Integer.compare(groups[one], groups[other]));
    long count = 0;
    for (int i = 0; i < order.length; i++) {
      for (int j = i + 1; j < order.length && groups[order[j]] == groups[order[i]]; j++) {
        count += scope.includes(set.record(order[i]), set.record(order[j])) ? 1 : 0;
      }
    }
    return count;
  }

  private long truePairs() {
    return pairsWithin(set.entities());
  }

  private long comparablePairs() {
    return switch (scope) {
      case ALL -> (long) set.size() * (set.size() - 1) / 2;
      case BETWEEN_SOURCES, WITHIN_SOURCES -> pairsWithin(new int[set.size()]);
    };
  }

  private Quality quality(double[] scores, double threshold, long truePairs) {
    long right = 0;
    long found = 0;
    for (int pair = 0; pair < scores.length; pair++) {
      if (scores[pair] >= threshold) {
        found++;
        right += set.same(candidates.left(pair), candidates.right(pair), scope) ? 1 : 0;
      }
    }
    return new Quality(right, found - right, truePairs - right);
  }

  private Quality grouped(Entities entities, long truePairs) {
    int[] both = new int[set.size()];
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < both.length; i++) {
      long key = (long) entities.entityOf()[i] << 32 | set.entities()[i];
      both[i] = numbers.computeIfAbsent(key, none -> numbers.size());
    }
    long right = pairsWithin(both);
    long found = pairsWithin(entities.entityOf());
    return new Quality(right, found - right, truePairs - right);
  }

  private Map<MatchQuality, Quality> perBand(double[] scores, Bands bands) {
    Map<MatchQuality, long[]> bandToCounts = new EnumMap<>(MatchQuality.class);
    for (MatchQuality band : MatchQuality.values()) {
      bandToCounts.put(band, new long[2]);
    }
    for (int pair = 0; pair < scores.length; pair++) {
      boolean truth = set.same(candidates.left(pair), candidates.right(pair), scope);
      bandToCounts.get(bands.of(scores[pair]))[truth ? 1 : 0]++;
    }
    Map<MatchQuality, Quality> perBand = new EnumMap<>(MatchQuality.class);
    bandToCounts.forEach((band, counts) -> perBand.put(band, new Quality(counts[1], counts[0], 0)));
    return perBand;
  }
}
