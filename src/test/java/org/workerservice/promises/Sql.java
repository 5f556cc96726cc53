package org.workerservice.promises;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.app.postgresql.DatabaseAddress;

/** Looks into the database of a service past the service itself. */
record Sql(DatabaseAddress address) {
  /** How a row is read. */
  interface RowMapper<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(RowMapper<T> mapper, String sql, Object... parameters) {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setObject(index + 1, parameters[index]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(mapper.read(rows));
        }
        return found;
      }
    } catch (SQLException error) {
      throw new IllegalStateException("the database refused: " + sql, error);
    }
  }

  long count(String sql, Object... parameters) {
    return list(row -> row.getLong(1), sql, parameters).getFirst();
  }
}
