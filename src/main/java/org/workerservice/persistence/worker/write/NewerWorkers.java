package org.workerservice.persistence.worker.write;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.workerservice.persistence.worker.write.Decision.Accept;

/**
 * Finds, behind the gate, the workers that share a key with a new or changed worker and were
 * written after it was compared with the registry.
 *
 * <p>The writer remembers the keys of recent writes, so it usually reads only what other nodes have
 * written since its last transaction. For older writes it queries {@code match_keys}. Used by one
 * event loop, for one transaction at a time.
 */
final class NewerWorkers {
  private static final int MAX_WRITES_REMEMBERED = 4096;
  private static final int MAX_TENANTS_REMEMBERED = 64;

  /** With this many missed writes or more, it forgets the tenant and queries by key. */
  private static final int MAX_CATCH_UP = 2000;

  /** Well below any retention of events: it cannot catch up on events that have been dropped. */
  private static final long REMEMBERED_NANOS = Duration.ofSeconds(30).toNanos();

  /**
   * Leaves out changes of organisations and events about pairs: the number of rows shows whether
   * the limit was reached. A row without a worker says that the preparation job has written keys,
   * which no event tells.
   */
  private static final String WRITTEN_SINCE =
      """
      SELECT o.sequence, o.worker_id, w.match_keys
      FROM (
        SELECT sequence, worker_id FROM outbox
        WHERE sequence > $1 AND worker_id IS NOT NULL
          AND type NOT IN ('DuplicateDetected', 'ReviewDecided')
        ORDER BY sequence LIMIT $2
      ) o
      CROSS JOIN LATERAL (
        SELECT match_keys FROM workers WHERE id = o.worker_id OFFSET 0
      ) w
      UNION ALL
      SELECT sequence, NULL, NULL FROM match_key_preparations WHERE sequence > $1
      ORDER BY sequence
      """;

  /** One range scan of the primary key of match_keys for each key; it is usually empty. */
  private static final String UNDER_KEYS =
      """
      SELECT asked.item, m.worker_id
      FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS asked (item, key, watermark)
      CROSS JOIN LATERAL (
        SELECT worker_id FROM match_keys
        WHERE key = asked.key AND sequence > asked.watermark OFFSET 0
      ) m
      GROUP BY asked.item, m.worker_id
      """;

  private final Map<UUID, Memory> tenantToMemory = new LinkedHashMap<>(16, 0.75f, true);
  private final LongSupplier nanoClock;

  NewerWorkers() {
    this(System::nanoTime);
  }

