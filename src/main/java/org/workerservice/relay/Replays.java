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
 * Reads pages of older events for subscribers that are behind, so that writers and live subscribers
 * go first: one page at a time, with a rest after each that is at least as long as the reading
 * took. Those who ask for the same page share it.
 *
 * <p>Every other page is the one that was asked for first, so that each gets its turn; the others
 * are those nearest to the present. Were all served alike, events could come faster than any of
 * many subscribers is served, and none would ever catch up.
 *
 * <p>For one thread, to which the outbox and the timer return.
 */
final class Replays {
  /** Events of a page; a subscriber asks for the next page when it has taken one. */
  static final int PAGE = 100;

  /** How much less it costs to send a page to one more subscriber than to read it. */
  private static final int READING_TO_SENDING = 16;

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final LongSupplier clock;
  private final Timer timer;
  private final long rate;
  private final SequencedMap<Place, Turn> waiting = new LinkedHashMap<>();
  private boolean busy;
  private boolean nearest;

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
   * @param rate events read a second; sending them to many counts a little more
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
    long begun = clock.getAsLong();
    turn.place()
        .outbox()
        .read(turn.place().after(), PAGE)
        .onComplete(
            page -> {
              int events = page.succeeded() ? page.result().size() : 0;
              long rest = Math.max(clock.getAsLong() - begun, cost(events, turn.subscribers()));
              timer.after(rest, this::rested);
              turn.page().handle(page);
            });
  }

  /** How long the events take up at the rate. */
  private long cost(int events, long subscribers) {
    long units = events * (READING_TO_SENDING + Math.max(0, subscribers - 1));
    return units * NANOS_PER_SECOND / READING_TO_SENDING / rate;
  }

  private void rested() {
    busy = false;
    readNext();
  }
}
