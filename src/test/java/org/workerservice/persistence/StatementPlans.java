package org.workerservice.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.json.Json;
import org.workerservice.persistence.database.Database;
import org.workerservice.security.Tenants;
import org.workerservice.support.Sql;

/**
 * How PostgreSQL would execute the statements of the service if it planned them on empty tables, as
 * it does while a new registry is filled: such a plan is kept for minutes.
 */
public final class StatementPlans {
  private static final String SENT =
      """
      SELECT query FROM pg_stat_statements s
      JOIN pg_database d ON d.oid = s.dbid AND d.datname = current_database()
      WHERE s.userid = 'worker_service_application'::regrole
        AND query ~* '^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)' AND query ~ ?
      ORDER BY query
      """;

  /** Tables that grow with the registry and are read for every write. */
  private static final Set<String> LARGE =
      Set.of(
          "workers",
          "match_keys",
          "outbox",
          "import_outcomes",
          "idempotency_keys",
          "worker_assignments");

  /** Statements of jobs that read the whole registry, or an index of their remaining work. */
  private static final List<String> WHOLE =
      List.of(
          "AS living",
          "uuid_hash_extended(",
          "DELETE FROM idempotency_keys",
          "AND features_version < ");

  /** pg_stat_statements replaces the 0 by a parameter, which changes the plan. */
  private static final Pattern FENCE = Pattern.compile("OFFSET \\$\\d+");

  private StatementPlans() {}

  /** Returns the statements on large tables that a service has sent to its database. */
  public static List<String> sent(DatabaseAddress database) {
    return new Sql(database).texts(SENT, "\\m(" + String.join("|", LARGE) + ")\\M");
  }

  /**
   * Returns the reads of each statement that have no index condition.
   *
   * @param empty a database with the empty tables of the service
   */
  public static List<String> readWhole(DatabaseAddress empty, List<String> statements) {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(empty.jdbcUrl(), simple(empty));
        Statement session = connection.createStatement()) {
      for (var setting : Database.sessionSettings(Tenants.DEFAULT).entrySet()) {
        session.execute("SET \"%s\" TO '%s'".formatted(setting.getKey(), setting.getValue()));
      }
      for (String statement : statements) {
        if (WHOLE.stream().noneMatch(statement::contains)) {
          readWhole(plan(session, statement), "")
              .forEach(read -> found.add(read + ": " + statement));
        }
      }
      return found;
    } catch (SQLException | JsonProcessingException refused) {
      throw new AssertionError("the plans could not be read", refused);
    }
  }

  /** The extended protocol requires parameter values, even for a generic plan. */
  private static Properties simple(DatabaseAddress address) {
    Properties properties = new Properties();
    properties.put("user", address.user());
    properties.put("password", address.password());
    properties.put("preferQueryMode", "simple");
    return properties;
  }

  private static JsonNode plan(Statement session, String statement)
      throws SQLException, JsonProcessingException {
    try (ResultSet rows =
        session.executeQuery(
            "EXPLAIN (GENERIC_PLAN, FORMAT JSON) "
                + FENCE.matcher(statement).replaceAll("OFFSET 0"))) {
      rows.next();
      return Json.MAPPER.readTree(rows.getString(1)).at("/0/Plan");
    } catch (SQLException refused) {
      throw new SQLException(statement, refused);
    }
  }

  /**
   * Checks a node and its descendants.
   *
   * @param above the table of a scan by bitmap whose indexes these are, blank elsewhere
   */
  private static List<String> readWhole(JsonNode node, String above) {
    List<String> found = new ArrayList<>();
    String type = node.path("Node Type").asText();
    String table = node.path("Relation Name").asText(above);
    boolean byBitmap = type.equals("Bitmap Heap Scan");
    if (type.endsWith("Scan")
        && !byBitmap
        && LARGE.contains(table)
        && !narrows(node.path("Index Cond").asText())) {
      found.add(table + " by " + node.path("Index Name").asText());
    }
    boolean firstOnly = type.equals("Limit");
    for (JsonNode child : node.path("Plans")) {
      if (!(firstOnly && child.has("Index Name"))) {
        found.addAll(readWhole(child, byBitmap || type.startsWith("Bitmap") ? table : ""));
      }
    }
    return found;
  }

  /** A condition on the tenant alone reads all rows of the tenant. */
  private static boolean narrows(String condition) {
    return !condition.isEmpty() && !condition.matches("\\(tenant_id = \\S+( \\d+\\)\\.col1)?\\)");
  }
}
