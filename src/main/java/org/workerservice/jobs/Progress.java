package org.workerservice.jobs;

/**
 * The result of a step.
 *
 * @param hasMore whether the run needs another step
 * @param done records processed by this step
 * @param remaining records still to process, including skipped ones
 * @param skipped records that could not be processed and are left for a later run
 */
public record Progress(boolean hasMore, long done, long remaining, long skipped) {
  /** The run has ended; nothing was processed. */
  public static final Progress FINISHED = new Progress(false, 0, 0, 0);

  /** The run has ended. */
  public static Progress finished(long done) {
    return new Progress(false, done, 0, 0);
  }

  /** The run needs another step. */
  public static Progress more(long done) {
    return new Progress(true, done, 0, 0);
  }

  /** Returns the same progress with the number of records left. */
  public Progress left(long stillRemaining, long nowSkipped) {
    return new Progress(hasMore, done, stillRemaining, nowSkipped);
  }
}
