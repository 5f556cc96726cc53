package org.workerservice.api.rest;

import java.time.Duration;
import org.workerservice.api.http.connection.Traffic;

/** Traffic for tests of other subjects. */
public final class SampleTraffic {
  private static final Duration LONG = Duration.ofHours(1);

  private SampleTraffic() {}

  /** Returns traffic with ample limits. */
  public static Traffic unlimited() {
    return new Traffic(
        new Traffic.Bounds(1_000, 1_000, 1L << 30, LONG, 0, LONG, LONG, 1_000, 1_000, 0));
  }
}
