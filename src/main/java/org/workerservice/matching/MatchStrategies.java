package org.workerservice.matching;

/** Makes strategies from settings. */
public final class MatchStrategies {
  private MatchStrategies() {}

  /** Returns the strategy that the settings ask for; it may be shared by all threads. */
  public static MatchStrategy of(MatchSettings settings) {
    return switch (settings.strategy()) {
      case WEIGHTED -> new WeightedStrategy(settings);
      case DETERMINISTIC -> new DeterministicStrategy(settings);
      case FELLEGI_SUNTER -> new FellegiSunterStrategy(settings);
    };
  }
}
