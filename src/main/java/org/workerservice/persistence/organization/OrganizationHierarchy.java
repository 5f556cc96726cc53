package org.workerservice.persistence.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ancestors and descendants of an organisation.
 *
 * @param ancestors from the parent up to the root
 * @param descendants level by level, by name within a level
 * @param truncated whether there are more descendants within the requested levels
 */
public record OrganizationHierarchy(
    Node organization, List<Node> ancestors, List<Node> descendants, boolean truncated) {
  /** Copies the lists. */
  public OrganizationHierarchy {
    ancestors = List.copyOf(ancestors);
    descendants = List.copyOf(descendants);
  }

  /**
   * A short form of an organisation.
   *
   * @param level distance in levels; 0 for the organisation itself
   */
  public record Node(
      UUID id,
      Optional<UUID> partOf,
      String name,
      Optional<String> odsCode,
      boolean active,
      int level) {}
}
