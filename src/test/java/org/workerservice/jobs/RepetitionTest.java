package org.workerservice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepetitionTest {
  private static final int MANY = 200_000;

  @Test
  void shouldRunUntilAStepReturnsFalse() {
    AtomicInteger steps = new AtomicInteger();

    Future<Void> done =
        Repetition.whileTrue(() -> Future.succeededFuture(steps.incrementAndGet() < 3));

    assertThat(done.succeeded()).isTrue();
    assertThat(steps).hasValue(3);
  }

  @Test
  void shouldNotOverflowTheStackWhenStepsCompleteAtOnce() {
    AtomicInteger steps = new AtomicInteger();

    Future<Void> done =
        Repetition.whileTrue(() -> Future.succeededFuture(steps.incrementAndGet() < MANY));

    assertThat(done.succeeded()).isTrue();
  }

  @Test
  void shouldNotOverflowTheStackWhenStepsCompleteLater() {
    Deque<Promise<Boolean>> asked = new ArrayDeque<>();
    Future<Void> done =
        Repetition.whileTrue(
            () -> {
              Promise<Boolean> promise = Promise.promise();
              asked.add(promise);
              return promise.future();
            });

    for (int step = 1; step < MANY; step++) {
      asked.pop().complete(true);
    }
    assertThat(done.isComplete()).isFalse();
    asked.pop().complete(false);

    assertThat(done.succeeded()).isTrue();
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldFailWithTheStepThatFails() {
    IllegalStateException problem = new IllegalStateException("step");

    assertThat(Repetition.whileTrue(() -> Future.failedFuture(problem)).cause()).isSameAs(problem);
  }

  @Test
  void shouldFailWhenAStepThrows() {
    IllegalStateException problem = new IllegalStateException("step");

    Future<Void> done =
        Repetition.whileTrue(
            () -> {
              throw problem;
            });

    assertThat(done.cause()).isSameAs(problem);
  }
}
