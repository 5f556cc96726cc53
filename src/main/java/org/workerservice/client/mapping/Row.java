package org.workerservice.client.mapping;

/** One record of a file with named columns. */
@FunctionalInterface
public interface Row {
  /** Returns the value of a column that the header has; empty when it is missing or blank. */
  String value(String column);
}
