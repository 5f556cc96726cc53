package org.workerservice.search;

import org.workerservice.bus.Address;

/** The address of the search actor. */
public final class Search {
  /** The index of this node. */
  public static final Address<SearchCommand<?>> ADDRESS = new Address<>("search");

  private Search() {}
}
