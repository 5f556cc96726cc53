package org.workerservice.flow.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.fellegisunter.LevelPatterns;
import org.workerservice.matching.fellegisunter.ModelTrainer;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.model.StoredModel;
import org.workerservice.persistence.worker.read.Candidate;

/**
 * A sample of the registry to train a model on. Pure; not thread-safe.
 *
 * <p>Counts candidate pairs instead of keeping them, so that memory does not grow with them.
 */
final class RegistrySample {
  private final TrainingPlan plan;
  private final long living;
  private final List<MatchFeatures> records = new ArrayList<>();
  private TermFrequencies frequencies = TermFrequencies.shipped();
  private LevelPatterns random = new LevelPatterns(frequencies);
  private LevelPatterns candidates = new LevelPatterns(frequencies);

  /** Probes whose candidates have all been counted. */
  private final Set<UUID> done = new HashSet<>();

  /**
   * Creates an empty sample.
   *
   * @param living number of living workers in the registry
   */
  RegistrySample(TrainingPlan plan, long living) {
    this.plan = plan;
    this.living = living;
  }

  /** Adds randomly picked workers. */
  void addRecords(List<PreparedWorker> workers) {
    workers.forEach(worker -> records.add(MatchFeatures.decode(worker.features())));
  }

  /** Pairs the records at random; the first probe must come later. */
  void pairAtRandom() {
    frequencies = TermFrequencies.of(records);
    random = new LevelPatterns(frequencies);
    candidates = new LevelPatterns(frequencies);
    SplittableRandom chance = new SplittableRandom(plan.seed());
    for (int pair = 0; pair < plan.randomPairs() && records.size() > 1; pair++) {
      int one = chance.nextInt(records.size());
      int other = chance.nextInt(records.size() - 1);
      random.add(records.get(one), records.get(other < one ? other : other + 1));
    }
  }

  /** Compares a probe with its candidates; a pair of two probes is counted once. */
  void addProbe(PreparedWorker probe, List<Candidate> found) {
    MatchFeatures features = MatchFeatures.decode(probe.features());
    done.add(probe.id());
    for (Candidate candidate : found) {
      if (!done.contains(candidate.id())) {
        candidates.add(features, MatchFeatures.decode(candidate.features()));
      }
    }
  }

  /** Trains a model on the sample. */
  FellegiSunterModel train() {
    return ModelTrainer.train(
        "trained on " + records.size() + " records", candidates, random, allPairs(), frequencies);
  }

  /** Returns the number of pairs of a probe and any other worker, each counted once. */
  long allPairs() {
    long probes = done.size();
    return Math.max(candidates.pairs(), probes * (living - 1) - probes * (probes - 1) / 2);
  }

  StoredModel.Training training() {
    return new StoredModel.Training(
        records.size(), candidates.pairs(), random.pairs(), plan.seed(), living);
  }
}
