package org.workerservice.jobs;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;

/**
 * Says in the log which records a job cannot deal with: the id and the kind of failure, each id
 * once. After a hundred ids only the metric counts them. For one thread.
 */
public final class SkippedRecords {
  private static final Logger LOG = LoggerFactory.getLogger(SkippedRecords.class);
  private static final int MAX_TOLD = 100;

  private final String job;
  private final Set<UUID> told = new HashSet<>();

  /** Takes the name of the job. */
  public SkippedRecords(String job) {
    this.job = job;
  }

  /** A record is left as it is. */
  public void add(UUID id, Throwable cause) {
    if (told.size() < MAX_TOLD && told.add(id)) {
      LOG.warn(
          "The background job {} skips the record {}: {}{}",
          job,
          id,
          FailureText.of(cause),
          told.size() == MAX_TOLD ? "; further records are not logged" : "");
    }
  }
}
