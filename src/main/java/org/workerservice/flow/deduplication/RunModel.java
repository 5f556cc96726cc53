package org.workerservice.flow.deduplication;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.scan.RecordSet;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.StrategyKind;

/**
 * The model that a run scores with.
 *
 * @param id empty for the built-in model
 * @param version 0 for the built-in model
 */
record RunModel(Optional<UUID> id, int version, FellegiSunterModel model) {
  static final RunModel BUILT_IN = new RunModel(Optional.empty(), 0, FellegiSunterModel.shipped());

  /** More records say nothing new about how common a name is. */
  private static final int MAX_COUNTED = 50_000;

  /** A trained model fits its registry; the built-in one is fitted to the size and the names. */
  private RunModel fitted(RecordSet records) {
    return id.isPresent() || records.size() == 0
        ? this
        : new RunModel(
            id, version, model.ofRegistry(records.size()).withFrequencies(frequencies(records)));
  }

  /** Returns how a run scores these records: a trained model is always used. */
  MatchSettings settings(MatchSettings base, RecordSet records) {
    return (id.isPresent() ? base.withStrategy(StrategyKind.FELLEGI_SUNTER) : base)
        .withModel(fitted(records).model());
  }

  private static TermFrequencies frequencies(RecordSet records) {
    int step = Math.ceilDiv(records.size(), MAX_COUNTED);
    return TermFrequencies.inMemory(
        IntStream.range(0, Math.ceilDiv(records.size(), step))
            .mapToObj(counted -> records.features(counted * step))
            .toList());
  }
}
