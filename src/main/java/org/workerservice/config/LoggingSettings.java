package org.workerservice.config;

import java.util.Locale;
import java.util.Map;

/**
 * The log, on standard error.
 *
 * @param format format of a line
 * @param level lowest level that is logged
 */
public record LoggingSettings(LogFormat format, LogLevel level) {
  /**
   * Returns the system properties that {@code logback.xml} reads; set them before the first logger
   * is created.
   */
  public Map<String, String> systemProperties() {
    return Map.of("LOG_FORMAT", format.name().toLowerCase(Locale.ROOT), "LOG_LEVEL", level.name());
  }
}
