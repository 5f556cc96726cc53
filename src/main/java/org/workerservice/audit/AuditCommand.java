package org.workerservice.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.persistence.log.AuditEntry;

/**
 * A request to the audit actor.
 *
 * @param <R> the answer
 */
public sealed interface AuditCommand<R> extends Command<R> {
  /**
   * The changes of one entity, newest first.
   *
   * @param after the entry after which the page begins, that is an older one
   */
  record ReadTrail(UUID tenant, UUID entityId, Optional<UUID> after, int limit)
      implements AuditCommand<List<AuditEntry<Worker>>> {}

  /**
   * The changes of everything, newest first.
   *
   * @param user only those of one user
   * @param after the entry after which the page begins, that is an older one
   */
  record ReadRecent(UUID tenant, Optional<String> user, Optional<UUID> after, int limit)
      implements AuditCommand<List<AuditEntry<Worker>>> {}

  /**
   * A user read these workers. Answered at once; written soon after.
   *
   * @param action such as {@code READ} or {@code MATCH}
   * @param workers if there are none, the question alone is written
   */
  record RecordAccess(RequestContext context, String action, List<UUID> workers)
      implements AuditCommand<Boolean> {
    /** Copies the list. */
    public RecordAccess {
      workers = List.copyOf(workers);
    }
  }
}
