package org.workerservice.config;

/**
 * A value as written, and where.
 *
 * @param text never blank
 * @param source for a sentence: {@code file x.yaml}, {@code environment variable HTTP_PORT}
 */
record SettingValue(String text, String source) {
  @Override
  public String toString() {
    return "(value from " + source + ")";
  }
}
