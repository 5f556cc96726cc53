package org.workerservice.persistence.review;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * An entry in the history of a review item.
 *
 * @param decision {@code confirmed}, {@code rejected} or {@code taken_back}
 * @param seenVersion the version of the item that it was made on; empty if it made the item
 * @param undoes the decision that it takes back
 */
public record StoredDecision(
    UUID id,
    String decision,
    Optional<String> reason,
    Optional<String> by,
    Instant at,
    OptionalLong seenVersion,
    Optional<UUID> undoes) {}
