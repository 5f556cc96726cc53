package org.workerservice.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;

class TestPostgresqlIT {
  @Test
  void shouldGiveEachCallerItsOwnDatabaseOnOneServer() throws SQLException {
    DatabaseAddress one = TestPostgresql.createDatabase("own");
    DatabaseAddress two = TestPostgresql.createDatabase("own");

    createNote(one);
    createNote(two);

    assertThat(one.port()).isEqualTo(two.port());
    assertThat(one.database()).startsWith("own_").isNotEqualTo(two.database());
  }

  private static void createNote(DatabaseAddress address) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note ()");
    }
  }
}
