package org.workerservice.config;

import java.time.Duration;

/** Bounds that the settings records put on their components. */
final class Require {
  private Require() {}

  static void between(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidSetting(key, "must be a whole number from " + least + " to " + most);
    }
  }

  static void between(String key, AutoCount count, int most) {
    if (count.fixed() > most) {
      throw new InvalidSetting(key, "must be auto or a whole number from 1 to " + most);
    }
  }

  static void between(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new InvalidSetting(key, "must be a number from " + least + " to " + most);
    }
  }

  static void between(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new InvalidSetting(
          key,
          "must be a duration from " + Durations.format(least) + " to " + Durations.format(most));
    }
  }

  static void between(String key, Size value, Size least, Size most) {
    if (value.bytes() < least.bytes() || value.bytes() > most.bytes()) {
      throw new InvalidSetting(key, "must be a size from " + least + " to " + most);
    }
  }

  static void text(String key, String value) {
    if (value.isBlank()) {
      throw new InvalidSetting(key, "must not be blank");
    }
  }
}
