package org.workerservice.persistence.worker.link;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.WorkerLink;

/**
 * New links for both ends of one relation, written atomically.
 *
 * @param idToVersion the versions of both workers when they were read; the change is refused if
 *     they differ now
 * @param ends the workers whose links change; at least one of the two
 */
public record LinkChange(
    RequestContext context, Kind kind, Map<UUID, Long> idToVersion, List<End> ends)
    implements ChangeCommand<LinkChange.Outcome> {
  /** The address of {@link LinkWriterVerticle}. */
  public static final Address<LinkChange> ADDRESS = new Address<>("persistence.link-writer");

  /** Copies the collections. */
  public LinkChange {
    idToVersion = Map.copyOf(idToVersion);
    ends = List.copyOf(ends);
  }

  /** The kind of change. */
  public enum Kind {
    /** Adds the relation or changes its type. */
    LINK("WorkerLinked"),
    /** Removes the relation. */
    UNLINK("WorkerUnlinked");

    private final String event;

    Kind(String event) {
      this.event = event;
    }

    /** The type of its events. Its action in the audit log is the name of the constant. */
    public String event() {
      return event;
    }
  }

  /**
   * A worker with its new links.
   *
   * @param published whether to publish an event; false for deleted workers
   * @param eventData masked content for the event, a JSON object
   */
  public record End(UUID id, List<WorkerLink> links, boolean published, String eventData) {
    /** Copies the list. */
    public End {
      links = List.copyOf(links);
    }

    @Override
    public String toString() {
      return "End[" + id + "]";
    }
  }

  /** The outcome of the change. */
  public sealed interface Outcome {
    /** Committed. */
    record Written() implements Outcome {}

    /** One of the workers has changed since it was read; nothing was written. */
    record Outdated() implements Outcome {}
  }
}
