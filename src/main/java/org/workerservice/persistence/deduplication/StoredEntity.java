package org.workerservice.persistence.deduplication;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Workers that describe one person.
 *
 * @param number within the job, from 1
 * @param links the matches among them, best first
 * @param weakest the link without which they fall apart
 * @param reason the code of why they were not merged, if that was asked for
 * @param survivor the worker that the others were merged into
 */
public record StoredEntity(
    int number,
    List<UUID> workers,
    List<MatchedPair> links,
    MatchedPair weakest,
    EntityOutcome outcome,
    Optional<String> reason,
    Optional<UUID> survivor) {
  /** Copies the lists. */
  public StoredEntity {
    workers = List.copyOf(workers);
    links = List.copyOf(links);
  }

  /** Returns an entity with which nothing was done yet. */
  public static StoredEntity found(
      int number, List<UUID> workers, List<MatchedPair> links, MatchedPair weakest) {
    return new StoredEntity(
        number, workers, links, weakest, EntityOutcome.FOUND, Optional.empty(), Optional.empty());
  }
}
