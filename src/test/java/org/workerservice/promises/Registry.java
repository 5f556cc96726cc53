package org.workerservice.promises;

import java.util.LinkedHashMap;
import java.util.Map;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.support.Sql;

/** Checks the consistency of the database. */
final class Registry {
  private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

  static {
    ask(
        "a worker whose audit rows are not one for each version",
        """
        SELECT count(*) FROM workers w
        WHERE (SELECT array_agg(entity_version ORDER BY entity_version) FROM audit_log a
               WHERE a.entity_id = w.id AND a.entity_type = 'worker')
          IS DISTINCT FROM (SELECT array_agg(v) FROM generate_series(1, w.version) v)
        """);
    ask(
        "a worker whose events are not one for each version in their order",
        """
        SELECT count(*) FROM workers w
        LEFT JOIN (SELECT worker_id, array_agg(worker_version ORDER BY sequence) AS versions
                   FROM outbox WHERE type LIKE 'Worker%' GROUP BY worker_id) o ON o.worker_id = w.id
        WHERE o.versions
          IS DISTINCT FROM (SELECT array_agg(v) FROM generate_series(1, w.version) v)
        """);
    ask(
        "an event without a worker",
        "SELECT count(*) FROM outbox o WHERE NOT EXISTS (SELECT FROM workers w WHERE w.id = o.worker_id)");
    ask(
        "an audit row without a worker",
        """
        SELECT count(*) FROM audit_log a
        WHERE a.entity_type = 'worker' AND NOT EXISTS (SELECT FROM workers w WHERE w.id = a.entity_id)
        """);
    ask(
        "an event that says something else than the audit row of its version",
        """
        SELECT count(*) FROM outbox o
        JOIN audit_log a ON a.entity_id = o.worker_id AND a.entity_version = o.worker_version
          AND a.entity_type = 'worker'
        WHERE o.type LIKE 'Worker%' AND upper(replace(replace(o.type, 'Replaced', 'Merged'), 'Worker', ''))
          NOT LIKE a.action || '%'
        """);
    ask(
        "a worker whose record is not what the last audit row says",
        """
        SELECT count(*) FROM workers w
        JOIN audit_log a ON a.entity_id = w.id AND a.entity_version = w.version
          AND a.entity_type = 'worker'
        WHERE a.new_values IS DISTINCT FROM w.record
        """);
    ask(
        "a worker whose columns are not what its record says",
        """
        SELECT count(*) FROM workers w
        JOIN worker_names n ON n.worker_id = w.id AND n.position = 0
        WHERE (w.marital_status, w.birth_date::text, w.gender, n.family, to_jsonb(n.given))
          IS DISTINCT FROM (w.record ->> 'marital_status', w.record ->> 'birth_date',
            w.record ->> 'gender', w.record #>> '{name,family}', w.record #> '{name,given}')
        """);
    askLists();
    ask(
        "a worker that is deleted and active, or neither",
        "SELECT count(*) FROM workers WHERE active = (deleted_at IS NOT NULL)");
    ask(
        "a living worker without the match keys of its last version, or a dead one with some",
        """
        SELECT count(*) FROM workers w
        WHERE (SELECT array_agg(m.key ORDER BY m.key) FROM match_keys m
               JOIN outbox o ON o.sequence = m.sequence AND o.worker_version = w.version
               WHERE m.worker_id = w.id)
          IS DISTINCT FROM CASE WHEN deleted_at IS NULL
            THEN (SELECT array_agg(key ORDER BY key) FROM unnest(w.match_keys) key) END
        """);
    ask(
        "a claim held by two living workers",
        """
        SELECT count(*) FROM (
          SELECT FROM identifier_claims c JOIN workers w ON w.id = c.worker_id
          WHERE c.status = 'held' AND w.deleted_at IS NULL
          GROUP BY c.tenant_id, c.claim_key HAVING count(*) > 1) doubled
        """);
    ask(
        "a claim of a deleted worker",
        """
        SELECT count(*) FROM identifier_claims c JOIN workers w ON w.id = c.worker_id
        WHERE w.deleted_at IS NOT NULL
        """);
    ask(
        "a remembered request whose version of a worker is not there",
        """
        SELECT count(*) FROM idempotency_keys k
        WHERE NOT EXISTS (SELECT FROM outbox o
          WHERE o.worker_id = k.worker_id AND o.worker_version = k.worker_version)
        """);
  }

  private Registry() {}

  private static void ask(String what, String sql) {
    QUESTIONS.put(what, sql);
  }

  private static void askLists() {
    Map<String, String> tableToList =
        Map.of(
            "worker_identifiers", "identifiers",
            "worker_addresses", "addresses",
            "worker_contacts", "telecom",
            "worker_links", "links",
            "worker_documents", "documents",
            "worker_emergency_contacts", "emergency_contacts",
            "worker_photos", "photo",
            "worker_sources", "sources");
    tableToList.forEach(
        (table, list) ->
            askList(table, "coalesce(jsonb_array_length(w.record -> '" + list + "'), 0)"));
    askList("worker_names", "1 + coalesce(jsonb_array_length(w.record -> 'additional_names'), 0)");
  }

  private static void askList(String table, String length) {
    ask(
        "a worker whose rows in " + table + " are not as many as its record says",
        """
        SELECT count(*) FROM workers w
        WHERE (SELECT count(*) FROM %s c WHERE c.worker_id = w.id) <> %s
        """
            .formatted(table, length));
  }

  /** Returns the inconsistencies with their numbers of cases; empty if there are none. */
  static Map<String, Long> contradictions(DatabaseAddress address) {
    Sql sql = new Sql(address);
    Map<String, Long> found = new LinkedHashMap<>();
    QUESTIONS.forEach(
        (what, question) -> {
          long cases = sql.count(question);
          if (cases > 0) {
            found.put(what, cases);
          }
        });
    return found;
  }
}
