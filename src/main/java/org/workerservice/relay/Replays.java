package org.workerservice.relay;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Reads pages of older events for subscribers that are behind, so that writers and live subscribers
 * go first: one page at a time, in the order in which they were asked for, with a rest after each
 * that is at least as long as the reading took. Those who ask for the same page share it. For one
 * thread, to which the outbox and the timer return.
 */
final class Replays {
  /** Events of a page; a subscriber asks for the next page when it has taken one. */
  static final int PAGE = 100;

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final LongSupplier clock;
  private final Timer timer;
  private final long rate;
  private final SequencedMap<Place, Turn> waiting = new LinkedHashMap<>();
  private boolean busy;

  /** Runs a task later, on the thread of the replays. */
  interface Timer {
    void after(long nanoseconds, Runnable task);
  }

  private record Place(Outbox outbox, long after) {}

  /** A page that was asked for, and who still wants it. */
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
   * @param clock of nanoseconds
   * @param rate events a second that all subscribers together may get by replays
   */
  Replays(LongSupplier clock, Timer timer, long rate) {
    this.clock = clock;
    this.timer = timer;
    this.rate = rate;
  }

  /**
   * Returns the first events after a sequence, at most {@link #PAGE}, when their turn has come.
   *
   * @param wanted whether they are still needed; a page that no subscriber needs is not read, and
   *     its future never completes
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
      Turn turn = waiting.pollFirstEntry().getValue();
      if (turn.subscribers() > 0) {
        busy = true;
        read(turn);
      }
    }
  }

  private void read(Turn turn) {
    long begun = clock.getAsLong();
    turn.place()
        .outbox()
        .read(turn.place().after(), PAGE)
        .onComplete(
            page -> {
              long sent = page.succeeded() ? turn.subscribers() * page.result().size() : 0;
              long rest = Math.max(clock.getAsLong() - begun, sent * NANOS_PER_SECOND / rate);
              timer.after(rest, this::rested);
              turn.page().handle(page);
            });
  }

  private void rested() {
    busy = false;
    readNext();
  }
}
