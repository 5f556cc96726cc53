package org.workerservice.search.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.jobs.Backoff;
import org.workerservice.jobs.JobWatch;
import org.workerservice.search.index.SearchSource;
import org.workerservice.search.index.SearchSource.Change;
import org.workerservice.search.index.WorkerIndex;

/**
 * Keeps one index up to the log of changes: a cursor, read in rounds. A round is made when somebody
 * waits for it, and from time to time for the changes of other nodes; the index is refreshed only
 * when somebody waits. Runs on the event loop of the search actor.
 */
public final class IndexFeed {
  private static final int PAGE = 500;
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Pool pool;
  private final SearchSource source;
  private final Handover handover;
  private final SearchMeters meters;
  private final SearchPlan plan;
  private final Clock clock;
  private final WorkerIndex index;
  private final Changes changes;
  private final BiConsumer<WorkerIndex, Throwable> onFailure;
  private final List<Waiting> waiting = new ArrayList<>();
  private long cursor;
  private long refreshed;
  private long committed;
  private Instant current;
  private long lastRound;
  private long lastCommit = System.nanoTime();
  private boolean running;
  private boolean scheduled;
  private boolean stopped;
  private final JobWatch rounds;
  private final JobWatch commits;
  private long nextPoll = System.nanoTime();
  private Future<?> committing = Future.succeededFuture();

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
   * Goes on from a cursor.
   *
   * @param current when the index had all changes
   * @param onFailure gets what went wrong in a round
   */
  public IndexFeed(
      Tools tools,
      WorkerIndex index,
      long cursor,
      Instant current,
      BiConsumer<WorkerIndex, Throwable> onFailure) {
    this.vertx = tools.vertx();
    this.pool = tools.pool();
    this.source = tools.source();
    this.handover = tools.handover();
    this.meters = tools.meters();
    this.plan = tools.plan();
    this.clock = tools.clock();
    this.index = index;
    this.changes = new Changes(source, handover);
    this.onFailure = onFailure;
    this.cursor = cursor;
    this.refreshed = cursor;
    this.committed = cursor;
    this.current = current;
    Backoff backoff = new Backoff(plan.pollInterval(), longestWait(plan));
    this.rounds = new JobWatch(meters.feed(), backoff);
    this.commits = new JobWatch(meters.commits(), backoff);
    this.lastRound = System.nanoTime() - plan.refreshInterval().toNanos();
  }

  private static Duration longestWait(SearchPlan plan) {
    return plan.pollInterval().compareTo(MAX_WAIT) > 0 ? plan.pollInterval() : MAX_WAIT;
  }

  /** Somebody who waits until everything up to a sequence can be seen. */
  private record Waiting(long sequence, Promise<Void> promise) {}

  /** Returns the index that is kept. */
  public WorkerIndex index() {
    return index;
  }

  /** Returns the sequence up to which the index has every change. */
  public long cursor() {
    return cursor;
  }

  Instant current() {
    return current;
  }

  /** Completes when searches see every change up to a sequence and all that is applied now. */
  public Future<Void> reach(long sequence) {
    long wanted = Math.max(sequence, cursor);
    if (wanted <= refreshed && !stopped) {
      return Future.succeededFuture();
    }
    return await(wanted);
  }

  /** Completes when searches see every change that any node has committed before. */
  public Future<Void> reachEverything() {
    return source.log(0).compose(log -> reach(log.newest()));
  }

  private Future<Void> await(long sequence) {
    if (stopped) {
      return Future.failedFuture(unavailable());
    }
    Promise<Void> promise = Promise.promise();
    waiting.add(new Waiting(sequence, promise));
    schedule();
    return promise.future();
  }

  /** Returns the failure of searches while no index can be used. */
  public static ServiceUnavailable unavailable() {
    return new ServiceUnavailable(
        Reason.SEARCH, "The search index is being rebuilt; repeat later.");
  }

  /** Looks for changes, unless that is being done or has failed a short time ago. */
  public void poll() {
    if (!running && !scheduled && !stopped && System.nanoTime() - nextPoll >= 0) {
      round();
    }
    commitWhenDue();
  }

  private void schedule() {
    if (running || scheduled || stopped) {
      return;
    }
    long left = plan.refreshInterval().toNanos() - (System.nanoTime() - lastRound);
    long millis = Duration.ofNanos(left).toMillis();
    if (millis <= 0) {
      round();
    } else {
      scheduled = true;
      vertx.setTimer(
          millis,
          timer -> {
            scheduled = false;
            if (!stopped) {
              round();
            }
          });
    }
  }

