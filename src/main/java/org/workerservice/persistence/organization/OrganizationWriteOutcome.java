package org.workerservice.persistence.organization;

import java.util.List;
import java.util.Map;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.IdempotencyKey;

/** The outcome of an {@link OrganizationCommand.Write}. Only {@link Committed} changed anything. */
public sealed interface OrganizationWriteOutcome {
  /**
   * Everything was committed.
   *
   * @param organizations the new content, in the order of the changes; a deleted organisation has
   *     only its id and version
   */
  record Committed(List<Organization> organizations) implements OrganizationWriteOutcome {
    /** Copies the list. */
    public Committed {
      organizations = List.copyOf(organizations);
    }
  }

  /** Some changes cannot be made; these are given by their index. */
  record Refused(Map<Integer, OrganizationRefusal> indexToRefusal)
      implements OrganizationWriteOutcome {
    /** Copies the map. */
    public Refused {
      indexToRefusal = Map.copyOf(indexToRefusal);
    }
  }

  /** The request was carried out before. */
  record Repeated(IdempotencyKey.Earlier earlier) implements OrganizationWriteOutcome {}

  /** Some of the import rows were carried out in the meantime. */
  record RowsRepeated() implements OrganizationWriteOutcome {}
}
