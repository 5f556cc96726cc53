package org.workerservice.persistence.organization;

import java.util.List;
import org.workerservice.model.Organization;

/**
 * A page of search hits, best first.
 *
 * @param total number of hits on all pages
 */
public record OrganizationHits(long total, List<Hit> hits) {
  /** Copies the list. */
  public OrganizationHits {
    hits = List.copyOf(hits);
  }

  /**
   * A found organisation.
   *
   * @param score from 0 to 1
   */
  public record Hit(Organization organization, double score) {}
}
