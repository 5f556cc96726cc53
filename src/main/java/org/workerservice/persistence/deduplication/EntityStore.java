package org.workerservice.persistence.deduplication;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.GatedTransaction;
import org.workerservice.persistence.deduplication.DeduplicationCommand.EntityCounts;
import org.workerservice.persistence.deduplication.DeduplicationCommand.Settle;
import org.workerservice.persistence.job.JobLease;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.write.ComparedWorker;
import org.workerservice.persistence.worker.write.RaisedPairs;

/** The entities of a job. */
final class EntityStore {
  private static final String CLEAR = "DELETE FROM deduplication_entities WHERE job_id = $1";

  private static final String PUT =
      """
      INSERT INTO deduplication_entities (job_id, tenant_id, entity, workers, link_a, link_b,
        link_score, weakest)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String READ =
      """
      SELECT entity, workers, link_a, link_b, link_score, weakest, outcome, reason, survivor_id
      FROM deduplication_entities
      WHERE job_id = $1 AND entity > $2 AND (NOT $4::boolean OR outcome = 'found')
      ORDER BY entity LIMIT $3
      """;

  private static final String NOTE =
      """
      UPDATE deduplication_entities SET outcome = $3, reason = $4, survivor_id = $5
      WHERE job_id = $1 AND entity = $2
      """;

  private static final String LIVING =
      "SELECT id FROM workers WHERE id = ANY($1) AND deleted_at IS NULL";

  private static final String COUNT =
      """
      SELECT cardinality(workers) AS size, outcome, reason, count(*) AS entities
      FROM deduplication_entities WHERE job_id = $1
      GROUP BY size, outcome, reason ORDER BY size
      """;

  private static final String WHEN_COMMIT_IS_LOST = "the pairs may have been raised.";

  private final Database database;

  EntityStore(Database database) {
    this.database = database;
  }

  Future<Boolean> clear(JobLease lease) {
    return ifHeld(
        lease, connection -> connection.preparedQuery(CLEAR).execute(Tuple.of(lease.job())));
  }

  Future<Boolean> put(JobLease lease, List<StoredEntity> entities) {
    List<Tuple> rows = entities.stream().map(entity -> row(lease, entity)).toList();
    return ifHeld(lease, connection -> connection.preparedQuery(PUT).executeBatch(rows));
  }

  private static Tuple row(JobLease lease, StoredEntity entity) {
    return Tuple.of(
        lease.job(),
        lease.tenant(),
        entity.number(),
        entity.workers().toArray(UUID[]::new),
        column(entity.links(), MatchedPair::first, UUID[]::new),
        column(entity.links(), MatchedPair::second, UUID[]::new),
        column(entity.links(), MatchedPair::score, Double[]::new),
        entity.links().indexOf(entity.weakest()));
  }

  Future<List<StoredEntity>> read(DeduplicationCommand.ReadEntities read) {
    return database
        .query(
            read.tenant(), READ, Tuple.of(read.job(), read.after(), read.limit(), read.onlyFound()))
        .map(rows -> ScanStore.stream(rows).map(EntityStore::entity).toList());
  }

  private static StoredEntity entity(Row row) {
    UUID[] first = row.getArrayOfUUIDs("link_a");
    UUID[] second = row.getArrayOfUUIDs("link_b");
    Double[] scores = row.getArrayOfDoubles("link_score");
    List<MatchedPair> links =
        IntStream.range(0, first.length)
            .mapToObj(link -> new MatchedPair(first[link], second[link], scores[link]))
            .toList();
    return new StoredEntity(
        row.getInteger("entity"),
        Arrays.asList(row.getArrayOfUUIDs("workers")),
        links,
        links.get(row.getInteger("weakest")),
        EntityOutcome.of(row.getString("outcome")),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getUUID("survivor_id")));
  }

  Future<EntityCounts> count(UUID tenant, UUID job) {
    return database
        .query(tenant, COUNT, Tuple.of(job))
        .map(
            rows -> {
              Map<Integer, Long> bySize = new TreeMap<>();
              Map<String, Long> byOutcome = new LinkedHashMap<>();
              Map<String, Long> byReason = new TreeMap<>();
              for (Row row : rows) {
                long entities = row.getLong("entities");
                bySize.merge(row.getInteger("size"), entities, Long::sum);
                byOutcome.merge(row.getString("outcome"), entities, Long::sum);
                if (row.getString("reason") != null) {
                  byReason.merge(row.getString("reason"), entities, Long::sum);
                }
              }
              return new EntityCounts(bySize, byOutcome, byReason);
            });
  }

  /** Only what raises items needs the gate. */
  Future<Optional<Integer>> settle(Settle settle) {
    return settle.settled().stream().allMatch(one -> one.raised().isEmpty())
        ? database.transaction(
            settle.context().tenant(),
            connection ->
                ScanStore.ifHeld(
                    connection,
                    settle.lease(),
                    held -> note(held, settle.lease(), settle.settled()).map(0)))
        : raise(settle);
  }

  Future<Boolean> noteMerges(DeduplicationCommand.NoteMerges note) {
    JobLease lease = note.lease();
    return database
        .transaction(
            lease.tenant(),
            connection ->
                ScanStore.ifHeld(
                    connection,
                    ScanStatements.HELD_UNTIL_CANCELLED,
                    lease,
                    held -> note(held, lease, note.merged()).map(true)))
        .map(Optional::isPresent);
  }

  private Future<Optional<Integer>> raise(Settle settle) {
    GatedTransaction transaction = new GatedTransaction(database, settle.context().tenant());
    return transaction.run(
        connection -> {
          Future<?> gate = transaction.enterGate(connection);
          Future<Optional<Integer>> written =
              ScanStore.ifHeld(connection, settle.lease(), held -> write(held, settle));
          return Future.all(gate, written)
              .map(
                  both -> {
                    transaction.expectCommit(WHEN_COMMIT_IS_LOST);
                    return written.result();
                  });
        });
  }

  private static Future<Integer> write(SqlConnection connection, Settle settle) {
    List<ComparedWorker> compared =
        settle.settled().stream().flatMap(one -> one.raised().stream()).toList();
    return note(connection, settle.lease(), settle.settled())
        .compose(noted -> living(connection, compared))
        .compose(
            living ->
                RaisedPairs.send(
                    connection,
                    settle.context(),
                    OffsetDateTime.now(ZoneOffset.UTC),
                    onlyLiving(compared, living)));
  }

  private static Future<?> note(
      SqlConnection connection, JobLease lease, List<DeduplicationCommand.Settled> settled) {
    List<Tuple> outcomes =
        settled.stream()
            .map(
                one ->
                    Tuple.of(
                        lease.job(),
                        one.entity(),
                        one.outcome().code(),
                        one.reason().orElse(null),
                        one.survivor().orElse(null)))
            .toList();
    return outcomes.isEmpty()
        ? Future.succeededFuture()
        : connection.preparedQuery(NOTE).executeBatch(outcomes);
  }

  private static Future<Set<UUID>> living(SqlConnection connection, List<ComparedWorker> compared) {
    UUID[] ids =
        compared.stream()
            .flatMap(
                one ->
                    Stream.concat(
                        Stream.of(one.worker()), one.raised().stream().map(ReviewItem::other)))
            .distinct()
            .toArray(UUID[]::new);
    if (ids.length == 0) {
      return Future.succeededFuture(Set.of());
    }
    return connection
        .preparedQuery(LIVING)
        .execute(Tuple.of(ids))
        .map(
            rows -> {
              Set<UUID> living = new HashSet<>();
              rows.forEach(row -> living.add(row.getUUID("id")));
              return living;
            });
  }

  private static List<ComparedWorker> onlyLiving(List<ComparedWorker> compared, Set<UUID> living) {
    List<ComparedWorker> left = new ArrayList<>();
    for (ComparedWorker one : compared) {
      if (living.contains(one.worker())) {
        left.add(
            new ComparedWorker(
                one.worker(),
                one.index(),
                one.raised().stream().filter(item -> living.contains(item.other())).toList(),
                one.watermark()));
      }
    }
    return left;
  }

  private <T> Future<Boolean> ifHeld(JobLease lease, ScanStore.Work<T> work) {
    return database
        .transaction(
            lease.tenant(),
            connection -> ScanStore.ifHeld(connection, lease, held -> work.in(held).map(true)))
        .map(Optional::isPresent);
  }
}
