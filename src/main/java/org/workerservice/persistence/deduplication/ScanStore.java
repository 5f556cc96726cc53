package org.workerservice.persistence.deduplication;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.job.JobLease;

/** The workers, units and matches of a scan. */
final class ScanStore {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;

  ScanStore(Database database) {
    this.database = database;
  }

  Future<Long> head(UUID tenant) {
    return database
        .query(tenant, ScanStatements.HEAD, Tuple.tuple())
        .map(rows -> rows.iterator().next().getLong("watermark"));
  }

  Future<Boolean> existsOrganization(UUID tenant, UUID organization) {
    return database
        .query(tenant, ScanStatements.ORGANIZATION, Tuple.of(organization))
        .map(rows -> rows.size() > 0);
  }

  Future<List<StoredRecord>> records(DeduplicationCommand.ReadRecords read) {
    Tuple parameters =
        Tuple.of(
            read.tenant(),
            read.after().orElse(BEFORE_ALL),
            read.organization().orElse(null),
            read.limit());
    return database
        .query(read.tenant(), ScanStatements.RECORDS, parameters)
        .map(rows -> stream(rows).map(ScanStore::record).toList());
  }

  private static StoredRecord record(Row row) {
    Buffer features = row.getBuffer("features");
    Long[] keys = row.getArrayOfLongs("match_keys");
    long[] hashes = new long[keys.length];
    for (int key = 0; key < keys.length; key++) {
      hashes[key] = keys[key];
    }
    return new StoredRecord(
        row.getUUID("id"), features.getBytes(), hashes, row.getBoolean("chosen"));
  }

  Future<DeduplicationCommand.Changes> changes(DeduplicationCommand.ReadChanges read) {
    return database
        .query(
            read.tenant(),
            ScanStatements.CHANGES,
            Tuple.of(read.tenant(), read.after(), read.limit()))
        .map(
            rows -> {
              long dropped = rows.iterator().next().getLong("dropped_watermark");
              List<Row> changed =
                  stream(rows).filter(row -> row.getLong("sequence") != null).toList();
              return new DeduplicationCommand.Changes(
                  dropped <= read.after(),
                  changed.stream().map(row -> row.getUUID("worker_id")).toList(),
                  changed.isEmpty()
                      ? Optional.empty()
                      : Optional.of(changed.getLast().getLong("sequence")));
            });
  }

  Future<Boolean> putUnits(DeduplicationCommand.PutUnits put) {
    JobLease lease = put.lease();
    return ifHeld(
            lease,
            connection ->
                connection
                    .preparedQuery(ScanStatements.PUT_UNITS)
                    .execute(
                        Tuple.of(
                            lease.job(),
                            lease.tenant(),
                            column(put.ranges(), one -> one.after().orElse(null), UUID[]::new),
                            column(put.ranges(), one -> one.last().orElse(null), UUID[]::new))))
        .map(Optional::isPresent);
  }

  Future<Optional<ScanUnit>> claim(DeduplicationCommand.ClaimUnit claim) {
    JobLease lease = claim.lease();
    return ifHeld(
            lease,
            connection ->
                connection
                    .preparedQuery(ScanStatements.CLAIM_UNIT)
                    .execute(
                        Tuple.of(
                            lease.job(),
                            claim.owner(),
                            claim.time().toMillis() / 1000.0,
                            lease.epoch())))
        .map(rows -> rows.flatMap(found -> stream(found).map(ScanStore::unit).findFirst()));
  }

  private static ScanUnit unit(Row row) {
    return new ScanUnit(
        row.getInteger("unit"),
        row.getInteger("epoch"),
        Optional.ofNullable(row.getUUID("after_id")),
        Optional.ofNullable(row.getUUID("last_id")));
  }

  /** The unit and its matches are written together or not at all. */
  Future<Boolean> finish(DeduplicationCommand.FinishUnit finish) {
    JobLease lease = finish.lease();
    return ifHeld(
            lease,
            connection ->
                connection
                    .preparedQuery(ScanStatements.FINISH_UNIT)
                    .execute(result(finish))
                    .compose(
                        rows ->
                            rows.rowCount() == 0
                                ? Future.succeededFuture(false)
                                : put(connection, finish).map(true)))
        .map(done -> done.orElse(false));
  }

  private static Tuple result(DeduplicationCommand.FinishUnit finish) {
    ScanUnit.Result result = finish.result();
    return Tuple.from(
        List.of(
            finish.lease().job(),
            finish.unit().number(),
            finish.unit().epoch(),
            result.records(),
            finish.matches().size(),
            result.definite(),
            result.probable(),
            result.possible(),
            result.unlikely()));
  }

