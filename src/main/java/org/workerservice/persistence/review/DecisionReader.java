package org.workerservice.persistence.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.model.MatchDecision;
import org.workerservice.persistence.database.Database;

/** Reads the decisions of people on pairs of workers. */
public final class DecisionReader {
  /** A pair is stored with the smaller id first, so the other worker may be in either column. */
  private static final String FIND =
      """
      SELECT q.other, q.status, q.version, q.worker, q.compared, w.identity_print
      FROM (
        SELECT worker_id_b AS other, status, version,
          substring(compared FOR length(compared) / 2) AS worker,
          substring(compared FROM length(compared) / 2 + 1) AS compared
        FROM review_queue
        WHERE worker_id_a = $1 AND worker_id_b = ANY($2) AND status IN ('confirmed', 'rejected')
        UNION ALL
        SELECT worker_id_a, status, version,
          substring(compared FROM length(compared) / 2 + 1),
          substring(compared FOR length(compared) / 2)
        FROM review_queue
        WHERE worker_id_b = $1 AND worker_id_a = ANY($2) AND status IN ('confirmed', 'rejected')
      ) q
      CROSS JOIN LATERAL (SELECT identity_print FROM workers WHERE id = q.other OFFSET 0) w
      """;

  private final Database database;

  public DecisionReader(Database database) {
    this.database = database;
  }

  /** Returns the decisions on pairs of this worker; pairs without a decision are left out. */
  public Future<List<PairDecision>> find(UUID tenant, UUID worker, List<UUID> others) {
    return database
        .query(
            tenant, FIND, Tuple.tuple().addUUID(worker).addArrayOfUUID(others.toArray(UUID[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(DecisionReader::decision)
                    .toList());
  }

  private static PairDecision decision(Row row) {
    return new PairDecision(
        row.getUUID("other"),
        MatchDecision.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getLong("version"),
        Optional.ofNullable(row.getBuffer("compared")).map(compared -> compared(row)));
  }

  private static PairDecision.Compared compared(Row row) {
    return new PairDecision.Compared(
        row.getBuffer("worker").getBytes(),
        row.getBuffer("compared").getBytes(),
        row.getBuffer("identity_print").getBytes());
  }
}
