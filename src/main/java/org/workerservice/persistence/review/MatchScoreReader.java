package org.workerservice.persistence.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.workerservice.persistence.database.Database;

/** Reads and removes the scores of stored pairs; triggers of the review queue write them. */
public final class MatchScoreReader {
  private static final List<String> COMPONENTS =
      List.of("name", "birth_date", "gender", "address", "identifier", "tax_id", "document");

  /** Two look-ups by index; a worker has few scores. */
  private static final String LIST =
      """
      SELECT s.*
      FROM (
        SELECT id, candidate_id AS other, total_score::float8 AS score, match_quality,
          name_score::float8 AS name, birth_date_score::float8 AS birth_date,
          gender_score::float8 AS gender, address_score::float8 AS address,
          identifier_score::float8 AS identifier, tax_id_score::float8 AS tax_id,
          document_score::float8 AS document, log_odds::float8 AS log_odds, score_limit,
          model_version, calculated_at,
          CASE $2 WHEN 'best' THEN (total_score * 10000)::bigint
            ELSE (extract(epoch FROM calculated_at) * 1000000)::bigint END AS place
        FROM worker_match_scores WHERE worker_id = $1
        UNION ALL
        SELECT id, worker_id, total_score::float8, match_quality, name_score::float8,
          birth_date_score::float8, gender_score::float8, address_score::float8,
          identifier_score::float8, tax_id_score::float8, document_score::float8,
          log_odds::float8, score_limit, model_version, calculated_at,
          CASE $2 WHEN 'best' THEN (total_score * 10000)::bigint
            ELSE (extract(epoch FROM calculated_at) * 1000000)::bigint END
        FROM worker_match_scores WHERE candidate_id = $1
      ) s
      WHERE $3::bigint IS NULL OR (s.place, s.id) < ($3, $4::uuid)
      ORDER BY s.place DESC, s.id DESC
      LIMIT $5
      """;

  private static final String REMOVE =
      """
      DELETE FROM worker_match_scores WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM worker_match_scores
        WHERE tenant_id = $1 AND calculated_at < now() - make_interval(secs => $2)
        LIMIT $3))
      """;

  private final Database database;

  public MatchScoreReader(Database database) {
    this.database = database;
  }

  Future<List<MatchScore>> list(ReviewCommand.ListScores list) {
    return database
        .query(
            list.tenant(),
            LIST,
            Tuple.tuple()
                .addValue(list.worker())
                .addValue(list.order().code())
                .addValue(list.after().map(MatchScoreOrder.Place::key).orElse(null))
                .addValue(list.after().map(MatchScoreOrder.Place::id).orElse(null))
                .addValue(list.limit()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(MatchScoreReader::score)
                    .toList());
  }

  private static MatchScore score(Row row) {
    Map<String, Double> codeToScore = new LinkedHashMap<>();
    for (String component : COMPONENTS) {
      Optional.ofNullable(row.getDouble(component))
          .ifPresent(value -> codeToScore.put(component, value));
    }
    Integer model = row.getInteger("model_version");
    return new MatchScore(
        row.getUUID("id"),
        row.getUUID("other"),
        row.getDouble("score"),
        row.getString("match_quality"),
        codeToScore,
        Optional.ofNullable(row.getDouble("log_odds")),
        Optional.ofNullable(row.getString("score_limit")),
        model == null ? OptionalInt.empty() : OptionalInt.of(model),
        row.getOffsetDateTime("calculated_at").toInstant());
  }

  /** Removes at most {@code limit} scores older than the retention; returns how many. */
  public Future<Integer> remove(UUID tenant, Duration retention, int limit) {
    return database.transaction(
        tenant,
        connection ->
            connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(tenant, (double) retention.toSeconds(), limit))
                .map(rows -> rows.rowCount()));
  }
}
