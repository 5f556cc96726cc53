package org.workerservice.survivorship;

import java.time.Instant;

/**
 * Where a value comes from.
 *
 * @param setAt when it was set
 * @param trust of its source; larger is more
 * @param byPerson whether a person set it, rather than a feed; no rule replaces such a value by one
 *     of a feed
 */
public record Provenance(Instant setAt, int trust, boolean byPerson) {}
