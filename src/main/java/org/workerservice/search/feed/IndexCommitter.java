package org.workerservice.search.feed;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.workerservice.jobs.JobWatch;
import org.workerservice.search.index.WorkerIndex;

/**
 * Makes one index durable from time to time, and keeps the watermark up to which a restart finds
 * every change in it.
 *
 * <p>Bounds: a commit starts at most the commit interval plus one poll interval after the commit
 * before it, if there are changes, the commit before it has ended, and the disk has room. After a
 * crash the index reads the changes after the committed watermark from the log again; none is lost.
 *
 * <p>Runs on the event loop of the search actor; commits run on the pool.
 */
final class IndexCommitter {
  private final Pool pool;
  private final SearchMeters meters;
  private final SearchPlan plan;
  private final WorkerIndex index;
  private final Consumer<Throwable> onFailure;
  private final JobWatch commits;
  private long watermark;
  private long lastCommit = System.nanoTime();
  private Future<?> committing = Future.succeededFuture();

  /**
   * Commits nothing yet.
   *
   * @param watermark every change up to this sequence is durable
   * @param onFailure gets the failure of a commit that was due
   */
  IndexCommitter(
      IndexFeed.Tools tools, WorkerIndex index, long watermark, Consumer<Throwable> onFailure) {
    this.pool = tools.pool();
    this.meters = tools.meters();
    this.plan = tools.plan();
    this.index = index;
    this.onFailure = onFailure;
    this.commits = new JobWatch(meters.commits(), LogFollower.backoff(plan));
    this.watermark = watermark;
  }

  /** Returns the sequence up to which every change is durable. */
  long watermark() {
    return watermark;
  }

  /**
   * Commits if there are changes and the commit interval is over.
   *
   * @param applied the index has every change up to this sequence
   * @param current when the index had all changes
   */
  void commitIfDue(long applied, Instant current) {
    if (applied <= watermark) {
      commits.succeeded();
    } else if (isDue()) {
      commit(applied, current)
          .onSuccess(done -> commits.succeeded())
          .onFailure(
              failure -> {
                commits.failed(failure);
                onFailure.accept(failure);
              });
    }
  }

  private boolean isDue() {
    return System.nanoTime() - lastCommit >= plan.commitInterval().toNanos()
        && committing.isComplete()
        && plan.hasRoom().getAsBoolean();
  }

  /** Commits now; the future fails if the index cannot be written. */
  Future<Void> commit(long applied, Instant current) {
    lastCommit = System.nanoTime();
    Future<Void> commit =
        pool.<Void>run(() -> meters.commit().recordCallable(() -> commitNow(applied, current)))
            .onSuccess(done -> watermark = applied);
    committing = commit;
    return commit;
  }

  private Void commitNow(long applied, Instant current) throws IOException {
    index.commit(applied, current);
    return null;
  }

  /** Completes when no commit uses the index. */
  Future<?> idle() {
    return committing.otherwiseEmpty();
  }
}
