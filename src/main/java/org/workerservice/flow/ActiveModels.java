package org.workerservice.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.FellegiSunterModel;

/** The match model of each tenant, as known to this node; thread-safe. */
public final class ActiveModels {
  /** The id under which every tenant lists the built-in model. */
  public static final UUID BUILT_IN_ID = UUID.fromString("00000000-0000-7000-8000-00000000000f");

  private static final Active BUILT_IN = new Active(BUILT_IN_ID, 0, FellegiSunterModel.shipped());

  private final Set<UUID> untrained = ConcurrentHashMap.newKeySet();
  private final Map<UUID, TermFrequencies> tenantToNames = new ConcurrentHashMap<>();
  private volatile Map<UUID, Active> tenantToModel = Map.of();
  private volatile Map<UUID, Active> tenantToBuiltIn = Map.of();
  private volatile Active builtIn = BUILT_IN;

  /**
   * A model in use.
   *
   * @param version 0 for the built-in model
   */
  public record Active(UUID id, int version, FellegiSunterModel model) {}

  /** Returns the model of a tenant. */
  public Active of(UUID tenant) {
    Active trained = tenantToModel.get(tenant);
    if (trained != null) {
      return trained;
    }
    untrained.add(tenant);
    return tenantToBuiltIn.getOrDefault(tenant, builtIn);
  }

  /** Returns the tenants that have used the built-in model. */
  public Set<UUID> untrained() {
    return Set.copyOf(untrained);
  }

  /** Returns the model of tenants that have not activated one. */
  static Active builtIn() {
    return BUILT_IN;
  }

  /** Returns the active model of each tenant that has one. */
  public Map<UUID, Active> all() {
    return tenantToModel;
  }

  /**
   * Fits the built-in model to the size of the registry; a trained model already accounts for it.
   */
  public void fit(long records) {
    FellegiSunterModel shipped = FellegiSunterModel.shipped();
    FellegiSunterModel fitting = records == 0 ? shipped : shipped.ofRegistry(records);
    if (fitting.prior() != builtIn.model().prior()) {
      builtIn = new Active(BUILT_IN_ID, 0, fitting);
      fitNames();
    }
  }

  /** Fits the built-in model of a tenant to the names of its workers. */
  public void fit(UUID tenant, TermFrequencies names) {
    tenantToNames.put(tenant, names);
    fitNames();
  }

  private synchronized void fitNames() {
    Map<UUID, Active> next = new HashMap<>();
    tenantToNames.forEach(
        (tenant, names) ->
            next.put(tenant, new Active(BUILT_IN_ID, 0, builtIn.model().withFrequencies(names))));
    tenantToBuiltIn = Map.copyOf(next);
  }

  /** Replaces all active models. */
  public void replace(Map<UUID, Active> models) {
    tenantToModel = Map.copyOf(models);
  }
}
