package org.workerservice.relay;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** A subscriber, its position, and the events that wait for it. For one thread: the loop. */
final class Subscription {
  /** Failures in a row after which the wait grows no longer. */
  private static final int MAX_FAILURES = 8;

  /** Failures in a row after which it still retries at the next tick. */
  private static final int QUICK_FAILURES = 3;

  private final Subscriber subscriber;
  private final Executor loop;
  private final int buffer;
  private final List<Frame> waiting = new ArrayList<>();
  private long position;
  private boolean busy;
  private long busyTicks;
  private boolean ended;
  private int failures;
  private long ticksToWait;

  /** Starts after a position; at most {@code buffer} events may wait. */
  Subscription(Subscriber subscriber, long position, Executor loop, int buffer) {
    this.subscriber = subscriber;
    this.position = position;
    this.loop = loop;
    this.buffer = buffer;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  /** Returns the sequence of the last event that was delivered or waits. */
  long position() {
    return position;
  }

  /** Skips every event up to a sequence. */
  void skipTo(long sequence) {
    position = Math.max(position, sequence);
  }

  /** Records a failed read: it waits for the next tick, and longer after several failures. */
  void stall() {
    failures = Math.min(failures + 1, MAX_FAILURES);
    ticksToWait = 1L << Math.max(0, failures - QUICK_FAILURES);
  }

  /** Counts a tick; returns whether to retry now. */
  boolean isDue() {
    ticksToWait--;
    return ticksToWait <= 0;
  }

  void recover() {
    failures = 0;
  }

  boolean isFailing() {
    return failures > 0;
  }

  boolean ended() {
    return ended;
  }

  /** Delivers the events that the subscriber does not have yet, or buffers them. */
  void offer(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.sequence() > position) {
        waiting.add(frame);
        position = frame.sequence();
      }
    }
    if (busy && waiting.size() > buffer) {
      end(EndReason.SLOW_READER);
    } else {
      deliver(() -> {});
    }
  }

  /** Delivers a page and calls back when the subscriber can accept the next one. */
  void deliver(List<Frame> page, Runnable ready) {
    waiting.addAll(page);
    skipTo(page.getLast().sequence());
    deliver(ready);
  }

  private void deliver(Runnable ready) {
    if (busy || ended || waiting.isEmpty()) {
      return;
    }
    List<Frame> frames = List.copyOf(waiting);
    waiting.clear();
    busy = true;
    busyTicks = 0;
    Future<Void> taken = subscriber.deliver(frames);
    taken.onComplete(done -> loop.execute(() -> taken(done.succeeded(), ready)));
  }

  private void taken(boolean taken, Runnable ready) {
    busy = false;
    if (!taken) {
      ended = true;
    } else if (!ended) {
      deliver(() -> {});
      ready.run();
    }
  }

  /** Ends the stream if the subscriber has accepted nothing for {@code patience} ticks. */
  void tick(long patience) {
    busyTicks++;
    if (busy && busyTicks > patience) {
      end(EndReason.SLOW_READER);
    }
  }

  void end(EndReason reason) {
    if (!ended) {
      ended = true;
      waiting.clear();
      subscriber.end(reason);
    }
  }
}
