package org.workerservice.config.http;

import java.time.Duration;
import org.workerservice.config.value.AutoCount;
import org.workerservice.config.value.InvalidSetting;
import org.workerservice.config.value.Require;
import org.workerservice.config.value.Size;

/**
 * The HTTP server.
 *
 * @param host address to listen on
 * @param port 0 lets the system choose
 * @param instances verticles; see {@link #resolvedInstances}
 * @param maxInFlight max requests processed at the same time
 * @param maxInFlightPerToken max requests of one subject received or processed at the same time
 * @param maxBody max size of a request body
 * @param maxImportBody max size of the body of an import request
 * @param requestDeadline max time of a request
 * @param idleTimeout time after which an idle connection is closed; zero for never
 * @param compression whether responses may be compressed
 * @param bodies limits of receiving request bodies
 * @param connections limits of client connections
 * @param cors which pages of other origins may call
 */
public record HttpSettings(
    String host,
    int port,
    AutoCount instances,
    int maxInFlight,
    int maxInFlightPerToken,
    Size maxBody,
    Size maxImportBody,
    Duration requestDeadline,
    Duration idleTimeout,
    boolean compression,
    BodySettings bodies,
    ConnectionSettings connections,
    CorsSettings cors) {
  private static final Size MIN_BODY = new Size(1024);

  /** While a body is processed, it becomes a tree of objects several times its size. */
  private static final int HEAP_PER_BODY_BYTE = 16;

  /** Checks the bounds. */
  public HttpSettings {
    Require.text("host", host);
    Require.between("port", port, 0, 65_535);
    Require.between("instances", instances, 1024);
    Require.between("max_in_flight", maxInFlight, 1, 1_000_000);
    Require.between("max_in_flight_per_token", maxInFlightPerToken, 1, 1_000_000);
    Require.between("max_body", maxBody, MIN_BODY, Size.mebibytes(1024));
    Require.between("max_import_body", maxImportBody, MIN_BODY, Size.mebibytes(1024));
    Require.between(
        "request_deadline", requestDeadline, Duration.ofMillis(100), Duration.ofMinutes(10));
    Require.between("idle_timeout", idleTimeout, Duration.ZERO, Duration.ofDays(1));
    if (bodies.memory().orElse(Long.MAX_VALUE) < twoBodies(maxBody, maxImportBody)) {
      throw new InvalidSetting(
          "bodies.memory", "must be auto or at least twice max_body and max_import_body");
    }
  }

  private static long twoBodies(Size maxBody, Size maxImportBody) {
    return 2 * Math.max(maxBody.bytes(), maxImportBody.bytes());
  }

  /**
   * Returns the max bytes of the bodies of all requests together: a sixteenth of the heap, but at
   * least two of the largest bodies, unless fixed.
   */
  public long resolvedBodyMemory(long heapBytes) {
    return bodies
        .memory()
        .orElse(Math.max(twoBodies(maxBody, maxImportBody), heapBytes / HEAP_PER_BODY_BYTE));
  }

  /** Returns the number of HTTP verticles for {@code cores} cores: one per core, unless fixed. */
  public int resolvedInstances(int cores) {
    return instances.orElse(Math.max(1, cores));
  }
}
