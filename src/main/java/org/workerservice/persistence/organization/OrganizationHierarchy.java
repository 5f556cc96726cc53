package org.workerservice.persistence.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands above and below an organisation.
 *
 * @param ancestors from the one directly above to the one at the top
 * @param descendants level by level, by name within a level
 * @param truncated whether there are more descendants within the levels asked for
 */
public record OrganizationHierarchy(
    Node organization, List<Node> ancestors, List<Node> descendants, boolean truncated) {
  /** Copies the lists. */
  public OrganizationHierarchy {
    ancestors = List.copyOf(ancestors);
    descendants = List.copyOf(descendants);
  }

  /**
   * An organisation in short.
   *
   * @param level how many levels away, from 0 for the organisation itself
   */
  public record Node(
      UUID id,
      Optional<UUID> partOf,
      String name,
      Optional<String> odsCode,
      boolean active,
      int level) {}
}
