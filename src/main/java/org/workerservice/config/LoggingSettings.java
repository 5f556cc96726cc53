package org.workerservice.config;

import java.util.Locale;
import java.util.Map;

/**
 * The log, on standard error.
 *
 * @param format form of a line
 * @param level least level
 */
public record LoggingSettings(LogFormat format, LogLevel level) {
  /**
   * System properties that {@code logback.xml} reads; to be set before the first logger is made.
   */
  public Map<String, String> systemProperties() {
    return Map.of("LOG_FORMAT", format.name().toLowerCase(Locale.ROOT), "LOG_LEVEL", level.name());
  }
}
