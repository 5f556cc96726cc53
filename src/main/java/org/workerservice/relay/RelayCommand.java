package org.workerservice.relay;

import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.Command;

/** A request to the relay. */
public sealed interface RelayCommand extends Command<Boolean> {
  /**
   * Subscribes to the events of a tenant. Fails with {@link
   * org.workerservice.bus.ServiceUnavailable} if too many streams are open or the service stops.
   *
   * @param after the last event that the subscriber has; empty to start with the next event
   */
  record Subscribe(UUID tenant, OptionalLong after, Subscriber subscriber)
      implements RelayCommand {}

  /** Removes a subscriber. */
  record Unsubscribe(UUID tenant, Subscriber subscriber) implements RelayCommand {}

  /** Ends every stream and refuses new ones, because the service stops. */
  record EndAll() implements RelayCommand {}
}
