package org.workerservice.flow.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

/** The work of one kind of job. */
public interface JobWork {
  /** Returns the kind of the jobs. */
  String kind();

  /**
   * Does the work, or continues what an earlier owner has begun. A change that the job makes must
   * be one that can be repeated, or be made in a transaction that checks the lease.
   *
   * @return the progress at the end. The job fails with the sentence of a {@link JobRefused}; with
   *     a {@code ServiceUnavailable} it is tried again; after a {@link JobLost} it belongs to
   *     another node or was cancelled
   */
  Future<ObjectNode> run(LeasedJob job);
}
