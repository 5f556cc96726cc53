package org.workerservice.relay;

import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.Command;

/** A request to the relay. */
public sealed interface RelayCommand extends Command<Boolean> {
  /**
   * Somebody wants the events of a tenant. Fails with {@link
   * org.workerservice.bus.ServiceUnavailable} when there are too many already or the service stops.
   *
   * @param after the last event that the subscriber has; empty to begin with the next one
   */
  record Subscribe(UUID tenant, OptionalLong after, Subscriber subscriber)
      implements RelayCommand {}

  /** A subscriber is gone. */
  record Unsubscribe(UUID tenant, Subscriber subscriber) implements RelayCommand {}

  /** The service stops: every stream ends and none begins. */
  record EndAll() implements RelayCommand {}
}
