package org.workerservice.relay;

import org.workerservice.bus.Address;

/** Where the relay listens. */
public final class Relay {
  /** The one instance of a node. */
  public static final Address<RelayCommand> ADDRESS = new Address<>("relay");

  private Relay() {}
}
