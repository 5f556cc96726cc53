package org.workerservice.persistence.worker.write;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workerservice.model.SourceKey;
import org.workerservice.model.WorkerSource;

/**
 * The statements that write the source keys of workers. Rows are removed and written in two
 * statements, so that a key can move from one worker to another.
 */
final class SourceStatements {
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
