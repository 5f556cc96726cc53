package org.workerservice.persistence.worker.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Role;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.Decision.Accept;
import org.workerservice.support.FakeRow;
import org.workerservice.support.FakeSqlConnection;
import org.workerservice.support.SampleWorkers;

class NewerWorkersTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final UUID ADA = new UUID(2, 1);
  private static final UUID BEN = new UUID(2, 2);
  private static final UUID EVE = new UUID(2, 3);
  private static final int MAX_WRITES = 4096;
  private static final int MAX_TENANTS = 64;
  private static final int MAX_CAUGHT_UP = 2000;
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private final AtomicLong nanoTime = new AtomicLong();
  private final NewerWorkers newer = new NewerWorkers(nanoTime::get);
  private final List<String> asked = new ArrayList<>();
  private List<FakeRow> writtenByOthers = List.of();
  private List<FakeRow> underKeys = List.of();
  private Optional<Throwable> failure = Optional.empty();

  /** Records the query and answers it from the fields of the test. */
  private Future<List<FakeRow>> database(String sql, Tuple parameters) {
    boolean since = sql.contains("FROM outbox");
    asked.add(since ? "since " + parameters.getLong(0) : "keys " + keys(parameters));
    return failure
        .<Future<List<FakeRow>>>map(Future::failedFuture)
        .orElseGet(() -> Future.succeededFuture(since ? writtenByOthers : underKeys));
  }

  /** The parameters as {@code item:key>sequence}. */
  private static String keys(Tuple parameters) {
    Integer[] items = (Integer[]) parameters.getValue(0);
    Long[] keys = (Long[]) parameters.getValue(1);
    Long[] sequences = (Long[]) parameters.getValue(2);
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < items.length; index++) {
      text.append(index == 0 ? "" : " ")
          .append(items[index] + ":" + keys[index] + ">" + sequences[index]);
    }
    return text.toString();
  }

  private Map<Integer, Set<UUID>> ask(WriteItem... batch) {
    return ask(TENANT, batch);
  }

  private Map<Integer, Set<UUID>> ask(UUID tenant, WriteItem... batch) {
    asked.clear();
    return asking(tenant, batch).result();
  }

  private Future<Map<Integer, Set<UUID>>> asking(UUID tenant, WriteItem... batch) {
    return newer.ask(new FakeSqlConnection(this::database), tenant, List.of(batch));
  }

  private static RequestContext context() {
    return new RequestContext(
        "steward",
        Set.of(Role.SERVICE),
        TENANT,
        Optional.empty(),
        Optional.empty(),
        "trace",
        Deadline.in(Duration.ofMinutes(1)));
  }

  /** A worker that was compared with every change up to a sequence. */
  private static WriteItem.Create create(OptionalLong checkedWatermark, Long... keys) {
    return new WriteItem.Create(
        context(),
        SampleWorkers.withoutId(),
        new MatchIndexEntry(new byte[0], 1, List.of(keys), List.of(), new byte[0]),
        "{}",
        checkedWatermark,
        false,
        Set.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static WriteItem.Create create(long checkedWatermark, Long... keys) {
    return create(OptionalLong.of(checkedWatermark), keys);
  }

  private static Accept accept(long sequence, UUID id, Long... keys) {
    return new Accept(create(0, keys), id, 1, sequence, Instant.EPOCH, List.of(), List.of());
  }

  private void committed(Accept... accepted) {
    newer.committed(TENANT, Stream.of(accepted).map(Accept::sequence).toList(), List.of(accepted));
  }

  private static FakeRow since(long sequence, UUID id, Long... keys) {
    return FakeRow.with("sequence", sequence).and("worker_id", id).and("match_keys", keys);
  }

  private static FakeRow under(int item, UUID id) {
    return FakeRow.with("item", item).and("worker_id", id);
  }

  @Test
  void shouldAskByKeyForAnUnknownTenant() {
    underKeys = List.of(under(1, ADA), under(1, BEN));

    assertThat(ask(create(10, 1L, 2L), create(11, 3L))).isEqualTo(Map.of(1, Set.of(ADA, BEN)));
    assertThat(asked).containsExactly("keys 0:1>10 0:2>10 1:3>11");
  }

  @Test
  void shouldAskNothingForItemsWithoutAWatermark() {
    WriteItem delete = new WriteItem.Delete(context(), ADA, OptionalLong.empty());

    assertThat(ask(create(OptionalLong.empty(), 1L), delete)).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldRememberItsOwnWritesAndAskOnlyForThoseOfOthers() {
    committed(accept(21, ADA, 1L, 2L), accept(22, BEN, 2L));

    assertThat(ask(create(20, 1L), create(21, 2L), create(22, 2L), create(20, 9L)))
        .isEqualTo(Map.of(0, Set.of(ADA), 1, Set.of(BEN), 2, Set.of(), 3, Set.of()));
    assertThat(asked).containsExactly("since 22");
  }

  @Test
  void shouldRememberWhatOthersHaveWrittenWithoutAskingTwice() {
    committed(accept(21, ADA, 1L));
    writtenByOthers = List.of(since(30, EVE, 1L));

    assertThat(ask(create(20, 1L))).isEqualTo(Map.of(0, Set.of(ADA, EVE)));
    assertThat(asked).containsExactly("since 21");

    writtenByOthers = List.of();
    assertThat(ask(create(21, 1L))).isEqualTo(Map.of(0, Set.of(EVE)));
    assertThat(asked).containsExactly("since 30");
  }

  @Test
  void shouldAskByKeyOnlyForItemsComparedBeforeItsMemoryBegins() {
    committed(accept(21, ADA, 1L));
    underKeys = List.of(under(0, BEN));

    assertThat(ask(create(19, 1L), create(20, 1L)))
        .isEqualTo(Map.of(0, Set.of(BEN), 1, Set.of(ADA)));
    assertThat(asked).containsExactly("keys 0:1>19", "since 21");
  }

  @Test
  void shouldAdvanceToTheSequencesThatARefusedBatchDrew() {
    committed(accept(21, ADA, 1L));
    newer.committed(TENANT, List.of(22L, 23L), List.of());

    assertThat(ask(create(21, 1L))).isEqualTo(Map.of(0, Set.of()));
    assertThat(asked).containsExactly("since 23");
  }

  @Test
  void shouldForgetTheOldestWritesAndAskByKeyForThem() {
    long last = 20 + MAX_WRITES + 1;
    LongStream.rangeClosed(21, last)
        .forEach(sequence -> committed(accept(sequence, new UUID(3, sequence), 1L)));
    underKeys = List.of(under(0, BEN));

    Map<Integer, Set<UUID>> found = ask(create(20, 1L), create(21, 1L));

    assertThat(asked).containsExactly("keys 0:1>20", "since " + last);
    assertThat(found.get(0)).containsExactly(BEN);
    assertThat(found.get(1)).hasSize(MAX_WRITES);
  }

  @Test
  void shouldAskByKeyForWhatCatchingUpHasPushedOut() {
    LongStream.rangeClosed(21, 20 + MAX_WRITES)
        .forEach(sequence -> committed(accept(sequence, ADA, 1L)));
    writtenByOthers = List.of(since(9000, EVE, 1L));
    underKeys = List.of(under(0, BEN));

    assertThat(ask(create(20, 1L), create(21, 1L)))
        .isEqualTo(Map.of(0, Set.of(BEN), 1, Set.of(ADA, EVE)));
    assertThat(asked).containsExactly("since " + (20 + MAX_WRITES), "keys 0:1>20");
  }

  @Test
  void shouldAskByKeyForItemsComparedBeforeKeysWerePrepared() {
    committed(accept(21, ADA, 1L), accept(22, BEN, 1L));
    writtenByOthers = List.of(prepared(30));
    underKeys = List.of(under(0, EVE));

    assertThat(ask(create(20, 1L))).isEqualTo(Map.of(0, Set.of(EVE)));
    assertThat(asked).containsExactly("since 22", "keys 0:1>20");

    writtenByOthers = List.of();
    committed(accept(31, ADA, 1L));
    assertThat(ask(create(30, 1L))).isEqualTo(Map.of(0, Set.of(ADA)));
    assertThat(asked).containsExactly("since 31");
  }

  private static FakeRow prepared(long sequence) {
    return FakeRow.with("sequence", sequence).and("worker_id", null).and("match_keys", null);
  }

  private static List<FakeRow> manyWritten(int count) {
    return LongStream.range(0, count)
        .mapToObj(number -> since(100 + number, new UUID(4, number), 1L))
        .toList();
  }

  @Test
  void shouldAskByKeyForEverythingWhenOthersHaveWrittenTooMuch() {
    committed(accept(21, ADA, 1L));
    writtenByOthers = manyWritten(MAX_CAUGHT_UP);
    underKeys = List.of(under(1, EVE));

    assertThat(ask(create(19, 1L), create(20, 2L))).isEqualTo(Map.of(1, Set.of(EVE)));
    assertThat(asked).containsExactly("keys 0:1>19", "since 21", "keys 0:1>19 1:2>20");

    ask(create(21, 1L));
    assertThat(asked).containsExactly("keys 0:1>21");
  }

  @Test
  void shouldCatchUpWithOneLess() {
    committed(accept(21, ADA, 1L));
    writtenByOthers = manyWritten(MAX_CAUGHT_UP - 1);

    assertThat(ask(create(21, 1L)).get(0)).hasSize(MAX_CAUGHT_UP - 1);
    assertThat(asked).containsExactly("since 21");
  }

  @Test
  void shouldForgetATenantWhenTheOutcomeOfATransactionIsUnknown() {
    committed(accept(21, ADA, 1L));
    newer.forget(TENANT);

    ask(create(21, 1L));
    assertThat(asked).containsExactly("keys 0:1>21");
  }

  @Test
  void shouldForgetATenantThatWasNotWrittenToForSomeTime() {
    committed(accept(21, ADA, 1L));

    nanoTime.addAndGet(REMEMBERED.toNanos());
    ask(create(21, 1L));
    assertThat(asked).containsExactly("since 21");

    nanoTime.addAndGet(1);
    ask(create(21, 1L));
    assertThat(asked).containsExactly("keys 0:1>21");
  }

  @Test
  void shouldStartAgainWithTheFirstWriteAfterItForgot() {
    committed(accept(21, ADA, 1L));
    newer.forget(TENANT);
    committed(accept(41, BEN, 1L));

    ask(create(39, 1L), create(40, 1L));
    assertThat(asked).containsExactly("keys 0:1>39", "since 41");
  }

  @Test
  void shouldForgetTheTenantThatWasUsedLongestAgo() {
    List<UUID> tenants =
        LongStream.range(0, MAX_TENANTS).mapToObj(number -> new UUID(5, number)).toList();
    tenants.forEach(one -> newer.committed(one, List.of(7L), List.of()));
    ask(tenants.get(0), create(7, 1L));

    newer.committed(TENANT, List.of(8L), List.of());

    ask(tenants.get(0), create(7, 1L));
    assertThat(asked).containsExactly("since 7");
    ask(tenants.get(1), create(7, 1L));
    assertThat(asked).containsExactly("keys 0:1>7");
  }

  @Test
  void shouldKeepTenantsApart() {
    committed(accept(21, ADA, 1L));

    ask(new UUID(1, 2), create(21, 1L));
    assertThat(asked).containsExactly("keys 0:1>21");
  }

  @Test
  void shouldSendTheFirstStatementsAtOnceAndInTheirOrder() {
    committed(accept(21, ADA, 1L));
    Promise<List<FakeRow>> late = Promise.promise();
    List<String> sent = new ArrayList<>();
    FakeSqlConnection connection =
        new FakeSqlConnection(
            (sql, parameters) -> {
              sent.add(sql.contains("FROM outbox") ? "since" : "keys");
              return late.future();
            });

    Future<?> answer = newer.ask(connection, TENANT, List.of(create(19, 1L), create(21, 1L)));

    assertThat(sent).containsExactly("keys", "since");
    assertThat(answer.isComplete()).isFalse();
  }

  @Test
  void shouldFailWhenTheDatabaseFails() {
    failure = Optional.of(new IllegalStateException("database"));

    assertThat(asking(TENANT, create(10, 1L)).cause()).hasMessage("database");
    committed(accept(21, ADA, 1L));
    assertThat(asking(TENANT, create(21, 1L)).cause()).hasMessage("database");
  }
}
