package org.workerservice.config.value;

import java.time.Duration;

/** Checks that the settings records apply to their components. */
public final class Require {
  private Require() {}

  /** Refuses a number outside the bounds. */
  public static void between(String key, int value, int min, int max) {
    if (value < min || value > max) {
      throw new InvalidSetting(key, "must be a whole number from " + min + " to " + max);
    }
  }

  /** Refuses a count above the limit. */
  public static void between(String key, AutoCount count, int max) {
    if (count.fixed() > max) {
      throw new InvalidSetting(key, "must be auto or a whole number from 1 to " + max);
    }
  }

  /** Refuses a number outside the bounds. */
  public static void between(String key, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new InvalidSetting(key, "must be a number from " + min + " to " + max);
    }
  }

  /** Refuses a duration outside the bounds. */
  public static void between(String key, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new InvalidSetting(
          key, "must be a duration from " + Durations.format(min) + " to " + Durations.format(max));
    }
  }

  /** Refuses a size outside the bounds. */
  public static void between(String key, Size value, Size min, Size max) {
    if (value.bytes() < min.bytes() || value.bytes() > max.bytes()) {
      throw new InvalidSetting(key, "must be a size from " + min + " to " + max);
    }
  }

  /** Refuses a blank text. */
  public static void text(String key, String value) {
    if (value.isBlank()) {
      throw new InvalidSetting(key, "must not be blank");
    }
  }
}
