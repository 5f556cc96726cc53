package org.workerservice.persistence.worker;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.SourceKey;
import org.workerservice.model.WorkerSource;

/**
 * The statements on the source keys of workers. Rows are removed and written in two statements, so
 * that a key can move from one worker to another.
 */
final class SourceStatements {
  /** Looks up one key after the other, so that each look-up uses the index. */
  private static final String ASKED =
      """
      FROM unnest($2::text[], $3::text[]) AS asked (system, source_id)
      CROSS JOIN LATERAL (
        SELECT worker_id FROM worker_sources
        WHERE tenant_id = $1 AND system = asked.system AND source_id = asked.source_id OFFSET 0
      ) s
      """;

  static final String HOLDERS =
      """
      SELECT asked.system, asked.source_id, s.worker_id, w.deleted_at IS NOT NULL AS deleted
      """
          + ASKED
          + " JOIN workers w ON w.id = s.worker_id";

  static final String FIND =
      "SELECT "
          + WorkerRecords.COLUMNS
          + " FROM workers WHERE id = ANY(ARRAY(SELECT s.worker_id "
          + ASKED
          + "))";

  /**
   * Lists the keys of a system in the order of their ids; $3 is the last id of the page before. It
   * looks up one worker after the other, by its id.
   */
  static final String LIST =
      """
      SELECT s.source_id, s.worker_id, w.employment_status
      FROM worker_sources s
      CROSS JOIN LATERAL (
        SELECT employment_status, deleted_at FROM workers WHERE id = s.worker_id OFFSET 0
      ) w
      WHERE s.tenant_id = $1 AND s.system = $2 AND s.source_id > $3 AND w.deleted_at IS NULL
      ORDER BY s.source_id
      LIMIT $4
      """;

  /** Removes the rows of the workers $1. */
  static final String REMOVE = "DELETE FROM worker_sources WHERE worker_id = ANY($1)";

  /** Writes the rows of the workers $1, which have none. */
  static final String PUT =
      """
      INSERT INTO worker_sources
        (tenant_id, worker_id, position, system, source_id, source_updated_at)
      SELECT w.tenant_id, w.id, e.ordinality - 1, e.system, e.id, e.updated_at
      FROM workers w,
        ROWS FROM (jsonb_to_recordset(coalesce(w.record -> 'sources', '[]'))
          AS (system text, id text, updated_at timestamptz))
          WITH ORDINALITY AS e (system, id, updated_at, ordinality)
      WHERE w.id = ANY($1)
      """;

  private SourceStatements() {}

  static Tuple asked(UUID tenant, Collection<SourceKey> keys) {
    List<SourceKey> all = List.copyOf(keys);
    return Tuple.of(
        tenant,
        column(all, SourceKey::system, String[]::new),
        column(all, SourceKey::id, String[]::new));
  }

  static Map<SourceKey, SourceHolder> holders(Iterable<Row> rows) {
    Map<SourceKey, SourceHolder> keyToHolder = new HashMap<>();
    for (Row row : rows) {
      keyToHolder.put(
          new SourceKey(row.getString("system"), row.getString("source_id")),
          new SourceHolder(row.getUUID("worker_id"), row.getBoolean("deleted")));
    }
    return keyToHolder;
  }

  /** Returns the keys that the worker of an item did not have before. */
  static Set<SourceKey> added(WriteItem item) {
    return switch (item) {
      case WriteItem.Create create -> keys(create.worker().sources());
      case WriteItem.Update update -> added(update);
      case WriteItem.Restore _, WriteItem.Delete _, WriteItem.Note _ -> Set.of();
    };
  }

  private static Set<SourceKey> added(WriteItem.Update update) {
    List<WorkerSource> now = update.worker().sources();
    if (now.equals(update.kept().sources())) {
      return Set.of();
    }
    Set<SourceKey> added = keys(now);
    added.removeAll(keys(update.kept().sources()));
    return added;
  }

  private static Set<SourceKey> keys(List<WorkerSource> sources) {
    Set<SourceKey> keys = new HashSet<>();
    sources.forEach(source -> keys.add(source.key()));
    return keys;
  }

  static boolean isChanged(WriteItem.Update update) {
    return !update.worker().sources().equals(update.kept().sources());
  }
}
