package org.workerservice.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The cursor of one tenant and its subscribers. For one thread: the loop, on which it handles every
 * answer.
 *
 * <p>A subscription is in one of three lists. <em>Live</em> ones have every event up to the
 * position of the cursor and share the pages that it reads. Those <em>behind</em> get pages of
 * older events in turn. <em>Stalled</em> ones failed to read a page and retry at a later tick. The
 * cursor and each stalled subscription back off after failures in a row.
 */
final class TenantFeed {
  /** Events that the cursor reads at a time. */
  static final int PAGE = 500;

  private static final long UNKNOWN = -1;

  private final Outbox outbox;
  private final Replays replays;
  private final Executor loop;
  private final int buffer;
  private final long patience;
  private final FeedHealth health;
  private final List<Subscription> live = new ArrayList<>();
  private final List<Subscription> behind = new ArrayList<>();
  private final List<Subscription> stalled = new ArrayList<>();
  private final List<Subscriber> waitingForHead = new ArrayList<>();
  private long position = UNKNOWN;
  private boolean reading;
  private long ticksToWait;

  /**
   * Reads nothing yet.
   *
   * @param replays reads for subscribers that are behind, in turn with other feeds
   * @param buffer maximum number of events that wait for a live subscriber
   * @param patience ticks after which a subscriber that accepts no events is dropped
   */
  TenantFeed(
      Outbox outbox, Replays replays, Executor loop, int buffer, long patience, FeedHealth health) {
    this.outbox = outbox;
    this.replays = replays;
    this.loop = loop;
    this.buffer = buffer;
    this.patience = patience;
    this.health = health;
  }

  void add(Subscriber subscriber, OptionalLong after) {
    if (after.isPresent()) {
      catchUp(subscription(subscriber, after.getAsLong()));
    } else if (position == UNKNOWN) {
      waitingForHead.add(subscriber);
    } else {
      live.add(subscription(subscriber, position));
    }
    poll();
  }

  private Subscription subscription(Subscriber subscriber, long after) {
    return new Subscription(subscriber, after, loop, buffer);
  }

  void remove(Subscriber subscriber) {
    waitingForHead.removeIf(subscriber::equals);
    for (List<Subscription> list : List.of(live, behind, stalled)) {
      list.removeIf(one -> one.subscriber().equals(subscriber));
    }
  }

  int size() {
    return live.size() + behind.size() + stalled.size() + waitingForHead.size();
  }

  void endAll(EndReason reason) {
    for (List<Subscription> list : List.of(live, behind, stalled)) {
      list.forEach(one -> one.end(reason));
      list.clear();
    }
    waitingForHead.forEach(subscriber -> subscriber.end(reason));
    waitingForHead.clear();
  }

  /** Reads new events, retries stalled subscriptions and drops slow ones. Called every tick. */
  void tick() {
    for (List<Subscription> list : List.of(live, behind)) {
      list.forEach(one -> one.tick(patience));
    }
    sweep();
    List<Subscription> due = stalled.stream().filter(Subscription::isDue).toList();
    stalled.removeAll(due);
    due.forEach(this::catchUp);
    ticksToWait--;
    poll();
  }

  private void poll() {
    if (!reading && ticksToWait <= 0) {
      reading = true;
      if (position == UNKNOWN) {
        findHead();
      } else {
        readNext();
      }
    }
  }

  private void sweep() {
    List.of(live, behind, stalled).forEach(list -> list.removeIf(Subscription::ended));
  }

  private void findHead() {
    outbox
        .head()
        .onComplete(
            head ->
                loop.execute(
                    () -> {
                      reading = false;
                      if (head.succeeded()) {
                        health.cursorRead();
                        startAt(head.result());
                      } else {
                        ticksToWait = health.cursorFailed(head.cause());
                      }
                    }));
  }

  private void startAt(long head) {
    position = head;
    waitingForHead.forEach(subscriber -> live.add(subscription(subscriber, head)));
    waitingForHead.clear();
  }

  private void readNext() {
    outbox
        .read(position, PAGE)
        .onComplete(
            page ->
                loop.execute(
                    () -> {
                      reading = false;
                      if (page.failed()) {
                        ticksToWait = health.cursorFailed(page.cause());
                        return;
                      }
                      health.cursorRead();
                      if (!page.result().isEmpty()) {
                        publish(page.result());
                      }
                    }));
  }

  private void publish(List<Frame> frames) {
    position = frames.getLast().sequence();
    live.forEach(one -> one.offer(frames));
    sweep();
    if (frames.size() == PAGE) {
      poll();
    }
  }

  private void catchUp(Subscription one) {
    behind.add(one);
    readFor(one);
  }

  private void readFor(Subscription one) {
    long passed = position;
    replays
        .read(outbox, one.position(), () -> behind.contains(one) && !one.ended())
        .onComplete(
            page ->
                loop.execute(
                    () -> {
                      if (!behind.contains(one)) {
                        return;
                      }
                      if (page.failed()) {
                        behind.remove(one);
                        one.stall();
                        stalled.add(one);
                        health.pageFailed(page.cause());
                        return;
                      }
                      recover(one);
                      if (page.result().isEmpty()) {
                        // Missing events that the cursor had passed before this read were too old
                        // to keep; later events may have arrived since.
                        one.skipTo(passed);
                        readOn(one);
                      } else {
                        one.deliver(page.result(), () -> readOn(one));
                      }
                    }));
  }

  private void recover(Subscription one) {
    if (one.isFailing()) {
      one.recover();
      reportIfNoneFails();
    }
  }

  private void reportIfNoneFails() {
    if (Stream.of(behind, stalled).flatMap(List::stream).noneMatch(Subscription::isFailing)) {
      health.pagesRead();
    }
  }

  private void readOn(Subscription one) {
    if (!behind.contains(one)) {
      return;
    }
    if (position == UNKNOWN) {
      behind.remove(one);
      stalled.add(one);
    } else if (one.position() >= position) {
      behind.remove(one);
      live.add(one);
    } else {
      readFor(one);
    }
  }
}
