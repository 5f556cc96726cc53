package org.workerservice.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.fellegisunter.ModelTrainer;
import org.workerservice.matching.fellegisunter.TrainingSample;
import org.workerservice.matching.score.FellegiSunterModel;

/** Trains a model on records without looking at their entities. */
public final class ModelTraining {
  private static final int RANDOM_PAIRS = 200_000;

  /** Fixed, so that a measurement is repeatable. */
  private static final long SEED = 20_261_121;

  private ModelTraining() {}

  /** Returns a model that fits the records. */
  public static FellegiSunterModel train(LabelledSet set, CandidatePairs candidates) {
    List<MatchFeatures> features = set.features();
    List<TrainingSample.Pair> blocked = new ArrayList<>(candidates.size());
    for (int pair = 0; pair < candidates.size(); pair++) {
      blocked.add(
          new TrainingSample.Pair(
              features.get(candidates.left(pair)), features.get(candidates.right(pair))));
    }
    return ModelTrainer.train(
        "trained on " + set.size() + " records",
        new TrainingSample(
            blocked,
            random(features),
            (long) set.size() * (set.size() - 1) / 2,
            TermFrequencies.of(features)));
  }

  private static List<TrainingSample.Pair> random(List<MatchFeatures> features) {
    Random random = new Random(SEED);
    List<TrainingSample.Pair> pairs = new ArrayList<>(RANDOM_PAIRS);
    for (int i = 0; i < RANDOM_PAIRS && features.size() > 1; i++) {
      int one = random.nextInt(features.size());
      int other = random.nextInt(features.size() - 1);
      pairs.add(
          new TrainingSample.Pair(
              features.get(one), features.get(other < one ? other : other + 1)));
    }
    return pairs;
  }
}
