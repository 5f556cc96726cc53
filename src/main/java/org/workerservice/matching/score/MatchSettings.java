package org.workerservice.matching.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * All settings of how a pair is scored.
 *
 * @param weights weight of each component, at least 0; a component left out weighs nothing
 * @param missingData the effect of a component that cannot be compared
 * @param evidenceGuard how much evidence a good band needs
 * @param comparison which comparators are used; {@code fellegi_sunter} has its own
 * @param model the probabilities of {@code fellegi_sunter}
 */
public record MatchSettings(
    StrategyKind strategy,
    Map<Component, Double> weights,
    Bands bands,
    MissingData missingData,
    EvidenceGuard evidenceGuard,
    Comparison comparison,
    Discounts discounts,
    FellegiSunterModel model) {

  /**
   * Checks the weights and copies them.
   *
   * @throws IllegalArgumentException if a weight is negative or not a number, or if all are 0
   */
  public MatchSettings {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(bands, "bands");
    Objects.requireNonNull(missingData, "missingData");
    Objects.requireNonNull(evidenceGuard, "evidenceGuard");
    Objects.requireNonNull(comparison, "comparison");
    Objects.requireNonNull(discounts, "discounts");
    Objects.requireNonNull(model, "model");
    Map<Component, Double> complete = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      complete.put(component, checked(component, weights.getOrDefault(component, 0.0)));
    }
    if (complete.values().stream().allMatch(weight -> weight == 0)) {
      throw new IllegalArgumentException("at least one component must have a weight above 0");
    }
    weights = Collections.unmodifiableMap(complete);
  }

  private static double checked(Component component, double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight of " + component.code() + " must be a number of at least 0");
    }
    return weight;
  }

  /** Returns the weight of a component. */
  public double weight(Component component) {
    return weights.get(component);
  }

  /** Returns the same settings with some weights replaced; the others stay. */
  public MatchSettings withWeights(Map<Component, Double> replacements) {
    Map<Component, Double> merged = new EnumMap<>(weights);
    merged.putAll(replacements);
    return new MatchSettings(
        strategy, merged, bands, missingData, evidenceGuard, comparison, discounts, model);
  }

  /** Returns the same settings with other bands. */
  public MatchSettings withBands(Bands replacement) {
    return new MatchSettings(
        strategy, weights, replacement, missingData, evidenceGuard, comparison, discounts, model);
  }

  /** Returns the same settings with another strategy. */
  public MatchSettings withStrategy(StrategyKind replacement) {
    return new MatchSettings(
        replacement, weights, bands, missingData, evidenceGuard, comparison, discounts, model);
  }

  /** Returns the same settings with another policy for missing data. */
  public MatchSettings withMissingData(MissingData replacement) {
    return new MatchSettings(
        strategy, weights, bands, replacement, evidenceGuard, comparison, discounts, model);
  }

  /** Returns the same settings with another guard. */
  public MatchSettings withEvidenceGuard(EvidenceGuard replacement) {
    return new MatchSettings(
        strategy, weights, bands, missingData, replacement, comparison, discounts, model);
  }

  /** Returns the same settings with other discounts. */
  public MatchSettings withDiscounts(Discounts replacement) {
    return new MatchSettings(
        strategy, weights, bands, missingData, evidenceGuard, comparison, replacement, model);
  }

  /** Returns the same settings with another model. */
  public MatchSettings withModel(FellegiSunterModel replacement) {
    return new MatchSettings(
        strategy, weights, bands, missingData, evidenceGuard, comparison, discounts, replacement);
  }
}
