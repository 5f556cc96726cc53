package org.workerservice.jobs;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;

/**
 * Logs which records a job cannot process, with the kind of failure; each id once. After a hundred
 * ids, only the metric counts them. For one thread.
 */
public final class SkippedRecords {
  private static final Logger LOG = LoggerFactory.getLogger(SkippedRecords.class);
  private static final int MAX_LOGGED = 100;

  private final String job;
  private final Set<UUID> logged = new HashSet<>();

  /** Logs for the job with this name. */
  public SkippedRecords(String job) {
    this.job = job;
  }

  /** The job has skipped a record. */
  public void add(UUID id, Throwable cause) {
    if (logged.size() < MAX_LOGGED && logged.add(id)) {
      LOG.warn(
          "The background job {} skips the record {}: {}{}",
          job,
          id,
          FailureText.of(cause),
          logged.size() == MAX_LOGGED ? "; further records are not logged" : "");
    }
  }
}
