package org.workerservice.persistence.merge;

import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.LinkType;

/**
 * A link of the duplicate with another record that a merge moved to the survivor.
 *
 * @param other the other record
 * @param own the type of the duplicate's link; empty if only the other record had one
 * @param opposite the type of the other record's link; empty if only the duplicate had one
 * @param given whether the survivor had no such link before
 */
public record MovedLink(
    UUID other, Optional<LinkType> own, Optional<LinkType> opposite, boolean given) {}
