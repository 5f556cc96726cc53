package org.workerservice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;

class TurnsTest {
  private static final UUID RECORD = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);
  private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1));
  private static final Deadline PAST = Deadline.in(Duration.ofSeconds(-1));
  private static final int MAX_WAITING = 2;

  private final Turns turns = new Turns(MAX_WAITING);
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final List<Promise<String>> work = new ArrayList<>();

  private Future<String> change(UUID record, String name, Deadline deadline) {
    return turns.inTurn(
        record,
        deadline,
        () -> {
          begun.add(name);
          work.add(Promise.promise());
          return work.getLast().future();
        });
  }

  private Future<String> change(UUID record, String name) {
    return change(record, name, LATER);
  }

  private static void assertBusy(Future<?> change) {
    assertThat(change.cause())
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
  }

  @Test
  void shouldStartEachChangeOfARecordAfterThePreviousOneHasEnded() {
    Future<String> first = change(RECORD, "first");
    Future<String> second = change(RECORD, "second");
    change(RECORD, "third");

    assertThat(begun).containsExactly("first");
    work.get(0).complete("written");
    assertThat(begun).containsExactly("first", "second");
    assertThat(first.result()).isEqualTo("written");
    work.get(1).fail("broken");
    assertThat(begun).containsExactly("first", "second", "third");
    assertThat(second.failed()).isTrue();
  }

  @Test
  void shouldNotBlockChangesOfOtherRecords() {
    change(RECORD, "first");
    change(OTHER, "other");

    assertThat(begun).containsExactly("first", "other");
  }

  @Test
  void shouldRefuseChangesBeyondTheBound() {
    change(RECORD, "first");
    change(RECORD, "second");
    change(RECORD, "third");

    assertBusy(change(RECORD, "fourth"));

    work.get(0).complete("written");
    assertThat(change(RECORD, "fifth").isComplete()).isFalse();
  }

  @Test
  void shouldNotStartAfterTheDeadline() {
    change(RECORD, "first");
    Future<String> late = change(RECORD, "late", PAST);
    change(RECORD, "third");

    work.get(0).complete("written");

    assertBusy(late);
    assertThat(begun).containsExactly("first", "third");
  }

  @Test
  void shouldPassTheTurnOnWhenWorkThrows() {
    Future<String> thrown =
        turns.inTurn(
            RECORD,
            LATER,
            () -> {
              throw new IllegalStateException("broken");
            });
    change(RECORD, "second");

    assertThat(thrown.cause()).hasMessage("broken");
    assertThat(begun).containsExactly("second");
  }

  @Test
  void shouldForgetARecordWithoutRunningChanges() {
    for (int round = 0; round < 3; round++) {
      change(RECORD, "change");
      work.getLast().complete("written");
    }

    assertThat(begun).hasSize(3);
  }

  @Test
  @ExtendWith(VertxExtension.class)
  void shouldStartOnTheContextOfTheCaller(Vertx vertx) {
    Context context = vertx.getOrCreateContext();
    Promise<Void> waiting = Promise.promise();
    Promise<Context> begunOn = Promise.promise();
    change(RECORD, "first");
    context.runOnContext(
        now -> {
          turns.inTurn(
              RECORD,
              LATER,
              () -> {
                begunOn.complete(Vertx.currentContext());
                return Future.succeededFuture();
              });
          waiting.complete();
        });
    waiting.future().toCompletionStage().toCompletableFuture().join();

    work.getFirst().complete("written");

    assertThat(begunOn.future().toCompletionStage().toCompletableFuture().join()).isSameAs(context);
  }
}
