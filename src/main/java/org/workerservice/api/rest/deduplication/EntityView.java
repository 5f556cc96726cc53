package org.workerservice.api.rest.deduplication;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.persistence.deduplication.EntityOutcome;
import org.workerservice.persistence.deduplication.MatchedPair;
import org.workerservice.persistence.deduplication.StoredEntity;

/** An entity as the report shows it. */
record EntityView(
    int entity,
    List<UUID> workers,
    List<Link> links,
    Link weakest,
    EntityOutcome outcome,
    Optional<String> reason,
    Optional<UUID> survivorId) {

  /** Two workers that match. */
  record Link(UUID left, UUID right, double score) {
    static Link of(MatchedPair pair) {
      return new Link(pair.first(), pair.second(), Math.round(pair.score() * 10_000) / 10_000.0);
    }
  }

  static EntityView of(StoredEntity entity) {
    return new EntityView(
        entity.number(),
        entity.workers(),
        entity.links().stream().map(Link::of).toList(),
        Link.of(entity.weakest()),
        entity.outcome(),
        entity.reason(),
        entity.survivor());
  }
}