  private void round() {
    running = true;
    lastRound = System.nanoTime();
    catchUp()
        .compose(done -> isAwaited() ? refresh() : Future.succeededFuture())
        .onComplete(
            round -> {
              running = false;
              if (round.failed()) {
                nextPoll = System.nanoTime() + rounds.failed(round.cause()).toNanos();
                failWaiting(round.cause());
                onFailure.accept(index, round.cause());
                return;
              }
              rounds.succeeded();
              if (!waiting.isEmpty()) {
                schedule();
              }
            });
  }

  /** Brings a new index up to the log, visible and durable, before anybody knows of it. */
  public Future<Void> replay() {
    running = true;
    return catchUp()
        .compose(done -> refresh())
        .compose(done -> commit())
        .onComplete(done -> running = false);
  }

  private boolean isAwaited() {
    return waiting.stream().anyMatch(one -> one.sequence() <= cursor);
  }

  /** Applies everything the log has. */
  private Future<Void> catchUp() {
    Instant asked = clock.instant();
    return source
        .changes(cursor, PAGE)
        .compose(
            page -> {
              if (page.isEmpty()) {
                current = asked;
                return Future.succeededFuture();
              }
              return apply(page)
                  .compose(
                      applied -> {
                        if (page.size() >= PAGE && !stopped) {
                          return catchUp();
                        }
                        current = asked;
                        return Future.succeededFuture();
                      });
            });
  }

  /** What an organisation has changed for very many workers is taken in parts. */
  private Future<Void> apply(List<Change> page) {
    Future<Void> applied = Future.succeededFuture();
    for (int from = 0; from < page.size(); from += PAGE) {
      List<Change> part = page.subList(from, Math.min(page.size(), from + PAGE));
      applied = applied.compose(before -> applyPart(part));
    }
    return applied.compose(
        done -> {
          advance(page.getLast().sequence());
          return Future.succeededFuture();
        });
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

  private void advance(long sequence) {
    cursor = sequence;
    if (!stopped) {
      handover.indexed(sequence);
      meters.indexed(sequence);
    }
  }

  /** Makes what is applied visible and lets those go on who waited for it. */
  private Future<Void> refresh() {
    long applied = cursor;
    return pool.<Integer>run(
            () -> {
              meters.refresh().recordCallable(this::refreshNow);
              return index.size();
            })
        .compose(
            size -> {
              refreshed = applied;
              meters.documents(size);
              release();
              return Future.succeededFuture();
            });
  }

  private Void refreshNow() throws IOException {
    index.refresh();
    return null;
  }

  private void release() {
    List<Promise<Void>> ready = new ArrayList<>();
    Iterator<Waiting> all = waiting.iterator();
    while (all.hasNext()) {
      Waiting one = all.next();
      if (one.sequence() <= refreshed) {
        all.remove();
        ready.add(one.promise());
      }
    }
    ready.forEach(Promise::tryComplete);
  }

  private void failWaiting(Throwable failure) {
    List<Waiting> all = List.copyOf(waiting);
    waiting.clear();
    Throwable told = failure instanceof ServiceUnavailable ? failure : unavailable();
    all.forEach(one -> one.promise().tryFail(told));
  }

  private void commitWhenDue() {
    if (cursor <= committed) {
      commits.succeeded();
      return;
    }
    boolean due = System.nanoTime() - lastCommit >= plan.commitInterval().toNanos();
    if (due && committing.isComplete() && !stopped && plan.hasRoom().getAsBoolean()) {
      commit()
          .onSuccess(done -> commits.succeeded())
          .onFailure(
              failure -> {
                commits.failed(failure);
                onFailure.accept(index, failure);
              });
    }
  }

  /** Makes what is applied durable. */
  public Future<Void> commit() {
    lastCommit = System.nanoTime();
    long through = cursor;
    Instant asOf = current;
    Future<Void> commit =
        pool.<Void>run(
                () ->
                    meters
                        .commit()
                        .recordCallable(
                            () -> {
                              index.commit(through, asOf);
                              return null;
                            }))
            .onSuccess(done -> committed = through);
    committing = commit;
    return commit;
  }

  /** Ends the feed; whoever waits goes on waiting for another one. */
  public void stopFor(IndexFeed successor) {
    stopped = true;
    waiting.forEach(
        one ->
            successor
                .reach(one.sequence())
                .onComplete(
                    reached -> {
                      if (reached.succeeded()) {
                        one.promise().tryComplete();
                      } else {
                        one.promise().tryFail(reached.cause());
                      }
                    }));
    waiting.clear();
  }

  /** Ends the feed; whoever waits is told to repeat later. */
  public void stop() {
    stopped = true;
    failWaiting(unavailable());
  }

  /** Completes when nothing of this feed touches the index any more. */
  public Future<?> idle() {
    return running ? vertx.timer(20).compose(later -> idle()) : committing.otherwiseEmpty();
  }
}
