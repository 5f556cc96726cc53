package org.workerservice.jobs;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;

/**
 * Observes a loop: counts successes and failures, logs why it fails, and computes how long to wait.
 * Logs each kind of failure once until the loop works again. Loops that are driven from outside,
 * and so are not a {@link BackgroundJob}, use it directly. For one thread.
 */
public final class JobWatch {
  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
  private static final int MAX_KINDS = 20;

  private final JobMeters meters;
  private final Backoff backoff;
  private final Set<String> loggedKinds = new HashSet<>();
  private int failures;

  /** Observes one loop; several loops may share the meters of one name. */
  public JobWatch(JobMeters meters, Backoff backoff) {
    this.meters = meters;
    this.backoff = backoff;
  }

  /** The loop has succeeded. */
  public void succeeded() {
    meters.succeeded();
    if (failures > 0) {
      LOG.info("The background job {} works again, after {} failures", meters.name(), failures);
      failures = 0;
      loggedKinds.clear();
    }
  }

  /** The loop has failed; returns how long it should wait. */
  public Duration failed(Throwable cause) {
    meters.failed();
    failures++;
    Duration wait = backoff.after(failures);
    String kind = FailureText.of(cause);
    if (loggedKinds.size() < MAX_KINDS && loggedKinds.add(kind)) {
      LOG.warn("The background job {} failed, {} in a row: {}", meters.name(), failures, kind);
    }
    return wait;
  }
}
