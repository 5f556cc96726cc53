package org.workerservice.relay;

import org.workerservice.bus.Address;

/** The address of the relay. */
public final class Relay {
  /** The one instance of a node. */
  public static final Address<RelayCommand> ADDRESS = new Address<>("relay");

  private Relay() {}
}
