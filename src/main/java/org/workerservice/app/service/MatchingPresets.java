package org.workerservice.app.service;

import java.util.EnumMap;
import java.util.Map;
import org.workerservice.config.matching.EvidenceDemand;
import org.workerservice.config.matching.MatchingSettings;
import org.workerservice.config.matching.MatchingStrategy;
import org.workerservice.config.matching.MissingDataPolicy;
import org.workerservice.config.reading.ConfigurationException;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.EvidenceGuard;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MissingData;
import org.workerservice.matching.score.StrategyKind;

/** Turns the configured names and numbers into settings of the matching engine. */
final class MatchingPresets {
  private MatchingPresets() {}

  static MatchSettings settings(MatchingSettings configured) {
    MatchPreset preset =
        switch (configured.preset()) {
          case STRICT -> MatchPreset.STRICT;
          case DEFAULT -> MatchPreset.DEFAULT;
          case LENIENT -> MatchPreset.LENIENT;
          case SPECIFICATION -> MatchPreset.SPECIFICATION;
        };
    MatchSettings settings =
        preset
            .settings()
            .withBands(bands(configured.bands(), preset.settings().bands()))
            .withWeights(weights(configured.weights()));
    settings =
        configured
            .strategy()
            .map(MatchingPresets::kind)
            .map(settings::withStrategy)
            .orElse(settings);
    settings =
        configured
            .missingData()
            .map(MatchingPresets::policy)
            .map(settings::withMissingData)
            .orElse(settings);
    return configured
        .evidenceGuard()
        .map(MatchingPresets::guard)
        .map(settings::withEvidenceGuard)
        .orElse(settings);
  }

  private static Bands bands(MatchingSettings.Bands configured, Bands otherwise) {
    try {
      return new Bands(
          configured.definite().orElse(otherwise.definite()),
          configured.probable().orElse(otherwise.probable()),
          configured.possible().orElse(otherwise.possible()));
    } catch (IllegalArgumentException unordered) {
      throw new ConfigurationException(
          "matching.bands must be in falling order and above 0, those left out as in the preset.");
    }
  }

  private static StrategyKind kind(MatchingStrategy strategy) {
    return switch (strategy) {
      case WEIGHTED -> StrategyKind.WEIGHTED;
      case DETERMINISTIC -> StrategyKind.DETERMINISTIC;
      case FELLEGI_SUNTER -> StrategyKind.FELLEGI_SUNTER;
    };
  }

  private static MissingData policy(MissingDataPolicy policy) {
    return switch (policy) {
      case LEAVE_OUT -> MissingData.LEAVE_OUT;
      case COUNT_AS_ZERO -> MissingData.COUNT_AS_ZERO;
    };
  }

  private static EvidenceGuard guard(EvidenceDemand demand) {
    return switch (demand) {
      case OFF -> EvidenceGuard.OFF;
      case STANDARD -> EvidenceGuard.STANDARD;
      case CORROBORATED -> EvidenceGuard.CORROBORATED;
    };
  }

  private static Map<Component, Double> weights(MatchingSettings.Weights weights) {
    Map<Component, Double> given = new EnumMap<>(Component.class);
    weights.name().ifPresent(weight -> given.put(Component.NAME, weight));
    weights.birthDate().ifPresent(weight -> given.put(Component.BIRTH_DATE, weight));
    weights.gender().ifPresent(weight -> given.put(Component.GENDER, weight));
    weights.address().ifPresent(weight -> given.put(Component.ADDRESS, weight));
    weights.identifier().ifPresent(weight -> given.put(Component.IDENTIFIER, weight));
    weights.taxId().ifPresent(weight -> given.put(Component.TAX_ID, weight));
    weights.document().ifPresent(weight -> given.put(Component.DOCUMENT, weight));
    weights.phone().ifPresent(weight -> given.put(Component.PHONE, weight));
    weights.email().ifPresent(weight -> given.put(Component.EMAIL, weight));
    return given;
  }
}
