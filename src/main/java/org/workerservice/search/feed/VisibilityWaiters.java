package org.workerservice.search.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import org.workerservice.search.index.WorkerIndex;

/**
 * Searches that wait until they can see every change up to a sequence, and the watermark up to
 * which searches see every change now.
 *
 * <p>One refresh serves all that wait: it releases each search whose sequence was applied before
 * the refresh started, even if the search arrived after that. Searches for later sequences wait for
 * the next round.
 *
 * <p>Bounds: a round for searches (read the log, then refresh) starts at least the refresh interval
 * after the start of the round before it. A search therefore waits at most for the rest of the
 * running round, the rest of the refresh interval since that round started, and one round of its
 * own; rounds repeat at that interval while the log does not show its sequence yet. A round takes
 * as long as the log has changes to read; no time limit applies here, only the deadline of the
 * caller. A failed round fails every search that waits, at once.
 *
 * <p>Compare Lucene's {@code ControlledRealTimeReopenThread}: the refresh interval is its {@code
 * targetMinStaleSec}, the minimum time between two reopens even if a caller waits. There is no
 * {@code targetMaxStaleSec}: the index is not refreshed while no search waits, because every search
 * first asks for the sequence that it must see. That thread is not used here because it refreshes
 * for writes that went through the writer already, while these come from the log.
 *
 * <p>Runs on the event loop of the search actor; refreshes run on the pool, one at a time.
 */
final class VisibilityWaiters {
  private final Pool pool;
  private final SearchMeters meters;
  private final WorkerIndex index;
  private final List<Waiting> waiting = new ArrayList<>();
  private long watermark;

  /** Starts with an index in which every change up to the watermark is visible. */
  VisibilityWaiters(Pool pool, SearchMeters meters, WorkerIndex index, long watermark) {
    this.pool = pool;
    this.meters = meters;
    this.index = index;
    this.watermark = watermark;
  }

  /** A search that waits until it can see everything up to a sequence. */
  private record Waiting(long sequence, Promise<Void> promise) {}

  /** Whether searches see every change up to a sequence now. */
  boolean isVisible(long sequence) {
    return sequence <= watermark;
  }

  /** Completes after the refresh that makes every change up to a sequence visible. */
  Future<Void> await(long sequence) {
    Promise<Void> promise = Promise.promise();
    waiting.add(new Waiting(sequence, promise));
    return promise.future();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether a refresh would release a search, if every change up to a sequence is applied. */
  boolean isAwaited(long applied) {
    return waiting.stream().anyMatch(one -> one.sequence() <= applied);
  }

  /** Makes every change up to a sequence visible, then releases the searches that waited for it. */
  Future<Void> refresh(long applied) {
    return pool.<Integer>run(
            () -> {
              meters.refresh().recordCallable(this::refreshNow);
              return index.size();
            })
        .compose(size -> refreshed(applied, size));
  }

  private Void refreshNow() throws IOException {
    index.refresh();
    return null;
  }

  private Future<Void> refreshed(long applied, int size) {
    watermark = applied;
    meters.documents(size);
    release();
    return Future.succeededFuture();
  }

  /** Removes the searches before it completes them, because these may wait again at once. */
  private void release() {
    List<Promise<Void>> ready = new ArrayList<>();
    Iterator<Waiting> all = waiting.iterator();
    while (all.hasNext()) {
      Waiting one = all.next();
      if (isVisible(one.sequence())) {
        all.remove();
        ready.add(one.promise());
      }
    }
    ready.forEach(Promise::tryComplete);
  }

  /** Fails every search that waits. */
  void failAll(Throwable failure) {
    List<Waiting> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(one -> one.promise().tryFail(failure));
  }

  /** Lets every search wait for its sequence elsewhere. */
  void moveTo(LongFunction<Future<Void>> successor) {
    waiting.forEach(one -> successor.apply(one.sequence()).onComplete(one.promise()));
    waiting.clear();
  }
}
