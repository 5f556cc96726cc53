package org.workerservice.search.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.search.index.SearchSource;
import org.workerservice.search.index.WorkerIndex;

/**
 * Keeps one index up to date with the log of changes, in rounds. A round applies what the log has,
 * and refreshes the index if a search waits for it. A round starts when a search waits, and at each
 * poll for the changes of other nodes. A round for searches starts at least the refresh interval
 * after the round before it; {@link VisibilityWaiters} states how long a search waits, {@link
 * LogFollower} how a feed backs off, {@link IndexCommitter} what a crash costs.
 *
 * <p>Runs on the event loop of the search actor.
 */
public final class IndexFeed {
  private static final long IDLE_CHECK_MILLIS = 20;

  private final Vertx vertx;
  private final SearchSource source;
  private final SearchPlan plan;
  private final WorkerIndex index;
  private final LogFollower log;
  private final VisibilityWaiters waiters;
  private final IndexCommitter committer;
  private final BiConsumer<WorkerIndex, Throwable> onFailure;
  private RoundState state = RoundState.IDLE;
  private long lastRound;

  /** The tools of a feed, the same for each index. */
  public record Tools(
      Vertx vertx,
      Pool pool,
      SearchSource source,
      Handover handover,
      SearchMeters meters,
      SearchPlan plan,
      Clock clock) {}

  /**
   * Starts at a watermark; reads nothing yet.
   *
   * @param cursor the index has every change up to this sequence, durable and visible
   * @param current when the index had all changes
   * @param onFailure gets the index and the failure of a round or of a commit
   */
  public IndexFeed(
      Tools tools,
      WorkerIndex index,
      long cursor,
      Instant current,
      BiConsumer<WorkerIndex, Throwable> onFailure) {
    this.vertx = tools.vertx();
    this.source = tools.source();
    this.plan = tools.plan();
    this.index = index;
    this.onFailure = onFailure;
    this.log = new LogFollower(tools, index, cursor, current, () -> state.isStopped());
    this.waiters = new VisibilityWaiters(tools.pool(), tools.meters(), index, cursor);
    this.committer =
        new IndexCommitter(tools, index, cursor, failure -> onFailure.accept(index, failure));
    this.lastRound = System.nanoTime() - plan.refreshInterval().toNanos();
  }

  /** Returns the index that the feed keeps up to date. */
  public WorkerIndex index() {
    return index;
  }

  /** Returns the sequence up to which the index has every change. */
  public long cursor() {
    return log.watermark();
  }

  /**
   * Completes when searches see every change up to a sequence, and every change that is applied
   * now. Fails with {@link ServiceUnavailable} if a round fails or the feed stops.
   */
  public Future<Void> reach(long sequence) {
    long wanted = Math.max(sequence, log.watermark());
    if (state.isStopped()) {
      return Future.failedFuture(unavailable());
    }
    return waiters.isVisible(wanted) ? Future.succeededFuture() : await(wanted);
  }

  private Future<Void> await(long sequence) {
    Future<Void> visible = waiters.await(sequence);
    schedule();
    return visible;
  }

  /** Completes when searches see every change that any node committed before the call. */
  public Future<Void> reachEverything() {
    return source.log(0).compose(now -> reach(now.newest()));
  }

  /** Returns the failure of searches while no index can be used. */
  public static ServiceUnavailable unavailable() {
    return new ServiceUnavailable(Reason.SEARCH, "The search index is being rebuilt; retry later.");
  }

  /**
   * Looks for changes, unless a round is running or one failed a short time ago. Commits if a
   * commit is due.
   */
  public void poll() {
    if (state.isIdle() && log.isPollDue()) {
      startRound();
    }
    if (!state.isStopped()) {
      committer.commitIfDue(log.watermark(), log.current());
    }
  }

  private void schedule() {
    if (!state.isIdle()) {
      return;
    }
    long left = plan.refreshInterval().toNanos() - (System.nanoTime() - lastRound);
    long millis = Duration.ofNanos(left).toMillis();
    if (millis <= 0) {
      startRound();
    } else {
      state = RoundState.SCHEDULED;
      vertx.setTimer(millis, timer -> startScheduledRound());
    }
  }

  private void startScheduledRound() {
    state = state.due();
    if (state.isIdle()) {
      startRound();
    }
  }

  private void startRound() {
    state = RoundState.RUNNING;
    lastRound = System.nanoTime();
    log.catchUp()
        .compose(done -> refreshIfAwaited())
        .onSuccess(done -> succeeded())
        .onFailure(this::failed);
  }

  private Future<Void> refreshIfAwaited() {
    return waiters.isAwaited(log.watermark())
        ? waiters.refresh(log.watermark())
        : Future.succeededFuture();
  }

  private void succeeded() {
    state = state.finished();
    log.succeeded();
    if (!waiters.isEmpty()) {
      schedule();
    }
  }

  private void failed(Throwable cause) {
    state = state.finished();
    log.failed(cause);
    waiters.failAll(cause instanceof ServiceUnavailable ? cause : unavailable());
    onFailure.accept(index, cause);
  }

  /** Applies the log to a new index and makes it visible and durable, before it comes into use. */
  public Future<Void> replay() {
    state = RoundState.RUNNING;
    return log.catchUp()
        .compose(done -> waiters.refresh(log.watermark()))
        .compose(done -> commit())
        .onComplete(done -> state = state.finished());
  }

  /** Makes every applied change durable. */
  public Future<Void> commit() {
    return committer.commit(log.watermark(), log.current());
  }

  /** Stops the feed; searches that wait for it wait for its successor instead. */
  public void stopFor(IndexFeed successor) {
    state = state.stopped();
    waiters.moveTo(successor::reach);
  }

  /** Stops the feed; searches that wait for it fail with {@link ServiceUnavailable}. */
  public void stop() {
    state = state.stopped();
    waiters.failAll(unavailable());
  }

  /** Completes when nothing of this feed uses the index; call it after a stop. */
  public Future<?> idle() {
    return state.isRunning()
        ? vertx.timer(IDLE_CHECK_MILLIS).compose(later -> idle())
        : committer.idle();
  }
}
