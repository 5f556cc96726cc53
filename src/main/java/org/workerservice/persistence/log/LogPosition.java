package org.workerservice.persistence.log;

import java.util.UUID;

/**
 * How far the log of changes of all tenants is.
 *
 * @param registry tells one database from another
 * @param newest its newest sequence; 0 when it is empty
 * @param known whether the log still holds the sequence asked for, or that is 0
 */
public record LogPosition(UUID registry, long newest, boolean known) {}
