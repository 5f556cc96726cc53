package org.workerservice.client;

/**
 * One line of a file, without its line break.
 *
 * @param flaw why the line cannot be used; empty if it can
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
