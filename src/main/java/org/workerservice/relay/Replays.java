package org.workerservice.relay;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Reads pages of older events for subscribers that are behind. Writers and live subscribers take
 * precedence: it reads one page at a time, and rests after each page at least as long as the read
 * took. Subscribers that request the same page share it.
 *
 * <p>It alternates between the page that was requested first, so that each subscriber gets its
 * turn, and the page nearest to the present. If it only took turns, events could arrive faster than
 * it serves any of many subscribers, and none would ever catch up.
 *
 * <p>For one thread, on which the outbox and the timer complete.
 */
final class Replays {
  /** Events of a page; a subscriber requests the next page after it has accepted one. */
  static final int PAGE = 100;

  /** The cost of reading a page, in units of the cost of sending it to one more subscriber. */
  private static final int READING_TO_SENDING = 16;

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final LongSupplier clock;
  private final Timer timer;
  private final long rate;
  private final SequencedMap<Place, Turn> waiting = new LinkedHashMap<>();
  private boolean busy;
  private boolean nearest;

  /** Runs a task after a delay, on the thread of the replays. */
  interface Timer {
    void after(long nanoseconds, Runnable task);
  }

  private record Place(Outbox outbox, long after) {}

  /** A requested page, and whether each requester still needs it. */
  private record Turn(Place place, Promise<List<Frame>> page, List<BooleanSupplier> wanted) {
    Turn(Place place) {
      this(place, Promise.promise(), new ArrayList<>());
    }

    long subscribers() {
      return wanted.stream().filter(BooleanSupplier::getAsBoolean).count();
    }
  }

  /**
   * Reads nothing yet.
   *
   * @param clock returns nanoseconds
   * @param rate maximum number of events read per second; sending them to many costs a little more
   */
  Replays(LongSupplier clock, Timer timer, long rate) {
    this.clock = clock;
    this.timer = timer;
    this.rate = rate;
  }

  /**
   * Returns the first events after a sequence, at most {@link #PAGE}, when it is their turn.
   *
   * @param wanted whether the subscriber still needs the page; a page that no subscriber needs is
   *     not read, and its future never completes
   */
  Future<List<Frame>> read(Outbox outbox, long after, BooleanSupplier wanted) {
    Turn turn = waiting.computeIfAbsent(new Place(outbox, after), Turn::new);
    turn.wanted().add(wanted);
    Future<List<Frame>> page = turn.page().future();
    readNext();
    return page;
  }

  private void readNext() {
    while (!busy && !waiting.isEmpty()) {
      Turn turn = next();
      if (turn.subscribers() > 0) {
        busy = true;
        read(turn);
      }
    }
  }

  private Turn next() {
    Place place =
        nearest
            ? Collections.max(waiting.keySet(), Comparator.comparingLong(Place::after))
            : waiting.firstEntry().getKey();
    nearest = !nearest;
    return waiting.remove(place);
  }

  private void read(Turn turn) {
    long started = clock.getAsLong();
    turn.place()
        .outbox()
        .read(turn.place().after(), PAGE)
        .onComplete(
            page -> {
              int events = page.succeeded() ? page.result().size() : 0;
              long rest = Math.max(clock.getAsLong() - started, cost(events, turn.subscribers()));
              timer.after(rest, this::rested);
              turn.page().handle(page);
            });
  }

  /** Returns the nanoseconds that the events take at the rate. */
  private long cost(int events, long subscribers) {
    long units = events * (READING_TO_SENDING + Math.max(0, subscribers - 1));
    return units * NANOS_PER_SECOND / READING_TO_SENDING / rate;
  }

  private void rested() {
    busy = false;
    readNext();
  }
}
