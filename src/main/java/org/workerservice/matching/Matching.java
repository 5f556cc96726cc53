package org.workerservice.matching;

import org.workerservice.bus.Address;

/** The address of the matching actor. */
public final class Matching {
  /** The pool of scorers. */
  public static final Address<MatchCommand> ADDRESS = new Address<>("matching");

  private Matching() {}
}
