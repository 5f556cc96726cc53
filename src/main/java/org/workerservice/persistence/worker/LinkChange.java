package org.workerservice.persistence.worker;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.WorkerLink;

/**
 * New links for both ends of one relation, written together or not at all.
 *
 * @param idToVersion the versions at which both workers were read and must still be
 * @param ends the workers whose links change, which is one of them at least
 */
public record LinkChange(
    RequestContext context, Kind kind, Map<UUID, Long> idToVersion, List<End> ends)
    implements ChangeCommand<LinkChange.Outcome> {
  /** Where the writer of links listens. */
  public static final Address<LinkChange> ADDRESS = new Address<>("persistence.link-writer");

  /** Copies the collections. */
  public LinkChange {
    idToVersion = Map.copyOf(idToVersion);
    ends = List.copyOf(ends);
  }

  /** What is done to the relation. */
  public enum Kind {
    /** It is made or becomes another. */
    LINK("WorkerLinked"),
    /** It is ended. */
    UNLINK("WorkerUnlinked");

    private final String event;

    Kind(String event) {
      this.event = event;
    }

    /** The type of its events; the audit log has its name. */
    String event() {
      return event;
    }
  }

  /**
   * A worker with its new links.
   *
   * @param published whether subscribers are told, which they are not of deleted workers
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

  /** What became of the change. */
  public sealed interface Outcome {
    /** Committed. */
    record Written() implements Outcome {}

    /** One of the workers has been changed since it was read; nothing was written. */
    record Outdated() implements Outcome {}
  }
}
