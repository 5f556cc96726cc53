package org.workerservice.flow;

import java.util.UUID;
import org.workerservice.matching.score.MatchSettings;

/**
 * How a create recognises duplicates.
 *
 * @param base settings of the engine for all tenants
 * @param createThreshold a candidate at or above this score blocks a create; above 0, at most 1
 * @param candidateLimit max candidates scored for one record
 * @param models the model of each tenant
 */
public record MatchingPolicy(
    MatchSettings base, double createThreshold, int candidateLimit, ActiveModels models) {

  /** Checks the bounds. */
  public MatchingPolicy {
    if (!(createThreshold > 0 && createThreshold <= 1)) {
      throw new IllegalArgumentException("createThreshold must be above 0 and at most 1");
    }
    if (candidateLimit < 1) {
      throw new IllegalArgumentException("candidateLimit must be at least 1");
    }
  }

  /** Returns the settings of a tenant, with its current model. */
  public MatchSettings settings(UUID tenant) {
    return base.withModel(models.of(tenant).model());
  }
}
