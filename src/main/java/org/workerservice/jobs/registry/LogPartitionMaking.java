package org.workerservice.jobs.registry;

import java.time.Duration;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.Pace;
import org.workerservice.jobs.Progress;
import org.workerservice.persistence.log.LogPartitions;

/** Makes the monthly partitions of the logs ahead of time; the service does not start without. */
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
