package org.workerservice.persistence.relay;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;

/**
 * Tells the relay what an operator wants; the node that publishes sees it within seconds.
 *
 * @param <R> the answer
 */
public sealed interface PublishingCommand<R> extends Command<R> {
  /** The address of {@link PublishingVerticle}. */
  Address<PublishingCommand<?>> ADDRESS = new Address<>("persistence.publishing");

  /**
   * Publishes the state of all workers of the caller's tenant again. Answers the name of the topic;
   * empty if no state is published.
   */
  record StartSnapshot(RequestContext context)
      implements PublishingCommand<Optional<String>>, ChangeCommand<Optional<String>> {}

  /** Lists the refused events of a tenant, at most {@value #MAX_LISTED}. */
  record ReadParked(UUID tenant) implements PublishingCommand<List<RefusedEvent>> {}

  /** Decides on a refused event; answers whether there is such an event. */
  record Decide(RequestContext context, long sequence, Decision decision)
      implements PublishingCommand<Boolean>, ChangeCommand<Boolean> {}

  /** The most events of a list. */
  int MAX_LISTED = 1_000;

  /** What is to happen with a refused event. */
  enum Decision {
    /** Publish it, and the events behind it. */
    RELEASE("RELEASE_EVENT"),
    /** Never publish it; the events behind it are published. */
    DROP("DROP_EVENT");

    private final String action;

    Decision(String action) {
      this.action = action;
    }

    /** Returns the decision as a code. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the action in the audit trail. */
    String action() {
      return action;
    }
  }

  /**
   * An event that could not be published.
   *
   * @param key the worker or organisation
   * @param reason as a code
   * @param decision empty until an operator has decided
   * @param waiting number of later events of the key that wait behind it
   */
  record RefusedEvent(
      UUID key,
      long sequence,
      UUID eventId,
      String type,
      String reason,
      Optional<String> decision,
      Instant parkedAt,
      long waiting) {}
}
