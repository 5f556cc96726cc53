package org.workerservice.config;

import java.time.Duration;
import org.workerservice.config.value.Require;

/**
 * The access log of reads; writes are always audited.
 *
 * @param accessLog whether reads of personal data are recorded
 * @param accessLogFlush max time an entry waits in memory
 * @param accessLogQueue max entries waiting in memory
 */
public record AuditSettings(boolean accessLog, Duration accessLogFlush, int accessLogQueue) {
  /** Checks the bounds. */
  public AuditSettings {
    Require.between(
        "access_log_flush", accessLogFlush, Duration.ofMillis(10), Duration.ofMinutes(1));
    Require.between("access_log_queue", accessLogQueue, 1, 10_000_000);
  }
}
