package org.workerservice.persistence.organization;

import java.util.List;
import org.workerservice.model.Organization;

/**
 * A page of organisations that a search found, best first.
 *
 * @param total how many were found in all
 */
public record OrganizationHits(long total, List<Hit> hits) {
  /** Copies the list. */
  public OrganizationHits {
    hits = List.copyOf(hits);
  }

  /**
   * One of them.
   *
   * @param score from 0 to 1
   */
  public record Hit(Organization organization, double score) {}
}
