package org.workerservice.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.app.postgresql.DatabaseAddress;

/** Reads and changes the database of a service directly, without the service. */
public record Sql(DatabaseAddress address) {
  /** Reads a row. */
  public interface RowMapper<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns the rows of a query. */
  public <T> List<T> list(RowMapper<T> mapper, String sql, Object... parameters) {
    return run(
        sql,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
              found.add(mapper.read(rows));
            }
            return found;
          }
        });
  }

  /** Returns the single number that a query returns. */
  public long count(String sql, Object... parameters) {
    return list(row -> row.getLong(1), sql, parameters).getFirst();
  }

  /** Returns the texts in the first column of a query. */
  public List<String> texts(String sql, Object... parameters) {
    return list(row -> row.getString(1), sql, parameters);
  }

  /** Runs a statement that returns nothing. */
  public void execute(String sql, Object... parameters) {
    run(sql, parameters, PreparedStatement::execute);
  }

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String sql, Object[] parameters, Use<T> use) {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setObject(index + 1, parameters[index]);
      }
      return use.of(statement);
    } catch (SQLException error) {
      throw new IllegalStateException("the database refused: " + sql, error);
    }
  }
}
