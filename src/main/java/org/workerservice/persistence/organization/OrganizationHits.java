package org.workerservice.persistence.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.organization.Organization;

/**
 * A page of search hits, best first.
 *
 * @param total number of hits on all pages
 * @param next the hit that the next page continues behind; empty on the last page
 */
public record OrganizationHits(long total, List<Hit> hits, Optional<Position> next) {
  /** Copies the list. */
  public OrganizationHits {
    hits = List.copyOf(hits);
  }

  OrganizationHits(long total, List<Hit> hits) {
    this(total, hits, Optional.empty());
  }

  /**
   * Returns these hits without those beyond the limit, which only show that there is a next page.
   */
  OrganizationHits firstPage(int limit) {
    if (hits.size() <= limit) {
      return this;
    }
    List<Hit> shown = hits.subList(0, limit);
    return new OrganizationHits(total, shown, Optional.of(shown.getLast().position()));
  }

  /**
   * A found organisation.
   *
   * @param score from 0 to 1
   */
  public record Hit(Organization organization, float score) {
    Position position() {
      return new Position(score, organization.name(), organization.id().orElseThrow());
    }
  }

  /** The place of a hit in the order of all hits: by score, then name, then id. */
  public record Position(float score, String name, UUID id) {}
}
