package org.workerservice.jobs.registry;

import java.time.Duration;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.Pace;
import org.workerservice.jobs.Progress;
import org.workerservice.persistence.log.LogPartitions;

/**
 * Creates the monthly partitions of the logs in advance; the service does not start without them.
 */
public final class LogPartitionMaking {
  private static final Duration EVERY = Duration.ofHours(12);
  private static final int MONTHS_AHEAD = 3;

  private LogPartitionMaking() {}

  /** Returns the job. */
  public static BackgroundJob job(LogPartitions partitions) {
    return new BackgroundJob(
            "log_partitions",
            Pace.every(EVERY),
            () -> partitions.make(MONTHS_AHEAD).map(made -> Progress.FINISHED))
        .required();
  }
}
