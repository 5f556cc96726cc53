package org.workerservice.persistence.relay;

import java.util.Optional;
import java.util.UUID;

/**
 * An event that is not published under one key.
 *
 * @param key the record whose order it belongs to
 * @param reason why it could not be published; empty if it only waits behind an earlier event
 */
public record Parked(UUID key, long sequence, UUID tenant, Optional<String> reason) {}
