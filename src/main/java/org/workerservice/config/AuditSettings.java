package org.workerservice.config;

import java.time.Duration;

/**
 * The record of reads; writes are always recorded.
 *
 * @param accessLog whether reads of personal data are recorded
 * @param accessLogFlush longest time a record waits in memory
 * @param accessLogQueue records that may wait in memory
 */
public record AuditSettings(boolean accessLog, Duration accessLogFlush, int accessLogQueue) {
  /** Checks the bounds. */
  public AuditSettings {
    Require.between(
        "access_log_flush", accessLogFlush, Duration.ofMillis(10), Duration.ofMinutes(1));
    Require.between("access_log_queue", accessLogQueue, 1, 10_000_000);
  }
}
