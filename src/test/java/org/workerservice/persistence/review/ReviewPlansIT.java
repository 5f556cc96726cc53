package org.workerservice.persistence.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.service.Migrations;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.persistence.database.Database;
import org.workerservice.security.Tenants;
import org.workerservice.support.TestPostgresql;

/** Under row-level security, the statements of the queue walk an index instead of the queue. */
class ReviewPlansIT {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final ReviewFilter PENDING =
      new ReviewFilter(
          Optional.of(ReviewStatus.PENDING),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static DatabaseAddress database;

  @BeforeAll
  static void fill() throws Exception {
    database = TestPostgresql.createDatabase("review_plans");
    Migrations.run(database, false);
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement session = connection.createStatement()) {
      // Leaves out foreign keys: the plans need no workers.
      session.execute("SET session_replication_role = replica");
      session.execute(
          """
          INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score, match_quality,
            detection_method, created_at)
          SELECT '%s', least(a, b), greatest(a, b), 0.5 + n %% 5000 / 10000.0, 'possible', 'import',
            now() - n * interval '1 minute'
          FROM (SELECT n, gen_random_uuid() AS a, gen_random_uuid() AS b
                FROM generate_series(1, 20000) n) pairs
          """
              .formatted(Tenants.DEFAULT));
      session.execute("ANALYZE review_queue");
    }
  }

  /** The index conditions of a statement, as the service would execute it. */
  private static List<String> conditions(String sql) throws Exception {
    Properties properties = new Properties();
    properties.put("user", database.user());
    properties.put("password", database.password());
    properties.put("preferQueryMode", "simple");
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties);
        Statement session = connection.createStatement()) {
      for (var setting : Database.sessionSettings(Tenants.DEFAULT).entrySet()) {
        session.execute("SET \"%s\" TO '%s'".formatted(setting.getKey(), setting.getValue()));
      }
      try (ResultSet rows = session.executeQuery("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + sql)) {
        rows.next();
        JsonNode plan = Json.MAPPER.readTree(rows.getString(1));
        return plan.findValuesAsText("Index Cond");
      }
    }
  }

  private static String list(ReviewOrder order, Optional<ReviewOrder.Place> after) {
    return ReviewList.of(
            new ReviewCommand.ListItems(Tenants.DEFAULT, PENDING, order, 0.85, after, 50))
        .sql();
  }

  @ParameterizedTest
  @EnumSource(ReviewOrder.class)
  void shouldStartLaterPagesAtTheirPlace(ReviewOrder order) throws Exception {
    List<String> found =
        conditions(list(order, Optional.of(new ReviewOrder.Place(order, 9_000, ID))));

    assertThat(found)
        .isNotEmpty()
        .allMatch(condition -> condition.contains("score_key") || condition.contains("created_at"));
  }

  @Test
  void shouldWalkFromTheThreshold() throws Exception {
    assertThat(conditions(list(ReviewOrder.INFORMATIVE, Optional.empty())))
        .hasSize(2)
        .allMatch(condition -> condition.contains("score_key"));
  }

  @Test
  void shouldTakeTheNextItemById() throws Exception {
    RequestContext context =
        new RequestContext(
            "steward",
            Set.of(Role.CREDENTIALING_OFFICER),
            Tenants.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            "trace",
            Deadline.in(Duration.ofSeconds(1)));
    String sql =
        NextItem.of(
                new StewardCommand.TakeNext(
                    context,
                    PENDING,
                    ReviewOrder.SCORE,
                    0.85,
                    Duration.ofMinutes(30),
                    List.of(),
                    false))
            .sql();

    assertThat(conditions(sql))
        .anyMatch(condition -> condition.matches("\\(id = .*InitPlan.*"))
        .contains("(id = candidate.id)");
  }

  @Test
  void shouldStartLaterPagesOfClustersAtTheirPlace() throws Exception {
    assertThat(conditions(ReviewClusters.SEEDS))
        .anyMatch(condition -> condition.contains("score_key"));
  }
}
