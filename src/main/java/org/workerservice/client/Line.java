package org.workerservice.client;

/**
 * One line of a file without its end.
 *
 * @param flaw why the line cannot be used; empty when it can
 */
record Line(String text, String flaw) {
  boolean usable() {
    return flaw.isEmpty();
  }

  @Override
  public String toString() {
    return "Line[…]";
  }
}
