package org.workerservice.flow.job;

/** The node may no longer work on the job: it was cancelled, or another node has taken it over. */
public final class JobLost extends RuntimeException {
  /** Creates an exception. */
  public JobLost() {
    super("The lease of the job has ended.", null, false, false);
  }
}
