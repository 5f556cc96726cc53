package org.workerservice.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kind of load, with its default number of users and duration. */
public enum Shape {
  /** New workers only. */
  CREATE(16, Duration.ofSeconds(30)),
  /** Workers by their id only. */
  READ(32, Duration.ofSeconds(30)),
  /** Searches only: by name, with a typing error, by sound, by the start of a name. */
  SEARCH(16, Duration.ofSeconds(30)),
  /** Matches only. */
  MATCH(16, Duration.ofSeconds(30)),
  /** The typical mix at an employer, as fast as possible. */
  MIX(32, Duration.ofSeconds(60)),
  /** The mix at a steady rate for a long time. */
  SOAK(16, Duration.ofMinutes(10)),
  /**
   * The mix at a steady rate, then suddenly at a much higher rate, then at the steady rate again.
   */
  SPIKE(0, Duration.ofSeconds(30)),
  /** The mix with a growing number of concurrent users. The duration is that of one level. */
  RAMP(0, Duration.ofSeconds(15)),
  /** Stewards work on the review queue, while the mix comes at a steady rate. */
  STEWARDS(20, Duration.ofSeconds(60));

  private final int users;
  private final Duration duration;

  Shape(int users, Duration duration) {
    this.users = users;
    this.duration = duration;
  }

  /**
   * Returns the number of users who send one request after the other; 0 if rates or levels count.
   */
  int users() {
    return users;
  }

  /** Returns the duration of the run, or of one part of it. */
  Duration duration() {
    return duration;
  }

  /** Returns whether unmeasured load warms up the service first. */
  boolean warmsUp() {
    return switch (this) {
      case CREATE, READ, SEARCH, MATCH, MIX -> true;
      case SOAK, SPIKE, RAMP, STEWARDS -> false;
    };
  }

  /**
   * Finds a shape by its name.
   *
   * @throws IllegalArgumentException that names all shapes
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
