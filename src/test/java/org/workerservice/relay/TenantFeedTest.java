package org.workerservice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TenantFeedTest {
  private static final int BUFFER = 10;
  private static final int PATIENCE = 3;

  private final Log log = new Log();
  private final Health health = new Health();
  private final TenantFeed feed =
      new TenantFeed(log, replays(), Runnable::run, BUFFER, PATIENCE, health);

  /** Counts; the cursor waits as many ticks as the test says. */
  private static final class Health implements FeedHealth {
    private final List<Throwable> causes = new ArrayList<>();
    private long ticksToWait = 1;
    private int recoveries;

    @Override
    public void cursorRead() {}

    @Override
    public long cursorFailed(Throwable cause) {
      causes.add(cause);
      return ticksToWait;
    }

    @Override
    public void pagesRead() {
      recoveries++;
    }

    @Override
    public void pageFailed(Throwable cause) {
      causes.add(cause);
    }
  }

  /** Never rests. */
  private static Replays replays() {
    return new Replays(() -> 0, (rest, task) -> task.run(), Integer.MAX_VALUE);
  }

  /** An outbox in memory; a test may hold back its answers. */
  private static final class Log implements Outbox {
    private final List<Frame> frames = new ArrayList<>();
    private final Deque<Runnable> heldBack = new ArrayDeque<>();
    private boolean holding;
    private boolean broken;
    private long brokenBefore;
    private int reads;

    void append(long... sequences) {
      for (long sequence : sequences) {
        frames.add(new Frame(sequence, Buffer.buffer()));
      }
    }

    /** The answer has the events at the time of the request. */
    private <T> Future<T> answer(T value) {
      if (broken) {
        return Future.failedFuture("broken");
      }
      Promise<T> promise = Promise.promise();
      if (holding) {
        heldBack.add(() -> promise.complete(value));
      } else {
        promise.complete(value);
      }
      return promise.future();
    }

    @Override
    public Future<List<Frame>> read(long after, int limit) {
      reads++;
      if (after < brokenBefore) {
        return Future.failedFuture("poison");
      }
      return answer(
          frames.stream().filter(frame -> frame.sequence() > after).limit(limit).toList());
    }

    @Override
    public Future<Long> head() {
      return answer(frames.isEmpty() ? 0 : frames.getLast().sequence());
    }
  }

  /** A subscriber that accepts events at once, or on request of the test. */
  private static final class Listener implements Subscriber {
    private final List<Long> received = new ArrayList<>();
    private Optional<Promise<Void>> pending = Optional.empty();
    private boolean slow;
    private Optional<EndReason> ended = Optional.empty();

    @Override
    public Future<Void> deliver(List<Frame> frames) {
      assertThat(pending).as("delivered before it could accept more").isEmpty();
      frames.forEach(frame -> received.add(frame.sequence()));
      if (!slow) {
        return Future.succeededFuture();
      }
      pending = Optional.of(Promise.promise());
      return pending.get().future();
    }

    void take() {
      Optional<Promise<Void>> taken = pending;
      pending = Optional.empty();
      taken.ifPresent(Promise::complete);
    }

    @Override
    public void end(EndReason reason) {
      ended = Optional.of(reason);
    }
  }

  private Listener listener(OptionalLong after) {
    Listener listener = new Listener();
    feed.add(listener, after);
    return listener;
  }

  @Test
  void shouldStartWithTheNextEventWithoutAPosition() {
    log.append(1, 2, 5);
    Listener listener = listener(OptionalLong.empty());

    log.append(6, 9);
    feed.tick();

    assertThat(listener.received).containsExactly(6L, 9L);
  }

  @Test
  void shouldCatchUpFromAPosition() {
    log.append(LongStream.rangeClosed(1, 3 * TenantFeed.PAGE + 7).toArray());
    Listener listener = listener(OptionalLong.of(4));
    feed.tick();
    log.append(5_000);
    feed.tick();

    assertThat(listener.received)
        .hasSize(3 * TenantFeed.PAGE + 4)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(listener.received.getFirst()).isEqualTo(5);
    assertThat(listener.received.getLast()).isEqualTo(5_000);
  }

  @Test
  void shouldReadOnceForAllLiveSubscribers() {
    List<Listener> listeners =
        LongStream.range(0, 50).mapToObj(one -> listener(OptionalLong.empty())).toList();
    int before = log.reads;

    log.append(1, 2);
    feed.tick();
    feed.tick();

    assertThat(log.reads - before).isEqualTo(2);
    assertThat(listeners)
        .allSatisfy(listener -> assertThat(listener.received).containsExactly(1L, 2L));
  }

  @Test
  void shouldWaitForASlowListenerAndThenEndItsStream() {
    Listener listener = listener(OptionalLong.empty());
    listener.slow = true;
    log.append(1);
    feed.tick();
    log.append(LongStream.rangeClosed(2, BUFFER + 1).toArray());
    feed.tick();
    assertThat(listener.ended).isEmpty();

    log.append(100);
    feed.tick();

    assertThat(listener.ended).contains(EndReason.SLOW_READER);
    assertThat(listener.received).containsExactly(1L);
    assertThat(feed.size()).isZero();
  }

  @Test
  void shouldDeliverBufferedEventsWhenASlowListenerIsReady() {
    Listener listener = listener(OptionalLong.empty());
    listener.slow = true;
    log.append(1);
    feed.tick();
    log.append(2, 3);
    feed.tick();

    listener.take();
    listener.take();

    assertThat(listener.received).containsExactly(1L, 2L, 3L);
    assertThat(listener.ended).isEmpty();
  }

  @Test
  void shouldEndTheStreamOfAListenerThatAcceptsNothing() {
    log.append(1, 2, 3);
    Listener listener = new Listener();
    listener.slow = true;
    feed.add(listener, OptionalLong.of(0));

    for (int tick = 0; tick <= PATIENCE; tick++) {
      assertThat(listener.ended).isEmpty();
      feed.tick();
    }

    assertThat(listener.ended).contains(EndReason.SLOW_READER);
    assertThat(feed.size()).isZero();
  }

  @Test
  void shouldContinueAfterAnOutage() {
    log.append(1);
    log.broken = true;
    Listener live = listener(OptionalLong.empty());
    Listener behind = listener(OptionalLong.of(0));
    feed.tick();
    log.broken = false;
    feed.tick();
    log.broken = true;
    log.append(2);
    feed.tick();
    log.broken = false;

    feed.tick();

    assertThat(live.received).containsExactly(2L);
    assertThat(behind.received).containsExactly(1L, 2L);
  }

  @Test
  void shouldBackOffDuringAnOutageAndReportWhy() {
    listener(OptionalLong.empty());
    log.broken = true;
    health.ticksToWait = 10;
    log.reads = 0;

    for (int tick = 0; tick < 100; tick++) {
      feed.tick();
    }

    assertThat(log.reads).isEqualTo(10);
    assertThat(health.causes)
        .hasSize(10)
        .allSatisfy(cause -> assertThat(cause).hasMessage("broken"));
  }

  @Test
  void shouldLetAnUnreadableEventBlockOnlySubscribersThatNeedIt() {
    log.append(1, 2);
    Listener live = listener(OptionalLong.empty());
    log.brokenBefore = 2;
    Listener behind = listener(OptionalLong.of(0));
    log.reads = 0;

    for (int tick = 1; tick <= 100; tick++) {
      log.append(2 + tick);
      feed.tick();
    }

    assertThat(live.received).hasSize(100);
    assertThat(behind.received).isEmpty();
    assertThat(log.reads).as("100 of the cursor").isLessThan(110);
    log.brokenBefore = 0;
    for (int tick = 1; tick <= 40; tick++) {
      feed.tick();
    }
    assertThat(behind.received).hasSize(102);
    assertThat(health.recoveries).isEqualTo(1);
  }

  @Test
  void shouldForgetSubscribersThatLeave() {
    log.append(1);
    Listener listener = listener(OptionalLong.of(0));
    log.holding = true;
    Listener reading = listener(OptionalLong.of(0));

    feed.remove(listener);
    feed.remove(reading);
    log.heldBack.forEach(Runnable::run);
    log.holding = false;
    log.append(2);
    feed.tick();

    assertThat(feed.size()).isZero();
    assertThat(listener.received).containsExactly(1L);
    assertThat(reading.received).isEmpty();
  }

  @Test
  void shouldEndEveryStream() {
    Listener live = listener(OptionalLong.empty());
    log.broken = true;
    Listener stalled = listener(OptionalLong.of(0));

    feed.endAll(EndReason.STOPPING);

    assertThat(List.of(live, stalled))
        .allSatisfy(one -> assertThat(one.ended).contains(EndReason.STOPPING));
    assertThat(feed.size()).isZero();
  }

  /** In any order of steps, no subscriber misses an event or receives one twice. */
  @Property(tries = 300)
  void shouldDeliverEveryEventOnceAndInOrder(@ForAll long seed) {
    Random random = new Random(seed);
    Log outbox = new Log();
    TenantFeed any =
        new TenantFeed(
            outbox, replays(), Runnable::run, Integer.MAX_VALUE, Integer.MAX_VALUE, new Health());
    List<Listener> listeners = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    long last = 0;
    for (int step = 0; step < 120; step++) {
      switch (random.nextInt(7)) {
        case 0, 1 -> {
          last += 1 + random.nextInt(3);
          outbox.append(last);
        }
        case 2 -> {
          Listener listener = new Listener();
          listener.slow = random.nextBoolean();
          long after = random.nextLong(last + 1);
          any.add(listener, OptionalLong.of(after));
          listeners.add(listener);
          starts.add(after);
        }
        case 3 -> any.tick();
        case 4 -> listeners.forEach(Listener::take);
        case 5 -> outbox.holding = !outbox.holding;
        default -> {
          Optional.ofNullable(outbox.heldBack.pollFirst()).ifPresent(Runnable::run);
          outbox.broken = random.nextInt(5) == 0;
        }
      }
    }
    outbox.holding = false;
    outbox.broken = false;
    for (int round = 0; round < 50; round++) {
      while (!outbox.heldBack.isEmpty()) {
        outbox.heldBack.pollFirst().run();
      }
      any.tick();
      listeners.forEach(Listener::take);
    }

    for (int index = 0; index < listeners.size(); index++) {
      long after = starts.get(index);
      assertThat(listeners.get(index).received)
          .isEqualTo(
              outbox.frames.stream()
                  .map(Frame::sequence)
                  .filter(sequence -> sequence > after)
                  .toList());
    }
  }
}
