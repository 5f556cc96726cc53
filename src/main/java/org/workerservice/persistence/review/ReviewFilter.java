package org.workerservice.persistence.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Conditions on review items; an empty one allows every item.
 *
 * @param quality the code of the band
 * @param worker one of the two
 * @param organization that manages one of the two
 * @param since the item was raised at this time or later
 * @param until the item was raised before this time
 */
public record ReviewFilter(
    Optional<ReviewStatus> status,
    Optional<String> quality,
    Optional<DetectionMethod> method,
    Optional<UUID> worker,
    Optional<UUID> organization,
    Optional<Instant> since,
    Optional<Instant> until) {}
