package org.workerservice.persistence.worker.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.model.HumanName;
import org.workerservice.model.Role;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem.Rebase;

@ExtendWith(VertxExtension.class)
class GroupCommitTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final int MAXIMUM = 3;

  private final List<List<Long>> batches = new CopyOnWriteArrayList<>();
  private final List<Promise<Void>> commits = new ArrayList<>();
  private Context context;
  private GroupCommit groupCommit;
  private Set<Long> poison = Set.of();

  @BeforeEach
  void start(Vertx vertx) {
    context = vertx.getOrCreateContext();
    groupCommit = new GroupCommit(this::transaction, context, MAXIMUM, Duration.ZERO);
  }

  /** A transaction that the test completes; it fails if the batch contains poison. */
  private Future<List<WriteOutcome>> transaction(List<EncodedItem> batch) {
    List<Long> numbers = batch.stream().map(one -> number(one.item())).toList();
    batches.add(numbers);
    Promise<Void> commit = Promise.promise();
    commits.add(commit);
    return commit
        .future()
        .compose(
            done ->
                numbers.stream().anyMatch(poison::contains)
                    ? Future.failedFuture(new IllegalStateException("poison"))
                    : Future.succeededFuture(
                        batch.stream().map(one -> outcome(one.item())).toList()));
  }

  private static WriteOutcome outcome(WriteItem item) {
    return item instanceof WriteItem.Update update
        ? new WriteOutcome.Written(
            update.worker().toBuilder().version(update.worker().version() + 1).build(), 0)
        : outcome(number(item));
  }

  private static WriteOutcome outcome(long number) {
    return new WriteOutcome.VersionMismatch(number);
  }

  private static long number(WriteItem item) {
    UUID id =
        item instanceof WriteItem.Update update
            ? update.worker().id().orElseThrow()
            : ((WriteItem.Delete) item).id();
    return id.getLeastSignificantBits();
  }

  private static EncodedItem item(long number, UUID tenant, Duration time) {
    return new EncodedItem(
        new WriteItem.Delete(request(tenant, time), new UUID(2, number), OptionalLong.empty()),
        "{}");
  }

  private static RequestContext request(UUID tenant, Duration time) {
    return new RequestContext(
        "steward",
        Set.of(Role.SERVICE),
        tenant,
        Optional.empty(),
        Optional.empty(),
        "trace",
        Deadline.in(time));
  }

  private static EncodedItem update(long number, long version, Optional<Rebase> rebase) {
    return new EncodedItem(
        new WriteItem.Update(
            request(TENANT, Duration.ofMinutes(1)),
            Worker.named(HumanName.of("Okafor", "Ada"))
                .id(new UUID(2, number))
                .version(version)
                .build(),
            new MatchIndexEntry(new byte[0], 1, List.of(number), List.of(), new byte[0]),
            "{}",
            OptionalLong.of(version),
            WriteItem.Kept.NONE,
            Set.of(),
            List.of(),
            WriteItem.Compared.NONE,
            rebase),
        "{}");
  }

  private Future<WriteOutcome> submit(long number) {
    return submit(item(number, TENANT, Duration.ofMinutes(1)));
  }

  private Future<WriteOutcome> submit(EncodedItem item) {
    Promise<WriteOutcome> promise = Promise.promise();
    context.runOnContext(now -> groupCommit.submit(item).onComplete(promise));
    settle();
    return promise.future();
  }

  private void commit(int batch) {
    context.runOnContext(now -> commits.get(batch).complete());
    settle();
  }

  /** Waits until all queued tasks of the context, and the tasks they queue, have run. */
  private void settle() {
    for (int turn = 0; turn < 8; turn++) {
      Promise<Void> done = Promise.promise();
      context.runOnContext(now -> done.complete());
      done.future().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Throwable failure(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().join();
      throw new AssertionError("it succeeded");
    } catch (CompletionException failed) {
      return failed.getCause();
    }
  }

  @Test
  void shouldCollectWritesThatArriveDuringACommit() {
    Future<WriteOutcome> first = submit(1);
    Future<WriteOutcome> second = submit(2);
    Future<WriteOutcome> third = submit(3);

    assertThat(batches).containsExactly(List.of(1L));
    commit(0);
    assertThat(first.result()).isEqualTo(outcome(1));
    assertThat(batches).containsExactly(List.of(1L), List.of(2L, 3L));
    commit(1);
    assertThat(second.result()).isEqualTo(outcome(2));
    assertThat(third.result()).isEqualTo(outcome(3));
  }

  @Test
  void shouldLingerForMoreWrites() {
    groupCommit = new GroupCommit(this::transaction, context, MAXIMUM, Duration.ofSeconds(1));

    submit(1);
    assertThat(batches).isEmpty();
    submit(2);

    Awaitility.await().untilAsserted(() -> assertThat(batches).containsExactly(List.of(1L, 2L)));
  }

  @Test
  void shouldNotLingerWhenABatchIsFull() {
    groupCommit = new GroupCommit(this::transaction, context, MAXIMUM, Duration.ofHours(1));

    for (long number = 1; number <= MAXIMUM; number++) {
      submit(number);
    }

    assertThat(batches).containsExactly(List.of(1L, 2L, 3L));
  }

  @Test
  void shouldNotExceedTheMaxBatchSize() {
    for (long number = 1; number <= 6; number++) {
      submit(number);
    }

    commit(0);
    commit(1);

    assertThat(batches).containsExactly(List.of(1L), List.of(2L, 3L, 4L), List.of(5L, 6L));
  }

  @Test
  void shouldWriteItemsThatShareAKeyInSeparateTransactionsInOrder() {
    submit(1);
    submit(2);
    submit(2);
    submit(3);

    commit(0);
    commit(1);

    assertThat(batches).containsExactly(List.of(1L), List.of(2L, 3L), List.of(2L));
  }

  @Test
  void shouldRefuseItemsThatExpectAReplacedVersionWithoutATransaction() {
    Future<WriteOutcome> first = submit(update(1, 5, Optional.empty()));
    Future<WriteOutcome> late = submit(update(1, 5, Optional.empty()));
    Future<WriteOutcome> next = submit(update(1, 6, Optional.empty()));
    Future<WriteOutcome> other = submit(update(2, 5, Optional.empty()));

    commit(0);

    assertThat(first.result()).isInstanceOf(WriteOutcome.Written.class);
    assertThat(late.result()).isEqualTo(new WriteOutcome.VersionMismatch(6));
    assertThat(batches).containsExactly(List.of(1L), List.of(1L, 2L));
    commit(1);
    assertThat(next.result()).isInstanceOf(WriteOutcome.Written.class);
    assertThat(other.result()).isInstanceOf(WriteOutcome.Written.class);
  }

  @Test
  void shouldGiveAnUpdateThatMayBeRebasedItsOwnTransaction() {
    Optional<Rebase> rebase = Optional.of(newest -> Optional.empty());
    submit(1);
    submit(2);
    submit(update(3, 5, rebase));
    submit(update(3, 5, rebase));
    submit(4);

    for (int batch = 0; batch < 4; batch++) {
      commit(batch);
    }

    assertThat(batches).containsExactly(List.of(1L), List.of(2L, 4L), List.of(3L), List.of(3L));
  }

  @Test
  void shouldNotMixTenants() {
    submit(1);
    submit(2);
    submit(item(3, new UUID(1, 2), Duration.ofMinutes(1)));
    submit(4);

    commit(0);
    commit(1);

    assertThat(batches).containsExactly(List.of(1L), List.of(2L, 4L), List.of(3L));
  }

  @Test
  void shouldNotWriteAfterTheDeadline() {
    submit(1);
    Future<WriteOutcome> late = submit(item(2, TENANT, Duration.ofSeconds(-1)));
    submit(3);

    commit(0);

    assertThat(batches).containsExactly(List.of(1L), List.of(3L));
    assertThat(failure(late))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            gone -> assertThat(gone.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
  }

  @Test
  void shouldWriteWhatWaitsBehindManyLateItems() {
    submit(1);
    for (int late = 0; late < 10 * MAXIMUM; late++) {
      submit(item(100 + late, TENANT, Duration.ofSeconds(-1)));
    }
    submit(2);

    commit(0);

    assertThat(batches).containsExactly(List.of(1L), List.of(2L));
  }

  @Test
  void shouldNotTellAnotherTenantTheVersionOfAWorker() {
    submit(update(1, 5, Optional.empty()));
    submit(
        new EncodedItem(
            new WriteItem.Delete(
                request(new UUID(1, 2), Duration.ofMinutes(1)), new UUID(2, 1), OptionalLong.of(5)),
            "{}"));

    commit(0);

    assertThat(batches).as("its own transaction decides").containsExactly(List.of(1L), List.of(1L));
  }

  @Test
  void shouldContinueAfterATransactionThatThrows() {
    poison = Set.of(1L);
    List<Long> written = new CopyOnWriteArrayList<>();
    groupCommit =
        new GroupCommit(
            batch -> {
              long number = number(batch.getFirst().item());
              if (poison.contains(number)) {
                throw new IllegalStateException("thrown");
              }
              written.add(number);
              return Future.succeededFuture(List.of(outcome(number)));
            },
            context,
            1,
            Duration.ZERO);

    Future<WriteOutcome> first = submit(1);
    Future<WriteOutcome> second = submit(2);

    assertThat(written).containsExactly(2L);
    assertThat(second.result()).isEqualTo(outcome(2));
    assertThat(failure(first)).hasMessage("thrown");
  }

  @Test
  void shouldWriteTheOthersWhenOneItemFails() {
    poison = Set.of(3L);
    submit(1);
    Future<WriteOutcome> second = submit(2);
    Future<WriteOutcome> third = submit(3);
    Future<WriteOutcome> fourth = submit(4);

    for (int batch = 0; batch < 5; batch++) {
      commit(batch);
    }

    assertThat(batches)
        .containsExactly(List.of(1L), List.of(2L, 3L, 4L), List.of(2L), List.of(3L), List.of(4L));
    assertThat(second.result()).isEqualTo(outcome(2));
    assertThat(failure(third)).hasMessage("poison");
    assertThat(fourth.result()).isEqualTo(outcome(4));
  }
}
