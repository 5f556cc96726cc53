package org.workerservice.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.log.AuditEntry;

/**
 * A command to the audit actor.
 *
 * @param <R> the answer
 */
public sealed interface AuditCommand<R> extends Command<R> {
  /**
   * Reads the changes of one entity, newest first.
   *
   * @param after the last entry of the previous page; the page starts with the next older one
   */
  record ReadTrail(UUID tenant, UUID entityId, Optional<UUID> after, int limit)
      implements AuditCommand<List<AuditEntry<AuditedContent>>> {}

  /**
   * Reads the changes of all entities, newest first.
   *
   * @param user if present, only the changes of this user
   * @param after the last entry of the previous page; the page starts with the next older one
   */
  record ReadRecent(UUID tenant, Optional<String> user, Optional<UUID> after, int limit)
      implements AuditCommand<List<AuditEntry<AuditedContent>>> {}

  /**
   * Records that a user has read these workers. Answers at once; the record is written soon after.
   *
   * @param action such as {@code READ} or {@code MATCH}
   * @param workers if empty, one row without a worker is written
   */
  record RecordAccess(RequestContext context, String action, List<UUID> workers)
      implements AuditCommand<Boolean> {
    /** Copies the list. */
    public RecordAccess {
      workers = List.copyOf(workers);
    }
  }
}
