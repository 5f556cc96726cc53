package org.workerservice.client.mapping;

/** One record of a file with named columns. */
@FunctionalInterface
public interface Row {
  /** Returns the value of a column of the header; empty if it is missing or blank. */
  String value(String column);

  /** Called when the value of a column is left out because it cannot be read. */
  default void omit(String column) {}
}
