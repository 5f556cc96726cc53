package org.workerservice.jobs;

/**
 * What a step has achieved.
 *
 * @param hasMore whether the run needs another step
 * @param done records dealt with by this step
 * @param remaining records that are still to be dealt with, skipped ones included
 * @param skipped records that could not be dealt with and are left for a later run
 */
public record Progress(boolean hasMore, long done, long remaining, long skipped) {
  /** The run is over and counts nothing. */
  public static final Progress FINISHED = new Progress(false, 0, 0, 0);

  /** The run is over. */
  public static Progress finished(long done) {
    return new Progress(false, done, 0, 0);
  }

  /** The run needs another step. */
  public static Progress more(long done) {
    return new Progress(true, done, 0, 0);
  }

  /** Says how many records are left. */
  public Progress left(long stillRemaining, long nowSkipped) {
    return new Progress(hasMore, done, stillRemaining, nowSkipped);
  }
}
