package org.workerservice.config.value;

/**
 * A text that is never printed.
 *
 * @param value the text itself; do not log it
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