  private static Future<?> put(SqlConnection connection, DeduplicationCommand.FinishUnit finish) {
    List<MatchedPair> matches = finish.matches();
    if (matches.isEmpty()) {
      return Future.succeededFuture();
    }
    return connection
        .preparedQuery(ScanStatements.PUT_MATCHES)
        .execute(
            Tuple.of(
                finish.lease().job(),
                finish.lease().tenant(),
                column(matches, MatchedPair::first, UUID[]::new),
                column(matches, MatchedPair::second, UUID[]::new),
                column(matches, MatchedPair::score, Double[]::new)));
  }

  Future<ScanUnit.State> state(UUID tenant, UUID job) {
    return database
        .query(tenant, ScanStatements.STATE, Tuple.of(job))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new ScanUnit.State(
                    row.getInteger("units"),
                    row.getInteger("open"),
                    row.getLong("records"),
                    row.getLong("matches"),
                    row.getLong("definite"),
                    row.getLong("probable"),
                    row.getLong("possible"),
                    row.getLong("unlikely")));
  }

  Future<List<MatchedPair>> matches(DeduplicationCommand.ReadMatches read) {
    Tuple parameters =
        Tuple.of(
            read.job(),
            read.after().map(MatchedPair::first).orElse(BEFORE_ALL),
            read.after().map(MatchedPair::second).orElse(BEFORE_ALL),
            read.limit());
    return database
        .query(read.tenant(), ScanStatements.MATCHES, parameters)
        .map(
            rows ->
                stream(rows)
                    .map(
                        row ->
                            new MatchedPair(
                                row.getUUID("worker_id_a"),
                                row.getUUID("worker_id_b"),
                                row.getDouble("score")))
                    .toList());
  }

  Future<List<MatchedPair>> rejected(UUID tenant, List<UUID> workers) {
    return database
        .query(tenant, ScanStatements.REJECTED, Tuple.of(workers.toArray(UUID[]::new)))
        .map(
            rows ->
                stream(rows)
                    .map(
                        row ->
                            new MatchedPair(
                                row.getUUID("worker_id_a"), row.getUUID("worker_id_b"), 0))
                    .toList());
  }

  Future<List<UUID>> mergedFor(DeduplicationCommand.FindMergedFor find) {
    return database
        .query(
            find.tenant(),
            ScanStatements.MERGED_FOR,
            Tuple.of(find.duplicates().toArray(UUID[]::new), find.reason()))
        .map(rows -> stream(rows).map(row -> row.getUUID("duplicate_worker_id")).toList());
  }

  Future<Boolean> drop(DeduplicationCommand.DropScan drop) {
    JobLease lease = drop.lease();
    return drop(
        lease,
        ScanStatements.DROP_MATCHES,
        Tuple.of(lease.job(), drop.limit()),
        ScanStatements.DROP_UNITS,
        Tuple.of(lease.job()));
  }

  Future<Boolean> dropOthers(DeduplicationCommand.DropOtherScans drop) {
    JobLease lease = drop.lease();
    return drop(
        lease,
        ScanStatements.DROP_OTHERS,
        Tuple.of(lease.tenant(), lease.job(), drop.limit()),
        ScanStatements.DROP_OTHER_UNITS,
        Tuple.of(lease.tenant(), lease.job()));
  }

  /** Drops some matches, or the units if there are no more. */
  private Future<Boolean> drop(
      JobLease lease, String matches, Tuple ofMatches, String units, Tuple ofUnits) {
    return ifHeld(
            lease,
            connection ->
                connection
                    .preparedQuery(matches)
                    .execute(ofMatches)
                    .compose(
                        rows ->
                            rows.rowCount() > 0
                                ? Future.succeededFuture(true)
                                : connection.preparedQuery(units).execute(ofUnits).map(false)))
        .map(more -> more.orElse(false));
  }

  /** Does the work in a transaction if the lease holds; otherwise the result is empty. */
  private <T> Future<Optional<T>> ifHeld(JobLease lease, Work<T> work) {
    return database.transaction(lease.tenant(), connection -> ifHeld(connection, lease, work));
  }

  static <T> Future<Optional<T>> ifHeld(SqlConnection connection, JobLease lease, Work<T> work) {
    return ifHeld(connection, ScanStatements.HELD, lease, work);
  }

  /** Does the work if the statement finds the job of the lease; otherwise the result is empty. */
  static <T> Future<Optional<T>> ifHeld(
      SqlConnection connection, String held, JobLease lease, Work<T> work) {
    return connection
        .preparedQuery(held)
        .execute(Tuple.of(lease.job(), lease.epoch()))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : work.in(connection).map(Optional::of));
  }

  /** Statements of a transaction. */
  @FunctionalInterface
  interface Work<T> {
    Future<T> in(SqlConnection connection);
  }

  static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
