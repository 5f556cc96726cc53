package org.workerservice.config;

import java.time.Duration;

/**
 * Group commit.
 *
 * @param maxBatch writes that share one transaction
 * @param queue writes that may wait
 * @param recordQueue changes of one record that may wait for each other
 * @param linger time a write waits for company
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