  /** Uses this clock to measure how long ago a tenant was written. */
  NewerWorkers(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  private record Memory(RecentKeys keys, long usedAt) {}

  /** A worker of a batch that was compared. */
  record Question(int item, List<Long> keys, long watermark) {}

  /**
   * Returns the newer workers by index of the item. Sends its first statements before it returns,
   * so they are pipelined after earlier ones on this connection.
   */
  Future<Map<Integer, Set<UUID>>> ask(
      SqlConnection connection, UUID tenant, List<WriteItem> batch) {
    RecentKeys recent = recall(tenant);
    List<Question> questions = questions(batch);
    if (recent == null) {
      return underKeys(connection, questions);
    }
    List<Question> covered =
        questions.stream().filter(one -> recent.covers(one.watermark())).toList();
    List<Question> older = questions.stream().filter(one -> !covered.contains(one)).toList();
    Future<Map<Integer, Set<UUID>>> found = underKeys(connection, older);
    return connection
        .preparedQuery(WRITTEN_SINCE)
        .execute(Tuple.of(recent.watermark(), MAX_CATCH_UP))
        .compose(
            rows ->
                rows.size() < MAX_CATCH_UP
                    ? found.compose(some -> add(some, catchUp(recent, rows), covered, connection))
                    : found.compose(ignored -> startOver(connection, tenant, questions)));
  }

  private RecentKeys recall(UUID tenant) {
    Memory memory = tenantToMemory.get(tenant);
    if (memory == null || nanoClock.getAsLong() - memory.usedAt() > REMEMBERED_NANOS) {
      tenantToMemory.remove(tenant);
      return null;
    }
    return memory.keys();
  }

  private static List<Question> questions(List<WriteItem> batch) {
    List<Question> questions = new ArrayList<>();
    for (int item = 0; item < batch.size(); item++) {
      int index = item;
      watermark(batch.get(item))
          .ifPresent(
              watermark ->
                  questions.add(
                      new Question(
                          index, BatchStatements.index(batch.get(index)).keys(), watermark)));
    }
    return questions;
  }

  /** Returns up to where the record was compared; empty if it was not. */
  private static OptionalLong watermark(WriteItem item) {
    return switch (item) {
      case WriteItem.Create create -> create.checkedWatermark();
      case WriteItem.Update update -> update.compared().watermark();
      case WriteItem.Restore restore -> restore.compared().watermark();
      case WriteItem.Delete _, WriteItem.Note _ -> OptionalLong.empty();
    };
  }

  private static RecentKeys catchUp(RecentKeys recent, RowSet<Row> rows) {
    for (Row row : rows) {
      UUID worker = row.getUUID("worker_id");
      if (worker == null) {
        recent.startAfter(row.getLong("sequence"));
      } else {
        recent.add(
            row.getLong("sequence"), worker, Arrays.asList(row.getArrayOfLongs("match_keys")));
      }
    }
    return recent;
  }

  private static Future<Map<Integer, Set<UUID>>> add(
      Map<Integer, Set<UUID>> itemToNewer,
      RecentKeys recent,
      List<Question> questions,
      SqlConnection connection) {
    List<Question> slipped = new ArrayList<>();
    for (Question one : questions) {
      if (recent.covers(one.watermark())) {
        itemToNewer.put(one.item(), recent.newer(one.keys(), one.watermark()));
      } else {
        // Catching up has pushed out the writes that this item needs, or keys were prepared since.
        slipped.add(one);
      }
    }
    return underKeys(connection, slipped)
        .map(
            more -> {
              itemToNewer.putAll(more);
              return itemToNewer;
            });
  }

  private Future<Map<Integer, Set<UUID>>> startOver(
      SqlConnection connection, UUID tenant, List<Question> questions) {
    forget(tenant);
    return underKeys(connection, questions);
  }

  static Future<Map<Integer, Set<UUID>>> underKeys(
      SqlConnection connection, List<Question> questions) {
    if (questions.isEmpty()) {
      return Future.succeededFuture(new HashMap<>());
    }
    return connection
        .preparedQuery(UNDER_KEYS)
        .execute(parameters(questions))
        .map(
            rows -> {
              Map<Integer, Set<UUID>> itemToNewer = new HashMap<>();
              for (Row row : rows) {
                itemToNewer
                    .computeIfAbsent(row.getInteger("item"), none -> new HashSet<>())
                    .add(row.getUUID("worker_id"));
              }
              return itemToNewer;
            });
  }

  private static Tuple parameters(List<Question> questions) {
    List<Integer> items = new ArrayList<>();
    List<Long> keys = new ArrayList<>();
    List<Long> watermarks = new ArrayList<>();
    for (Question one : questions) {
      for (Long key : one.keys()) {
        items.add(one.item());
        keys.add(key);
        watermarks.add(one.watermark());
      }
    }
    return Tuple.of(
        items.toArray(Integer[]::new), keys.toArray(Long[]::new), watermarks.toArray(Long[]::new));
  }

  /**
   * Remembers the writes of a committed transaction.
   *
   * @param sequences drawn by the transaction behind the gate, increasing
   */
  void committed(UUID tenant, List<Long> sequences, List<Accept> accepted) {
    Memory memory = tenantToMemory.get(tenant);
    RecentKeys recent =
        memory == null
            ? new RecentKeys(sequences.getFirst() - 1, MAX_WRITES_REMEMBERED)
            : memory.keys();
    for (Accept one : accepted) {
      recent.add(one.sequence(), one.id(), BatchStatements.index(one).keys());
    }
    recent.advanceTo(sequences.getLast());
    tenantToMemory.put(tenant, new Memory(recent, nanoClock.getAsLong()));
    if (tenantToMemory.size() > MAX_TENANTS_REMEMBERED) {
      tenantToMemory.remove(tenantToMemory.keySet().iterator().next());
    }
  }

  /** Forgets a tenant; called when the outcome of a transaction is unknown. */
  void forget(UUID tenant) {
    tenantToMemory.remove(tenant);
  }
}
