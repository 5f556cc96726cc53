package org.workerservice.persistence.assignment;

import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Assignment;
import org.workerservice.persistence.database.IdempotencyKey;

/**
 * A change of one assignment, written atomically.
 *
 * @param version of the assignment when it was read; 0 for a new one. The change is refused if it
 *     differs now
 * @param content after the change; of a deletion or a release, the last content
 * @param checksOrganization whether the organisation must be a living one
 * @param checksSource whether no other assignment of the worker can have the source
 */
public record AssignmentChange(
    RequestContext context,
    Kind kind,
    UUID worker,
    UUID id,
    long version,
    Assignment content,
    boolean checksOrganization,
    boolean checksSource,
    Optional<IdempotencyKey> idempotency)
    implements AssignmentCommand<AssignmentChange.Outcome>,
        ChangeCommand<AssignmentChange.Outcome> {

  /** The kind of change. */
  public enum Kind {
    CREATE("created"),
    UPDATE("updated"),
    /** Imports may change the content again. */
    RELEASE("updated"),
    DELETE("deleted");

    private final String change;

    Kind(String change) {
      this.change = change;
    }

    /** What the event says has happened. */
    String change() {
      return change;
    }
  }

  @Override
  public UUID tenant() {
    return context.tenant();
  }

  long nextVersion() {
    return version + 1;
  }

  /** The outcome of the change. Only {@link Written} changed the registry. */
  public sealed interface Outcome {
    /** Committed. */
    record Written(StoredAssignment assignment) implements Outcome {}

    /** The request was carried out before. */
    record Repeated(IdempotencyKey.Earlier earlier) implements Outcome {}

    /** No living worker has the id. */
    record NoWorker() implements Outcome {}

    /** The assignment has changed or was deleted since it was read. */
    record Outdated() implements Outcome {}

    /** No living organisation has the id. */
    record NoOrganization() implements Outcome {}

    /** Another assignment of the worker comes from the same source. */
    record SourceTaken() implements Outcome {}

    /** The worker has as many assignments as it can have. */
    record TooMany() implements Outcome {}
  }
}
