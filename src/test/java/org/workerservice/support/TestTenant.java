package org.workerservice.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.security.Caller;

/**
 * The registry of one tenant of a running service, over HTTP and, as the owner of the database,
 * over SQL.
 */
public record TestTenant(ServiceProcess service, UUID id) {
  private static final Map<DatabaseAddress, Connection> ADDRESS_TO_CONNECTION = new HashMap<>();

  /** A new tenant, empty. */
  public static TestTenant of(ServiceProcess service) {
    return new TestTenant(service, UUID.randomUUID());
  }

  /**
   * What a refused request must not change.
   *
   * @param workers rows, deleted ones included
   * @param auditRows changes, not reads
   */
  public record Counts(
      long workers, long auditRows, long events, long reviews, long idempotencyKeys) {}

  /** A client of a user named after the role. */
  public ApiClient client(Role role) {
    return client("test-" + role.code(), role);
  }

  /** A client of that user. */
  public ApiClient client(String subject, Role role) {
    return new ApiClient(service::url, token(subject, role));
  }

  /** A token of that user. */
  public String token(String subject, Role role) {
    return service.token(new Caller(subject, Set.of(role), id));
  }

  /** Counts the rows of the tables. */
  public Counts counts() {
    return new Counts(
        count("workers"),
        count("audit_log"),
        count("outbox"),
        count("review_queue"),
        count("idempotency_keys"));
  }

  private long count(String table) {
    return (long)
        query("SELECT count(*) AS rows FROM " + table + " WHERE tenant_id = ?", id)
            .getFirst()
            .get("rows");
  }

  /** Runs a query and returns its rows, column by name; row-level security does not apply. */
  public List<Map<String, Object>> query(String sql, Object... parameters) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setObject(index + 1, parameters[index]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result);
      }
    } catch (SQLException error) {
      throw new AssertionError("the database refused: " + sql, error);
    }
  }

  /** One connection for all queries to a server: connecting takes longer than most queries. */
  private Connection connection() throws SQLException {
    DatabaseAddress address = service.database();
    synchronized (ADDRESS_TO_CONNECTION) {
      Connection open = ADDRESS_TO_CONNECTION.get(address);
      if (open == null || !open.isValid(1)) {
        open = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        ADDRESS_TO_CONNECTION.put(address, open);
      }
      return open;
    }
  }

  private static List<Map<String, Object>> rows(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<Map<String, Object>> rows = new ArrayList<>();
    while (result.next()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int index = 1; index <= columns.getColumnCount(); index++) {
        row.put(columns.getColumnLabel(index), result.getObject(index));
      }
      rows.add(row);
    }
    return rows;
  }
}
