package org.workerservice.config.reading;

/**
 * A value as written, and its source.
 *
 * @param text never blank
 * @param source for messages, such as {@code file x.yaml}, {@code environment variable HTTP_PORT}
 */
record SettingValue(String text, String source) {
  @Override
  public String toString() {
    return "(value from " + source + ")";
  }
}
