package org.workerservice.persistence;

import java.util.UUID;

/** A change in the log, without its content. */
public record LoggedChange(long sequence, UUID tenant, UUID worker, long version) {}
