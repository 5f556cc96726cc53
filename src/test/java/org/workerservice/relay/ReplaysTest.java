package org.workerservice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplaysTest {
  private static final long SECOND = 1_000_000_000;

  private long now;
  private final List<Long> rests = new ArrayList<>();
  private final Deque<Runnable> resting = new ArrayDeque<>();
  private final Replays replays =
      new Replays(
          () -> now,
          (rest, task) -> {
            rests.add(rest);
            resting.add(task);
          },
          1_000);

  /** Answers on request of the test. */
  private static final class HeldOutbox implements Outbox {
    private final List<Long> asked = new ArrayList<>();
    private final Deque<Promise<List<Frame>>> open = new ArrayDeque<>();

    @Override
    public Future<List<Frame>> read(long after, int limit) {
      asked.add(after);
      open.add(Promise.promise());
      return open.getLast().future();
    }

    @Override
    public Future<Long> head() {
      throw new AssertionError("unexpected call");
    }

    private void answer(int events) {
      open.remove()
          .complete(
              LongStream.rangeClosed(1, events)
                  .mapToObj(sequence -> new Frame(sequence, Buffer.buffer()))
                  .toList());
    }
  }

  private final HeldOutbox outbox = new HeldOutbox();

  private Future<List<Frame>> ask(long after) {
    return replays.read(outbox, after, () -> true);
  }

  @Test
  void shouldReadOnePageAtATime() {
    ask(10);
    ask(20);
    assertThat(outbox.asked).containsExactly(10L);

    outbox.answer(1);
    assertThat(outbox.asked).containsExactly(10L);
    resting.remove().run();

    assertThat(outbox.asked).containsExactly(10L, 20L);
  }

  @Test
  void shouldAlternateBetweenTheFirstAndTheNearestPage() {
    LongStream.of(30, 10, 20, 60, 50, 40).forEach(this::ask);
    while (outbox.asked.size() < 6) {
      outbox.answer(1);
      resting.remove().run();
    }

    assertThat(outbox.asked).containsExactly(30L, 60L, 10L, 50L, 20L, 40L);
  }

  /** Ten subscribers are far behind, and events arrive faster than pages are read. */
  @Test
  void shouldLetSubscribersCatchUpWhileManyAreFarBehind() {
    LongStream.range(0, 10).forEach(this::ask);
    long near = 1_000_000;
    ask(near);
    for (int page = 0; page < 20; page++) {
      long read = outbox.asked.getLast();
      outbox.answer(1);
      ask(read >= near ? read + Replays.PAGE : read);
      resting.remove().run();
    }

    assertThat(outbox.asked).filteredOn(after -> after >= near).hasSizeGreaterThanOrEqualTo(9);
    assertThat(outbox.asked.stream().filter(after -> after < near).distinct()).hasSize(10);
  }

  @Test
  void shouldReadAPageOnceForAllItsSubscribers() {
    ask(10);
    List<Future<List<Frame>>> pages = List.of(ask(20), ask(20), ask(20));
    outbox.answer(1);
    resting.remove().run();
    outbox.answer(2);

    assertThat(outbox.asked).containsExactly(10L, 20L);
    assertThat(pages).allSatisfy(page -> assertThat(page.result()).hasSize(2));
  }

  @Test
  void shouldRestAsLongAsTheReadTook() {
    ask(10);
    now = 5 * SECOND;
    outbox.answer(1);

    assertThat(rests).containsExactly(5 * SECOND);
  }

  @Test
  void shouldKeepTheReadRate() {
    ask(10);
    ask(20);
    ask(20);
    outbox.answer(100);
    resting.remove().run();
    outbox.answer(100);

    assertThat(rests).containsExactly(SECOND / 10, SECOND / 10 * 17 / 16);
  }

  @Test
  void shouldNotReadForSubscribersThatHaveLeft() {
    ask(10);
    replays.read(outbox, 20, () -> false);
    ask(30);

    outbox.answer(1);
    resting.remove().run();

    assertThat(outbox.asked).containsExactly(10L, 30L);
  }

  @Test
  void shouldContinueAfterAFailure() {
    Future<List<Frame>> page = ask(10);
    ask(20);
    outbox.open.remove().fail("broken");
    resting.remove().run();

    assertThat(page.failed()).isTrue();
    assertThat(outbox.asked).containsExactly(10L, 20L);
  }
}
