package org.workerservice.persistence.organization;

import java.util.List;
import java.util.Map;
import org.workerservice.model.Organization;
import org.workerservice.persistence.database.IdempotencyKey;

/**
 * What became of an {@link OrganizationCommand.Write}. All but {@link Committed} changed nothing.
 */
public sealed interface OrganizationWriteOutcome {
  /**
   * Everything was committed.
   *
   * @param organizations as they are now, in the order of the changes; a deleted one has its id and
   *     version only
   */
  record Committed(List<Organization> organizations) implements OrganizationWriteOutcome {
    /** Copies the list. */
    public Committed {
      organizations = List.copyOf(organizations);
    }
  }

  /** Changes that cannot be made, by their index. */
  record Refused(Map<Integer, OrganizationRefusal> indexToRefusal)
      implements OrganizationWriteOutcome {
    /** Copies the map. */
    public Refused {
      indexToRefusal = Map.copyOf(indexToRefusal);
    }
  }

  /** The request was carried out before. */
  record Repeated(IdempotencyKey.Earlier earlier) implements OrganizationWriteOutcome {}

  /** Some of the import rows were carried out meanwhile. */
  record RowsRepeated() implements OrganizationWriteOutcome {}
}
