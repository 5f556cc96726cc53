package org.workerservice.persistence.log;

import java.util.Optional;
import java.util.UUID;

/**
 * A change in the log, without its content.
 *
 * @param worker empty for a change of another kind of record
 * @param version of the worker; 0 if there is none
 * @param own true if the worker itself changed, false if its organisation did
 */
public record LoggedChange(
    long sequence, UUID tenant, Optional<UUID> worker, long version, boolean own) {}
