package org.workerservice.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What kind of load is put on the service, with the number of users and the time it has of old. */
public enum Shape {
  /** New workers only. */
  CREATE(16, Duration.ofSeconds(30)),
  /** Workers by their id only. */
  READ(32, Duration.ofSeconds(30)),
  /** Searches only: by name, with a typing error, by sound, by the beginning of a name. */
  SEARCH(16, Duration.ofSeconds(30)),
  /** Matches only. */
  MATCH(16, Duration.ofSeconds(30)),
  /** What a day at an employer consists of, as fast as it goes. */
  MIX(32, Duration.ofSeconds(60)),
  /** The mix at a steady rate for a long time. */
  SOAK(16, Duration.ofMinutes(10)),
  /** The mix at a steady rate, suddenly many times as much, then the steady rate again. */
  SPIKE(0, Duration.ofSeconds(30)),
  /** The mix with more and more users at a time; the time is that of a level. */
  RAMP(0, Duration.ofSeconds(15));

  private final int users;
  private final Duration duration;

  Shape(int users, Duration duration) {
    this.users = users;
    this.duration = duration;
  }

  /** Returns the number of users who do one thing after the other; 0 where others count. */
  int users() {
    return users;
  }

  /** Returns how long it takes, or one part of it. */
  Duration duration() {
    return duration;
  }

  /** Whether unmeasured load comes first, so that the service is warm. */
  boolean warmsUp() {
    return switch (this) {
      case CREATE, READ, SEARCH, MATCH, MIX -> true;
      case SOAK, SPIKE, RAMP -> false;
    };
  }

  /**
   * Finds a shape by its name.
   *
   * @throws IllegalArgumentException naming the shapes there are
   */
  static Shape of(String name) {
    return Arrays.stream(values())
        .filter(shape -> shape.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no simulation '"
                        + name
                        + "'; there are: "
                        + Arrays.stream(values())
                            .map(Shape::toString)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
