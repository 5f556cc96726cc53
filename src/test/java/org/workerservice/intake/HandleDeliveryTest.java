package org.workerservice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.jobs.Backoff;
import org.workerservice.model.Role;
import org.workerservice.model.WorkerSource;
import org.workerservice.persistence.command.ResultCommand;
import org.workerservice.persistence.command.StoredResult;
import org.workerservice.security.Caller;
import org.workerservice.support.EventLoop;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;

class HandleDeliveryTest {
  private static final Caller CALLER = new Caller("feed", Set.of(Role.HR_ADMIN), FakeActors.TENANT);
  private static final String HASH = "00".repeat(32);
  private static final int ATTEMPTS_OF_A_BUG = 10;

  @RegisterExtension private final FakeActors actors = new FakeActors();
  @RegisterExtension private final Loop loop = new Loop();
  private final FakeActor<ResultCommand<?>> store = actors.at(ResultCommand.ADDRESS);
  private final Map<String, StoredResult> idToStored = new HashMap<>();
  private final Queue<Throwable> failures = new ArrayDeque<>();
  private final List<Command> executed = new ArrayList<>();
  private final FakeReplies replies = new FakeReplies();
  private final AtomicBoolean abandoned = new AtomicBoolean();
  private HandleDelivery handling;

  private static final class Loop implements BeforeEachCallback {
    private EventLoop events;

    @Override
    public void beforeEach(ExtensionContext test) {
      events = EventLoop.of(test);
    }
  }

  private static final class FakeReplies implements Replies {
    private final List<Result> results = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final Queue<Throwable> failures = new ArrayDeque<>();

    @Override
    public Future<Void> result(Delivery delivery, UUID tenant, Result result) {
      return told(() -> results.add(result));
    }

    @Override
    public Future<Void> deadLetter(Delivery delivery, UUID tenant, DeadLetter letter) {
      return told(() -> letters.add(letter));
    }

    private Future<Void> told(Runnable add) {
      if (!failures.isEmpty()) {
        return Future.failedFuture(failures.remove());
      }
      add.run();
      return Future.succeededFuture();
    }
  }

