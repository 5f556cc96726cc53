package org.workerservice.search;

import org.workerservice.bus.Address;

/** Where the actor of this package listens. */
public final class Search {
  /** The index of this node. */
  public static final Address<SearchCommand<?>> ADDRESS = new Address<>("search");

  private Search() {}
}
