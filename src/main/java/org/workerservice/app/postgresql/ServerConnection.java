package org.workerservice.app.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.workerservice.app.startup.StartupException;

/** Sets up and checks a newly started server over JDBC. */
final class ServerConnection {
  private static final int CONNECT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 60;

  private ServerConnection() {}

  static Connection open(DatabaseAddress address) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(address.jdbcUrl());
    source.setUser(address.user());
    source.setPassword(address.password());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setSslMode("disable");
    source.setGssEncMode("disable");
    return source.getConnection();
  }

  /**
   * Asks the server whether the promised settings are in effect.
   *
   * @throws StartupException that names the first setting that is not
   */
  static void checkSettings(Connection connection) throws SQLException {
    check(connection, "data_checksums", "on");
    for (Map.Entry<String, String> promised : ServerSettings.PROMISED.entrySet()) {
      check(connection, promised.getKey(), promised.getValue());
    }
  }

  static void createDatabaseIfMissing(Connection connection, String database) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, database);
      try (ResultSet found = query.executeQuery()) {
        if (found.next()) {
          return;
        }
      }
    }
    try (Statement create = connection.createStatement()) {
      create.execute("CREATE DATABASE " + create.enquoteIdentifier(database, true));
    }
  }

  private static void check(Connection connection, String setting, String promised)
      throws SQLException {
    try (Statement show = connection.createStatement();
        ResultSet answer = show.executeQuery("SHOW " + setting)) {
      answer.next();
      if (!answer.getString(1).equals(promised)) {
        throw new StartupException(
            "PostgreSQL runs with %s=%s, but the service needs %s: reset it for the role postgres (ALTER ROLE postgres RESET ...)."
                .formatted(setting, answer.getString(1), promised));
      }
    }
  }
}
