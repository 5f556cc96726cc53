package org.workerservice.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.workerservice.bus.ServiceUnavailable.Reason;

@ExtendWith(VertxExtension.class)
class BusTest {
  private static final Address<Echo> ECHO = new Address<>("echo");
  private static final Address<Store> STORE = new Address<>("test.store");
  private static final int BOUND = 2;

  private final Promise<String> gate = Promise.promise();
  private Bus bus;

  /** The commands of the actor under test. */
  record Echo(String text) implements Command<String> {}

  /** Replies once the gate is open; throws on request. */
  private final class EchoVerticle extends Mailbox<Echo> {
    EchoVerticle() {
      super(ECHO);
    }

    @Override
    protected Future<?> handle(Echo command) {
      if (command.text().equals("throw")) {
        throw new IllegalStateException("thrown");
      }
      return gate.future().map(open -> command.text());
    }
  }

  private record Store() implements ChangeCommand<String> {}

  /** Never replies. */
  private static final class StoreVerticle extends Mailbox<Store> {
    StoreVerticle() {
      super(STORE);
    }

    @Override
    protected Future<?> handle(Store command) {
      return Promise.promise().future();
    }
  }

  @BeforeEach
  void start(Vertx vertx, VertxTestContext test) {
    bus = new Bus(vertx);
    bus.bound(ECHO, BOUND);
    bus.bound(STORE, BOUND);
    Future.all(vertx.deployVerticle(new EchoVerticle()), vertx.deployVerticle(new StoreVerticle()))
        .onComplete(test.succeedingThenComplete());
  }

  private static Deadline atOnce() {
    return Deadline.in(Duration.ofMillis(500));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  private static Throwable failure(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().join();
      throw new AssertionError("it succeeded");
    } catch (CompletionException failed) {
      return failed.getCause();
    }
  }

  private static <T> T value(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void shouldReturnTheReplyOfTheActor() {
    gate.complete("open");

    assertThat(value(bus.ask(ECHO, new Echo("hello"), soon()))).isEqualTo("hello");
    assertThat(bus.inFlight(ECHO)).isZero();
  }

  @Test
  void shouldFailWithTheExceptionOfTheActor() {
    assertThat(failure(bus.ask(ECHO, new Echo("throw"), soon())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("thrown");
  }

  @Test
  void shouldRefuseCommandsOverTheBoundAndRecover() {
    Future<String> first = bus.ask(ECHO, new Echo("1"), soon());
    Future<String> second = bus.ask(ECHO, new Echo("2"), soon());

    assertThat(failure(bus.ask(ECHO, new Echo("3"), soon())))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
    assertThat(bus.tell(ECHO, new Echo("4"), soon())).isFalse();

    gate.complete("open");
    assertThat(value(first) + value(second)).isEqualTo("12");
    assertThat(value(bus.ask(ECHO, new Echo("5"), soon()))).isEqualTo("5");
  }

  @Test
  void shouldReportALateWriteAsUnknownOutcome() {
    assertThat(reason(bus.ask(ECHO, new Echo("read"), atOnce())))
        .isEqualTo(Reason.DEADLINE_EXCEEDED);
    assertThat(reason(bus.ask(STORE, new Store(), atOnce()))).isEqualTo(Reason.OUTCOME_UNKNOWN);
  }

  @Test
  void shouldRefuseOnlyChangesWhileTheDiskIsFull() {
    AtomicBoolean room = new AtomicBoolean();
    bus.admitChangesWhile(room::get);
    gate.complete("open");

    assertThat(reason(bus.ask(STORE, new Store(), atOnce()))).isEqualTo(Reason.DISK_FULL);
    assertThat(value(bus.ask(ECHO, new Echo("read"), soon()))).isEqualTo("read");
    assertThat(bus.inFlight(STORE)).isZero();

    room.set(true);
    assertThat(reason(bus.ask(STORE, new Store(), atOnce()))).isEqualTo(Reason.OUTCOME_UNKNOWN);
  }

  private static Reason reason(Future<?> future) {
    return ((ServiceUnavailable) failure(future)).reason();
  }

  @Test
  void shouldNotStartACommandAfterItsDeadline() {
    assertThat(failure(bus.ask(ECHO, new Echo("late"), Deadline.in(Duration.ofSeconds(-1)))))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
  }

  @Test
  void shouldCountATellUntilItIsDone() {
    assertThat(bus.tell(ECHO, new Echo("told"), soon())).isTrue();
    assertThat(bus.inFlight(ECHO)).isEqualTo(1);

    gate.complete("open");
    await().untilAsserted(() -> assertThat(bus.inFlight(ECHO)).isZero());
    assertThat(value(bus.ask(ECHO, new Echo("asked"), soon()))).isEqualTo("asked");
  }
}
