package org.workerservice.persistence.worker.write;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.persistence.database.DatabaseFailures;

/**
 * Collects the writes that arrive during a transaction and commits them together in the next one.
 * Items that share an id, a key, a claim or a request never share a transaction, so that the later
 * one sees the commit of the earlier one. Runs on one event loop.
 */
final class GroupCommit {
  /** How many batches deep into the queue a batch looks for items that do not collide. */
  private static final int LOOK_AHEAD_BATCHES = 4;

  private final Transaction transaction;
  private final Context context;
  private final int maxBatch;
  private final Duration linger;
  private final LinkedList<Pending> queue = new LinkedList<>();
  private boolean running;
  private boolean lingering;

  /**
   * Creates an empty queue.
   *
   * @param maxBatch max items of a transaction
   * @param linger how long the first item of a batch waits for others
   */
  GroupCommit(Transaction transaction, Context context, int maxBatch, Duration linger) {
    this.transaction = transaction;
    this.context = context;
    this.maxBatch = maxBatch;
    this.linger = linger;
  }

  /** Writes a batch and returns the outcome of each item after the commit. */
  @FunctionalInterface
  public interface Transaction {
    Future<List<WriteOutcome>> run(List<EncodedItem> batch);
  }

  private record Pending(
      EncodedItem encoded, Set<Object> exclusive, long since, Promise<WriteOutcome> promise) {
    WriteItem item() {
      return encoded.item();
    }
  }

  Future<WriteOutcome> submit(EncodedItem encoded) {
    Promise<WriteOutcome> promise = Promise.promise();
    queue.add(new Pending(encoded, ExclusiveKeys.of(encoded.item()), System.nanoTime(), promise));
    // Defer, so that the batch contains everything that has arrived in this turn of the loop.
    context.runOnContext(ignored -> commitNext());
    return promise.future();
  }

  /** Returns how many writes wait for a transaction. */
  int waiting() {
    return queue.size();
  }

  private void commitNext() {
    if (running || lingers()) {
      return;
    }
    List<Pending> batch = nextBatch();
    if (batch.isEmpty()) {
      return;
    }
    running = true;
    commit(batch)
        .onComplete(
            done -> {
              running = false;
              commitNext();
            });
  }

  /** Whether the queue should wait for more items; if so, a timer checks again. */
  private boolean lingers() {
    if (queue.isEmpty() || queue.size() >= maxBatch) {
      return false;
    }
    long left = linger.toNanos() - (System.nanoTime() - queue.getFirst().since());
    if (left > 0 && !lingering) {
      lingering = true;
      context
          .owner()
          .setTimer(
              Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)),
              over -> {
                lingering = false;
                commitNext();
              });
    }
    return left > 0;
  }

  private List<Pending> nextBatch() {
    List<Pending> batch = new ArrayList<>();
    Set<Object> taken = new HashSet<>();
    Iterator<Pending> waiting = queue.iterator();
    int examined = 0;
    while (waiting.hasNext()
        && batch.size() < maxBatch
        && examined < maxBatch * LOOK_AHEAD_BATCHES) {
      Pending next = waiting.next();
      if (next.item().context().deadline().expired()) {
        waiting.remove();
        refuseLate(next);
      } else {
        examined++;
        if (fits(batch, next) && isDisjoint(taken, next.exclusive())) {
          waiting.remove();
          batch.add(next);
        }
        // A later item that shares a key with this one must not overtake it.
        taken.addAll(next.exclusive());
      }
    }
    return batch;
  }

  private static void refuseLate(Pending late) {
    late.promise()
        .fail(
            new ServiceUnavailable(
                Reason.DEADLINE_EXCEEDED, "The write waited too long. Retry later."));
  }

  private static boolean fits(List<Pending> batch, Pending next) {
    return batch.isEmpty()
        || !needsOwnTransaction(batch.getFirst())
            && !needsOwnTransaction(next)
            && batch.getFirst().item().context().tenant().equals(next.item().context().tenant());
  }

  /** After a rebase behind the gate, an update may share a key with any other item. */
  private static boolean needsOwnTransaction(Pending pending) {
    return pending.item() instanceof WriteItem.Update update && update.rebase().isPresent();
  }

  private static boolean isDisjoint(Set<Object> taken, Set<Object> wanted) {
    for (Object key : wanted) {
      if (taken.contains(key)) {
        return false;
      }
    }
    return true;
  }

  private Future<?> commit(List<Pending> batch) {
    return attempt(batch)
        .compose(
            outcomes -> {
              for (int index = 0; index < batch.size(); index++) {
                batch.get(index).promise().complete(outcomes.get(index));
              }
              refuseOutdated(batch, outcomes);
              return Future.succeededFuture();
            },
            failure -> failOrSplit(batch, failure));
  }

  /** Refuses items that expect a replaced version, without a transaction. */
  private void refuseOutdated(List<Pending> batch, List<WriteOutcome> outcomes) {
    ReplacedVersions replaced =
        ReplacedVersions.of(batch.stream().map(Pending::item).toList(), outcomes);
    if (replaced.isEmpty()) {
      return;
    }
    List<Pending> refused =
        queue.stream().filter(next -> replaced.refusal(next.item()).isPresent()).toList();
    queue.removeIf(next -> replaced.refusal(next.item()).isPresent());
    refused.forEach(next -> next.promise().complete(replaced.refusal(next.item()).orElseThrow()));
  }

  /** A transaction that throws must not block the queue. */
  private Future<List<WriteOutcome>> attempt(List<Pending> batch) {
    try {
      return transaction.run(batch.stream().map(Pending::encoded).toList());
    } catch (RuntimeException | Error failure) {
      return Future.failedFuture(failure);
    }
  }

  /** An unexpected error of one item must not fail the others: retries them one by one. */
  private Future<?> failOrSplit(List<Pending> batch, Throwable failure) {
    if (batch.size() == 1
        && batch.getFirst().item() instanceof WriteItem.Create
        && DatabaseFailures.isTakenWorkerId(failure)) {
      batch.getFirst().promise().complete(new WriteOutcome.IdTaken());
      return Future.succeededFuture();
    }
    if (batch.size() == 1 || failure instanceof ServiceUnavailable) {
      batch.forEach(pending -> pending.promise().fail(failure));
      return Future.succeededFuture();
    }
    Future<?> all = Future.succeededFuture();
    for (Pending pending : batch) {
      all = all.compose(ignored -> commit(List.of(pending)));
    }
    return all;
  }
}
