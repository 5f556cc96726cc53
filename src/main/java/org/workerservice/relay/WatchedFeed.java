package org.workerservice.relay;

import java.time.Duration;
import org.workerservice.jobs.Backoff;
import org.workerservice.jobs.JobMeters;
import org.workerservice.jobs.JobWatch;

/** Reports the health of one feed to the log, and to the metrics that all feeds share. */
final class WatchedFeed implements FeedHealth {
  private final JobWatch cursor;
  private final JobWatch pages;
  private final Duration tick;

  WatchedFeed(JobMeters meters, Backoff backoff, Duration tick) {
    this.cursor = new JobWatch(meters, backoff);
    this.pages = new JobWatch(meters, backoff);
    this.tick = tick;
  }

  @Override
  public void cursorRead() {
    cursor.succeeded();
  }

  @Override
  public long cursorFailed(Throwable cause) {
    return Math.max(1, cursor.failed(cause).dividedBy(tick));
  }

  @Override
  public void pagesRead() {
    pages.succeeded();
  }

  @Override
  public void pageFailed(Throwable cause) {
    pages.failed(cause);
  }
}
