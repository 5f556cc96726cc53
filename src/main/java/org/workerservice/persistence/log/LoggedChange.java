package org.workerservice.persistence.log;

import java.util.Optional;
import java.util.UUID;

/**
 * A change in the log, without its content.
 *
 * @param worker empty for a change of something else
 * @param version of the worker; 0 without one
 * @param own whether the worker itself was written, and not its organisation
 */
public record LoggedChange(
    long sequence, UUID tenant, Optional<UUID> worker, long version, boolean own) {}
