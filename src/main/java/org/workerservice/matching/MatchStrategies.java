package org.workerservice.matching;

import org.workerservice.matching.fellegisunter.FellegiSunterStrategy;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.weighted.DeterministicStrategy;
import org.workerservice.matching.weighted.WeightedStrategy;

/** Creates strategies from settings. */
public final class MatchStrategies {
  private MatchStrategies() {}

  /** Returns the strategy that the settings ask for; all threads may share it. */
  public static MatchStrategy of(MatchSettings settings) {
    return new BestVariant(ofRecords(settings));
  }

  private static MatchStrategy ofRecords(MatchSettings settings) {
    return switch (settings.strategy()) {
      case WEIGHTED -> new WeightedStrategy(settings);
      case DETERMINISTIC -> new DeterministicStrategy(settings);
      case FELLEGI_SUNTER -> new FellegiSunterStrategy(settings);
    };
  }
}
