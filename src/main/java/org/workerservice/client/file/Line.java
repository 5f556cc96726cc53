package org.workerservice.client.file;

/**
 * One line of a file, or the lines of one record, without the last line break.
 *
 * @param number of the first line, from 1
 * @param flaw why the line cannot be used; empty if it can
 */
record Line(long number, String text, String flaw) {
  boolean usable() {
    return flaw.isEmpty();
  }

  @Override
  public String toString() {
    return "Line[…]";
  }
}
