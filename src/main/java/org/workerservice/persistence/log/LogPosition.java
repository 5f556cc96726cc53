package org.workerservice.persistence.log;

import java.util.UUID;

/**
 * The head of the log of changes of all tenants.
 *
 * @param registry identifies the database
 * @param newest the newest sequence; 0 for an empty log
 * @param known whether the given sequence is not past the newest one and the log still holds every
 *     event after it
 */
public record LogPosition(UUID registry, long newest, boolean known) {}
