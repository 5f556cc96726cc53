package org.workerservice.survivorship;

import java.util.Optional;

/** One change that a merge made to the master; what {@link Reversal} takes back. */
public sealed interface Transfer {
  /** The name of the field in JSON. */
  String field();

  /**
   * A value was replaced.
   *
   * @param from the value of the master; empty if it had none
   * @param to the value of the duplicate; empty if it had none
   */
  record Replaced(String field, Optional<Object> from, Optional<Object> to) implements Transfer {
    @Override
    public String toString() {
      return "Replaced[" + field + "]";
    }
  }

  /** The master got an element of a list. */
  record Added(String field, Object element) implements Transfer {
    @Override
    public String toString() {
      return "Added[" + field + "]";
    }
  }

  /** The master lost an element of a list, by the choice of the caller. */
  record Dropped(String field, Object element) implements Transfer {
    @Override
    public String toString() {
      return "Dropped[" + field + "]";
    }
  }
}
