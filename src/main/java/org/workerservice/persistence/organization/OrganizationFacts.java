package org.workerservice.persistence.organization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.persistence.database.IdempotencyKey;

/**
 * Facts read from the database behind the gate; they hold until the commit.
 *
 * @param idToState the organisations to change
 * @param codeToHolder the organisations that have the ODS codes of the changes
 * @param idToAncestor the new parents, and all ancestors of them
 * @param idToHeight number of levels below an existing organisation
 * @param idToUse whether anything belongs to the organisations to delete
 * @param earlier the outcome of the request if it was carried out before
 * @param repeatedRows numbers of import rows that were carried out before
 * @param sequences one for each change, increasing
 * @param now the time of the transaction
 */
record OrganizationFacts(
    Map<UUID, State> idToState,
    Map<String, Holder> codeToHolder,
    Map<UUID, Ancestor> idToAncestor,
    Map<UUID, Integer> idToHeight,
    Map<UUID, Use> idToUse,
    Optional<IdempotencyKey.Earlier> earlier,
    Set<Long> repeatedRows,
    List<Long> sequences,
    Instant now) {

  /** The state of an organisation. */
  record State(long version, boolean deleted, Instant createdAt) {}

  /** The organisation that has an ODS code. */
  record Holder(UUID id, boolean deleted) {}

  /** A direct or indirect parent. */
  record Ancestor(Optional<UUID> partOf, boolean deleted) {}

  /** Whether living organisations or workers belong to an organisation. */
  record Use(boolean byOrganizations, boolean byWorkers) {}
}
