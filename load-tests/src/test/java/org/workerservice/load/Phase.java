package org.workerservice.load;

import java.time.Duration;

/**
 * A part of a run with separate figures.
 *
 * @param name of the group of its requests
 * @param users number of concurrent users; 0 if requests come at a rate
 * @param measured whether the report shows it
 */
public record Phase(String name, int users, Duration duration, boolean measured) {
  static Phase warmUp(int users, Duration duration) {
    return new Phase("warm-up", users, duration, false);
  }

  /** A level of a ramp. */
  static Phase level(int users, Duration duration) {
    return new Phase(users == 1 ? "1 user" : users + " users", users, duration, true);
  }

  /** A part of the run with a fixed request rate. */
  static Phase atRate(String name, Duration duration) {
    return new Phase(name, 0, duration, true);
  }
}
