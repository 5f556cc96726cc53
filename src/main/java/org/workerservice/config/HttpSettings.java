package org.workerservice.config;

import java.time.Duration;

/**
 * The HTTP server.
 *
 * @param host address to listen on
 * @param port 0 lets the system choose
 * @param instances verticles; see {@link #resolvedInstances}
 * @param maxInFlight requests worked on at the same time
 * @param maxBody largest body of a request
 * @param maxImportBody largest body of an import request
 * @param requestDeadline time a request may take
 * @param idleTimeout time after which a silent connection is closed; zero for never
 * @param compression whether answers may be compressed
 */
public record HttpSettings(
    String host,
    int port,
    AutoCount instances,
    int maxInFlight,
    Size maxBody,
    Size maxImportBody,
    Duration requestDeadline,
    Duration idleTimeout,
    boolean compression) {
  private static final Size LEAST_BODY = new Size(1024);

  /** Checks the bounds. */
  public HttpSettings {
    Require.text("host", host);
    Require.between("port", port, 0, 65_535);
    Require.between("instances", instances, 1024);
    Require.between("max_in_flight", maxInFlight, 1, 1_000_000);
    Require.between("max_body", maxBody, LEAST_BODY, Size.mebibytes(1024));
    Require.between("max_import_body", maxImportBody, LEAST_BODY, Size.mebibytes(1024));
    Require.between(
        "request_deadline", requestDeadline, Duration.ofMillis(100), Duration.ofMinutes(10));
    Require.between("idle_timeout", idleTimeout, Duration.ZERO, Duration.ofDays(1));
  }

  /** HTTP verticles on a machine with so many cores: one a core unless fixed. */
  public int resolvedInstances(int cores) {
    return instances.orElse(Math.max(1, cores));
  }
}
