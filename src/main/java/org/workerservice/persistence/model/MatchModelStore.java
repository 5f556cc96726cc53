package org.workerservice.persistence.model;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.log.LogStatements;

/** Reads and changes the models of a tenant. */
final class MatchModelStore {
  private static final String FIELDS =
      """
      id, version, name, status, records, candidate_pairs, random_pairs, seed, living, created_at,
      created_by, activated_at, activated_by, retired_at, trial::text AS trial\
      """;

  private static final String LIST =
      "SELECT "
          + FIELDS
          + ", NULL::text AS content FROM match_models WHERE tenant_id = $1 ORDER BY version DESC";

  private static final String FIND =
      "SELECT " + FIELDS + ", model::text AS content FROM match_models WHERE id = $1";

  private static final String ACTIVE = "SELECT tenant_id, id, version FROM active_match_models()";

  /** One change at a time in a tenant: versions have no gaps, and at most one model is active. */
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('match models of ' || $1, 0))";

  /** $1 tenant, $2 to $6 the caller. */
  private static final String AUDIT =
      """
      INSERT INTO audit_log (tenant_id, user_id, roles, action, entity_type, entity_id,
        entity_version, old_values, new_values, ip_address, user_agent, trace_id)
      SELECT $1, $2, string_to_array($3, ','), '%s', 'match_model', c.id, NULL, c.before, c.after,
        $4::text::inet, $5, $6
      FROM changed c
      """;

  private static final String STORE =
      """
      WITH stored AS (
        INSERT INTO match_models (tenant_id, version, name, model, records, candidate_pairs,
          random_pairs, seed, living, created_by)
        SELECT $1, coalesce(max(m.version), 0) + 1, $7, $8::text::jsonb, $9, $10, $11, $12, $13, $2
        FROM match_models m WHERE m.tenant_id = $1
        RETURNING *
      ), changed AS (
        SELECT id, NULL::jsonb AS before,
          jsonb_build_object('version', version, 'name', name, 'records', records) AS after
        FROM stored
      ), audited AS (
      """
          + AUDIT.formatted("TRAIN")
          + ") SELECT "
          + FIELDS
          + ", NULL::text AS content FROM stored";

  private static final String STORE_TRIAL =
      "UPDATE match_models SET trial = $2::text::jsonb WHERE id = $1";

  private static final String KNOWN = "SELECT status FROM match_models WHERE id = $1";

  /**
   * Runs before the next model is activated: the unique index allows one, and checks row by row.
   */
  private static final String RETIRE =
      """
      UPDATE match_models SET status = 'retired', retired_at = now()
      WHERE tenant_id = $1 AND status = 'active' AND id IS DISTINCT FROM $2
      RETURNING id, version
      """;

  /** $7 the model to activate, null for the built-in one; $8 and $9 the previously active one. */
  private static final String ACTIVATE =
      """
      WITH activated AS (
        UPDATE match_models SET status = 'active', activated_at = now(), activated_by = $2,
          retired_at = NULL
        WHERE id = $7 AND status <> 'active'
        RETURNING id, version
      ), changed AS (
        SELECT coalesce($7, $8) AS id,
          CASE WHEN $8::uuid IS NOT NULL
            THEN jsonb_build_object('active', $8::uuid, 'version', $9::int) END AS before,
          CASE WHEN $7::uuid IS NOT NULL
            THEN jsonb_build_object('active', $7::uuid, 'version', (SELECT version FROM activated))
            END AS after
        WHERE $8::uuid IS NOT NULL OR EXISTS (SELECT FROM activated)
      )
      """
          + AUDIT.formatted("ACTIVATE");

  private final Database database;

  MatchModelStore(Database database) {
    this.database = database;
  }

  Future<List<StoredModel>> list(UUID tenant) {
    return database
        .query(tenant, LIST, Tuple.of(tenant))
        .map(rows -> stream(rows).map(MatchModelStore::model).toList());
  }

  Future<Optional<StoredModel>> find(UUID tenant, UUID id) {
    return database
        .query(tenant, FIND, Tuple.of(id))
        .map(rows -> stream(rows).map(MatchModelStore::model).findFirst());
  }

  Future<List<MatchModelCommand.Active>> active(UUID tenant) {
    return database
        .query(tenant, ACTIVE, Tuple.tuple())
        .map(
            rows ->
                stream(rows)
                    .map(
                        row ->
                            new MatchModelCommand.Active(
                                row.getUUID("tenant_id"),
                                row.getUUID("id"),
                                row.getInteger("version")))
                    .toList());
  }

  Future<StoredModel> store(MatchModelCommand.StoreModel store) {
    StoredModel.Training training = store.training();
    Tuple parameters =
        LogStatements.caller(store.context())
            .addValue(store.name())
            .addValue(store.content())
            .addValue(training.records())
            .addValue(training.candidatePairs())
            .addValue(training.randomPairs())
            .addValue(training.seed())
            .addValue(training.living());
    return changing(
        store.context(),
        connection ->
            connection
                .preparedQuery(STORE)
                .execute(parameters)
                .map(rows -> model(rows.iterator().next())));
  }

  Future<Boolean> storeTrial(MatchModelCommand.StoreTrial store) {
    return database
        .query(store.tenant(), STORE_TRIAL, Tuple.of(store.id(), store.trial()))
        .map(rows -> rows.rowCount() == 1);
  }

  Future<Boolean> activate(MatchModelCommand.Activate activate) {
    UUID id = activate.id().orElse(null);
    return changing(
        activate.context(),
        connection ->
            connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(id))
                .compose(
                    known ->
                        id != null && known.size() == 0
                            ? Future.succeededFuture(false)
                            : replace(connection, activate.context(), id).map(true)));
  }

  private static Future<?> replace(SqlConnection connection, RequestContext context, UUID id) {
    return connection
        .preparedQuery(RETIRE)
        .execute(Tuple.of(context.tenant(), id))
        .compose(
            retired -> {
              Optional<Row> before = stream(retired).findFirst();
              return connection
                  .preparedQuery(ACTIVATE)
                  .execute(
                      LogStatements.caller(context)
                          .addValue(id)
                          .addValue(before.map(row -> row.getUUID("id")).orElse(null))
                          .addValue(before.map(row -> row.getInteger("version")).orElse(null)));
            });
  }

  private <T> Future<T> changing(RequestContext context, Function<SqlConnection, Future<T>> work) {
    return database.transaction(
        context.tenant(),
        connection -> {
          Future<?> known =
              connection
                  .preparedQuery(LogStatements.PUT_TENANT)
                  .execute(Tuple.of(context.tenant()));
          Future<?> locked =
              connection.preparedQuery(LOCK).execute(Tuple.of(context.tenant().toString()));
          return Future.all(known, locked).compose(ready -> work.apply(connection));
        });
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static StoredModel model(Row row) {
    return new StoredModel(
        row.getUUID("id"),
        row.getInteger("version"),
        row.getString("name"),
        row.getString("status"),
        new StoredModel.Training(
            row.getLong("records"),
            row.getLong("candidate_pairs"),
            row.getLong("random_pairs"),
            row.getLong("seed"),
            row.getLong("living")),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getString("created_by"),
        time(row, "activated_at"),
        Optional.ofNullable(row.getString("activated_by")),
        time(row, "retired_at"),
        Optional.ofNullable(row.getString("trial")),
        Optional.ofNullable(row.getString("content")));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
