package org.workerservice.flow.model;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The trained models that wait for a person to activate them, by tenant; thread-safe. */
public final class ProposedModels {
  private final Map<UUID, ModelTrial> tenantToTrial = new ConcurrentHashMap<>();

  /** Counts over all tenants. */
  public record Summary(int models, int pairs, int decidedDifferently) {}

  void note(UUID tenant, Optional<ModelTrial> proposed) {
    tenantToTrial.compute(tenant, (_, _) -> proposed.orElse(null));
  }

  /** Returns the counts; empty if no model waits. */
  public Optional<Summary> summary() {
    return tenantToTrial.values().stream()
        .map(trial -> new Summary(1, trial.pairs(), trial.decidedDifferently()))
        .reduce(
            (one, other) ->
                new Summary(
                    one.models() + other.models(),
                    one.pairs() + other.pairs(),
                    one.decidedDifferently() + other.decidedDifferently()));
  }
}
