package org.workerservice.relay;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** A subscriber, how far it is, and what waits for it. For one thread, to which it returns. */
final class Subscription {
  /** Failures in a row after which it waits no longer than before. */
  private static final int MAX_FAILURES = 8;

  /** Failures in a row after each of which it tries again at the next tick. */
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

  /** At most so many events may wait. */
  Subscription(Subscriber subscriber, long position, Executor loop, int buffer) {
    this.subscriber = subscriber;
    this.position = position;
    this.loop = loop;
    this.buffer = buffer;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  /** The last event that was handed out or waits. */
  long position() {
    return position;
  }

  /** Nothing up to there is to come any more. */
  void skipTo(long sequence) {
    position = Math.max(position, sequence);
  }

  /** A page could not be read: it waits for the next tick, and longer after several failures. */
  void stall() {
    failures = Math.min(failures + 1, MAX_FAILURES);
    ticksToWait = 1L << Math.max(0, failures - QUICK_FAILURES);
  }

  /** Whether it should try again at this tick. */
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

  /** Hands out what the subscriber does not have yet, or lets it wait. */
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

  /** Hands out a page and calls back when the subscriber can take the next one. */
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

  /** Ends the stream of a subscriber that has not taken anything for so many ticks. */
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
