package org.workerservice.persistence.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A match model of a tenant.
 *
 * @param version number of the model within its tenant, from 1
 * @param status trained, active or retired
 * @param training the data it was trained on
 * @param trial how it decides in comparison with the model then in use, a JSON object
 * @param content the model as JSON; empty in lists
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
    Optional<String> trial,
    Optional<String> content) {

  /**
   * The data a model was trained on.
   *
   * @param records number of records picked at random
   * @param candidatePairs number of pairs that share a match key
   * @param randomPairs number of random pairs of these records
   * @param seed of the random choices
   * @param living number of living workers of the tenant
   */
  public record Training(
      long records, long candidatePairs, long randomPairs, long seed, long living) {}

  @Override
  public String toString() {
    return "StoredModel[" + id + "]";
  }
}
