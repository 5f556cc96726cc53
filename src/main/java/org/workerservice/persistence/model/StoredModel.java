package org.workerservice.persistence.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A model of a tenant.
 *
 * @param version counts the models of the tenant from 1
 * @param status trained, active or retired
 * @param training what it was learned from
 * @param content the model itself as JSON; empty in lists
 */
public record StoredModel(
    UUID id,
    int version,
    String name,
    String status,
    Training training,
    Instant createdAt,
    String createdBy,
    Optional<Instant> activatedAt,
    Optional<String> activatedBy,
    Optional<Instant> retiredAt,
    Optional<String> content) {

  /**
   * What a model was learned from.
   *
   * @param records picked at random
   * @param candidatePairs that blocking brings together
   * @param randomPairs of two of the records
   * @param seed of the random choices
   */
  public record Training(long records, long candidatePairs, long randomPairs, long seed) {}

  @Override
  public String toString() {
    return "StoredModel[" + id + "]";
  }
}
