package org.workerservice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final List<String> started = new ArrayList<>();
  private final List<Promise<Void>> running = new ArrayList<>();

  private Future<Void> run(Lanes lanes, String name, String... keys) {
    return lanes.run(
        Set.of(keys),
        () -> {
          started.add(name);
          Promise<Void> promise = Promise.promise();
          running.add(promise);
          return promise.future();
        });
  }

  @Test
  void shouldRunWorkOfOneKeyInOrderAndOtherWorkAtTheSameTime() {
    Lanes lanes = new Lanes(10);
    run(lanes, "a1", "a");
    run(lanes, "a2", "a");
    run(lanes, "b1", "b");

    assertThat(started).containsExactly("a1", "b1");
    running.getFirst().complete();
    assertThat(started).containsExactly("a1", "b1", "a2");
  }

  @Test
  void shouldWaitForEveryKey() {
    Lanes lanes = new Lanes(10);
    run(lanes, "a1", "a");
    run(lanes, "b1", "b");
    run(lanes, "ab", "a", "b");
    run(lanes, "b2", "b");

    running.get(0).complete();
    assertThat(started).containsExactly("a1", "b1");
    running.get(1).complete();
    assertThat(started).containsExactly("a1", "b1", "ab");
    running.get(2).complete();
    assertThat(started).containsExactly("a1", "b1", "ab", "b2");
  }

  @Test
  void shouldGoOnAfterAFailure() {
    Lanes lanes = new Lanes(1);
    Future<Void> failed = run(lanes, "a1", "a");
    run(lanes, "a2", "a");
    running.getFirst().fail("broken");

    Future<Void> thrown =
        lanes.run(
            Set.of("b"),
            () -> {
              throw new IllegalStateException("broken");
            });
    running.get(1).complete();
    run(lanes, "c1", "c");

    assertThat(failed.failed()).isTrue();
    assertThat(thrown.failed()).isTrue();
    assertThat(started).containsExactly("a1", "a2", "c1");
  }

  @Test
  void shouldBoundTheWorkAtTheSameTime() {
    Lanes lanes = new Lanes(2);
    for (String name : List.of("a", "b", "c", "d")) {
      run(lanes, name, name);
    }

    assertThat(started).containsExactly("a", "b");
    running.getFirst().complete();
    assertThat(started).containsExactly("a", "b", "c");
  }
}
