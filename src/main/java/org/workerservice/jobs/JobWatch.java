package org.workerservice.jobs;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;

/**
 * Follows how a loop goes: counts, says in the log why it fails, and tells how long to wait. Each
 * kind of failure is logged once until the loop works again. Loops that are no {@link
 * BackgroundJob}, because they are driven from outside, use it directly. For one thread.
 */
public final class JobWatch {
  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
  private static final int MAX_KINDS = 20;

  private final JobMeters meters;
  private final Backoff backoff;
  private final Set<String> toldKinds = new HashSet<>();
  private int failures;

  /** Follows a loop; several may share the meters of one name. */
  public JobWatch(JobMeters meters, Backoff backoff) {
    this.meters = meters;
    this.backoff = backoff;
  }

  /** The loop has done what it should. */
  public void succeeded() {
    meters.succeeded();
    if (failures > 0) {
      LOG.info("The background job {} works again, after {} failures", meters.name(), failures);
      failures = 0;
      toldKinds.clear();
    }
  }

  /** The loop has failed; returns how long it should wait. */
  public Duration failed(Throwable cause) {
    meters.failed();
    failures++;
    Duration wait = backoff.after(failures);
    String kind = FailureText.of(cause);
    if (toldKinds.size() < MAX_KINDS && toldKinds.add(kind)) {
      LOG.warn("The background job {} failed, {} in a row: {}", meters.name(), failures, kind);
    }
    return wait;
  }
}