  @BeforeEach
  void start() {
    store
        .always(
            ResultCommand.Find.class, find -> Optional.ofNullable(idToStored.get(find.commandId())))
        .always(
            ResultCommand.Remember.class,
            remember ->
                remember.results().stream()
                    .map(
                        one ->
                            Optional.ofNullable(idToStored.putIfAbsent(one.commandId(), one))
                                .orElse(one))
                    .toList());
    IntakeMeters meters = new IntakeMeters(new SimpleMeterRegistry());
    Retries retries =
        new Retries(
            loop.events.vertx(),
            meters::retried,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)));
    handling =
        new HandleDelivery(
            loop.events.bus(), (command, context) -> execute(command), replies, meters, retries, 8);
  }

  private Future<CommandResult> execute(Command command) {
    executed.add(command);
    return failures.isEmpty()
        ? Future.succeededFuture(CommandResult.of(command.header(), CommandOutcome.DELETED))
        : Future.failedFuture(failures.remove());
  }

  private static Command command(String id, String source) {
    return new Command.Delete(
        new CommandHeader(id, Optional.of("c"), HASH),
        new WorkerSource("hr", source, Optional.empty()));
  }

  private static Delivery delivery() {
    return delivery(Optional.of("key"));
  }

  private static Delivery delivery(Optional<String> key) {
    return new Delivery(
        "worker.commands",
        3,
        42,
        0,
        key.map(text -> text.getBytes(StandardCharsets.UTF_8)),
        Optional.empty(),
        List.of());
  }

  private Future<Void> begin(Command command) {
    return begin(delivery(), command);
  }

  private Future<Void> begin(Delivery delivery, Command command) {
    return loop.events.begin(
        () -> handling.handle(delivery, new Reading.Readable(command), CALLER, abandoned::get));
  }

  private void handle(Command command) {
    EventLoop.await(begin(command));
  }

  private static ServiceUnavailable outage() {
    return new ServiceUnavailable(Reason.DATABASE, "down");
  }

  @Test
  void shouldStoreTheResultBeforeItIsTold() {
    handle(command("1", "a"));

    assertThat(executed).hasSize(1);
    assertThat(replies.results).hasSize(1);
    assertThat(replies.results.getFirst().json()).isEqualTo(idToStored.get("1").result());
    assertThat(replies.results.getFirst().correlationId()).contains("c");
  }

  @Test
  void shouldNotExecuteACommandTwice() {
    handle(command("1", "a"));
    handle(command("1", "a"));

    assertThat(executed).hasSize(1);
    assertThat(replies.results).hasSize(2).containsOnly(replies.results.getFirst());
  }

  /** The records have the same key, or none; what counts is the key of the source as well. */
  @Test
  void shouldExecuteCommandsOfOneSourceKeyInOrderWhateverTheKeysOfTheRecords() {
    failures.add(outage());

    Future<Void> first = begin(delivery(Optional.of("x")), command("1", "a"));
    Future<Void> second = begin(delivery(Optional.empty()), command("2", "a"));
    Future<Void> other = begin(delivery(Optional.empty()), command("3", "b"));
    EventLoop.await(Future.all(first, second, other));

    assertThat(executed)
        .extracting(command -> command.header().id())
        .containsSubsequence("1", "1", "2")
        .hasSize(4);
    assertThat(executed.get(1).header().id()).isEqualTo("3");
  }

  @Test
  void shouldWaitForAnOutageHoweverLong() {
    for (int failure = 0; failure < 5 * ATTEMPTS_OF_A_BUG; failure++) {
      failures.add(outage());
    }

    handle(command("1", "a"));

    assertThat(replies.letters).isEmpty();
    assertThat(replies.results.getFirst().json()).contains("deleted");
  }

  @Test
  void shouldTellAgainWithoutExecutingAgain() {
    for (int failure = 0; failure < 5 * ATTEMPTS_OF_A_BUG; failure++) {
      replies.failures.add(new IllegalStateException("the broker is down"));
    }

    handle(command("1", "a"));

    assertThat(executed).hasSize(1);
    assertThat(replies.results).hasSize(1);
  }

  @Test
  void shouldHandOverACommandThatFailsAgainAndAgainAndNotRememberIt() {
    for (int failure = 0; failure < ATTEMPTS_OF_A_BUG; failure++) {
      failures.add(new IllegalStateException("a bug"));
    }

    handle(command("1", "a"));
    handle(command("2", "a"));

    assertThat(executed).hasSize(ATTEMPTS_OF_A_BUG + 1);
    assertThat(replies.letters)
        .extracting(Replies.DeadLetter::reason)
        .containsExactly(Refusal.INTERNAL_ERROR);
    assertThat(replies.results.getFirst().json()).contains("failed").doesNotContain("a bug");
    assertThat(idToStored).containsOnlyKeys("2");
  }

  @Test
  void shouldStartNothingOfARevokedPartition() {
    failures.add(outage());
    abandoned.set(true);

    Future<Void> ended = begin(command("1", "a"));
    EventLoop.await(ended.otherwiseEmpty());

    assertThat(ended.failed()).isTrue();
    assertThat(executed).isEmpty();
    assertThat(replies.results).isEmpty();
  }

  @Test
  void shouldRefuseWhatTheRoleDoesNotPermit() {
    Caller system = new Caller("feed", Set.of(Role.SERVICE), FakeActors.TENANT);

    EventLoop.await(
        loop.events.begin(
            () ->
                handling.handle(
                    delivery(), new Reading.Readable(command("1", "a")), system, () -> false)));

    assertThat(executed).isEmpty();
    assertThat(idToStored).isEmpty();
    assertThat(replies.results.getFirst().json()).contains("forbidden");
  }

  @Test
  void shouldTellOfADeadLetterIfItsIdCanBeRead() {
    for (Optional<String> id : List.of(Optional.of("1"), Optional.<String>empty())) {
      Reading refused =
          new Reading.Refused(
              Refusal.UNKNOWN_TYPE, "The type is unknown.", List.of(), id, Optional.empty());
      EventLoop.await(
          loop.events.begin(() -> handling.handle(delivery(), refused, CALLER, () -> false)));
    }

    assertThat(replies.letters).hasSize(2);
    assertThat(replies.results).hasSize(1);
    assertThat(replies.results.getFirst().json()).contains("rejected");
  }
}
