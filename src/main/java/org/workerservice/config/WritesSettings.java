package org.workerservice.config;

import java.time.Duration;
import org.workerservice.config.value.Require;

/**
 * Group commit.
 *
 * @param maxBatch max writes in one transaction
 * @param queue max waiting writes
 * @param recordQueue max waiting changes of one record
 * @param linger time a transaction waits for more writes
 */
public record WritesSettings(int maxBatch, int queue, int recordQueue, Duration linger) {
  /** Checks the bounds. */
  public WritesSettings {
    Require.between("max_batch", maxBatch, 1, 1000);
    Require.between("queue", queue, 1, 1_000_000);
    Require.between("record_queue", recordQueue, 1, 1_000_000);
    Require.between("linger", linger, Duration.ZERO, Duration.ofSeconds(1));
  }
}
