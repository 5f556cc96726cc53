package org.workerservice.flow;

import java.util.UUID;
import org.workerservice.matching.score.MatchSettings;

/**
 * How duplicates are recognised on creation.
 *
 * @param base settings of the engine, whatever the tenant
 * @param createThreshold a candidate at or above this score, from 0 to 1, refuses a creation
 * @param candidateLimit how many candidates are scored for one record
 * @param models which model each tenant uses
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

  /** Returns the settings of a tenant, with the model that it uses now. */
  public MatchSettings settings(UUID tenant) {
    return base.withModel(models.of(tenant).model());
  }
}
