package org.workerservice.search.feed;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.workerservice.jobs.Backoff;
import org.workerservice.jobs.JobWatch;
import org.workerservice.jobs.Repetition;
import org.workerservice.search.index.MissingChanges;
import org.workerservice.search.index.SearchSource;
import org.workerservice.search.index.SearchSource.Change;
import org.workerservice.search.index.WorkerIndex;

/**
 * Follows the log of changes: applies each change to one index, in the order of the log, and keeps
 * the watermark up to which the index has every change.
 *
 * <p>Bounds: it reads pages of {@value #PAGE} log entries, one page at a time, and applies at most
 * {@value #PAGE} changes at a time on the pool. It reads until a page is not full, so that {@link
 * #catchUp} takes longer while changes arrive faster than it applies them. After failures in a row
 * it backs off from the poll interval up to 5 seconds, or the poll interval if that is longer; the
 * back-off delays polls only, never a search that waits.
 *
 * <p>Runs on the event loop of the search actor; one {@link #catchUp} at a time.
 */
final class LogFollower {
  /** Log entries of a page. */
  static final int PAGE = 500;

  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final Pool pool;
  private final SearchSource source;
  private final Handover handover;
  private final SearchMeters meters;
  private final Clock clock;
  private final WorkerIndex index;
  private final BooleanSupplier stopped;
  private final Changes changes;
  private final JobWatch rounds;
  private long watermark;
  private Instant current;
  private long nextPoll = System.nanoTime();

  /**
   * Reads nothing yet.
   *
   * @param watermark the index has every change up to this sequence
   * @param current when the index had all changes
   * @param stopped whether to end after the page that is being applied
   */
  LogFollower(
      IndexFeed.Tools tools,
      WorkerIndex index,
      long watermark,
      Instant current,
      BooleanSupplier stopped) {
    this.pool = tools.pool();
    this.source = tools.source();
    this.handover = tools.handover();
    this.meters = tools.meters();
    this.clock = tools.clock();
    this.index = index;
    this.stopped = stopped;
    this.changes = new Changes(source, handover);
    this.rounds = new JobWatch(meters.feed(), backoff(tools.plan()));
    this.watermark = watermark;
    this.current = current;
  }

  /** Returns how long to wait after failures: from the poll interval to 5 seconds or more. */
  static Backoff backoff(SearchPlan plan) {
    Duration poll = plan.pollInterval();
    return new Backoff(poll, poll.compareTo(MAX_WAIT) > 0 ? poll : MAX_WAIT);
  }

  /** Returns the sequence up to which the index has every change; searches may not see it yet. */
  long watermark() {
    return watermark;
  }

  /** Returns when the index had all changes for the last time. */
  Instant current() {
    return current;
  }

  /** Whether a poll is due: it is not for a while after a failure. */
  boolean isPollDue() {
    return System.nanoTime() - nextPoll >= 0;
  }

  /** Records a round without a failure; ends the back-off. */
  void succeeded() {
    rounds.succeeded();
  }

  /** Records a failed round; delays the next poll. */
  void failed(Throwable cause) {
    nextPoll = System.nanoTime() + rounds.failed(cause).toNanos();
  }

  /**
   * Applies every change that the log has after the watermark. If it fails, the watermark is that
   * of the last page that was applied as a whole; applying a page again does no harm. Fails with
   * {@link MissingChanges} if the log has dropped changes that the index lacks.
   */
  Future<Void> catchUp() {
    Instant asked = clock.instant();
    return Repetition.whileTrue(this::applyPage)
        .map(
            done -> {
              current = asked;
              return null;
            });
  }

  /** Returns whether the log may have another page. */
  private Future<Boolean> applyPage() {
    return source
        .changes(watermark, PAGE)
        .compose(this::refuseGap)
        .compose(
            page ->
                page.isEmpty()
                    ? Future.succeededFuture(false)
                    : applyParts(page)
                        .map(applied -> page.size() >= PAGE && !stopped.getAsBoolean()));
  }

  /**
   * Changes may have been dropped unless the page continues the sequence. The log is asked after
   * the page, so that changes dropped while the page was read are noticed as well.
   */
  private Future<List<Change>> refuseGap(List<Change> page) {
    return !page.isEmpty() && page.getFirst().sequence() == watermark + 1
        ? Future.succeededFuture(page)
        : source
            .log(watermark)
            .compose(
                log ->
                    log.known()
                        ? Future.succeededFuture(page)
                        : Future.failedFuture(new MissingChanges(watermark)));
  }

  /** A change of an organization is one change of each of its workers: a page may be large. */
  private Future<Void> applyParts(List<Change> page) {
    Future<Void> applied = Future.succeededFuture();
    for (int from = 0; from < page.size(); from += PAGE) {
      List<Change> part = page.subList(from, Math.min(page.size(), from + PAGE));
      applied = applied.compose(before -> applyPart(part));
    }
    return applied.compose(done -> advance(page.getLast().sequence()));
  }

  private Future<Void> applyPart(List<Change> part) {
    return changes
        .edits(part)
        .compose(
            edits ->
                pool.<Void>run(
                    () -> {
                      index.apply(edits);
                      return null;
                    }));
  }

  /** A stopped feed has a successor, which alone tells the others how far it is. */
  private Future<Void> advance(long sequence) {
    watermark = sequence;
    if (!stopped.getAsBoolean()) {
      handover.indexed(sequence);
      meters.indexed(sequence);
    }
    return Future.succeededFuture();
  }
}
