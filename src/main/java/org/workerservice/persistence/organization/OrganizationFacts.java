package org.workerservice.persistence.organization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.persistence.database.IdempotencyKey;

/**
 * What the database said behind the gate; it holds until the commit.
 *
 * @param idToState the organisations that are to be changed
 * @param codeToHolder who has the ODS codes of the changes
 * @param idToAncestor the organisations that are to stand above others, and all above them
 * @param idToHeight how many levels stand below an organisation that is there
 * @param idToUse who belongs to the organisations that are to be deleted
 * @param earlier the outcome of the request if it was carried out before
 * @param repeatedRows numbers of import rows that were carried out before
 * @param sequences one for each change, rising
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

  /** Where an organisation stands. */
  record State(long version, boolean deleted, Instant createdAt) {}

  /** Who has an ODS code. */
  record Holder(UUID id, boolean deleted) {}

  /** An organisation above others. */
  record Ancestor(Optional<UUID> partOf, boolean deleted) {}

  /** Who belongs to an organisation. */
  record Use(boolean byOrganizations, boolean byWorkers) {}
}
