package org.workerservice.app.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.startup.StartupException;

/**
 * Migrates the database to the schema of this version, as its owner, before anything else uses it.
 */
public final class Migrations {
  private static final int MIN_SERVER_VERSION = 180_000;
  private static final List<String> DURABLE =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private Migrations() {}

  /**
   * Checks the server and migrates the database. Blocks.
   *
   * @param allowUnsafe whether a server that may lose acknowledged writes is accepted
   * @throws StartupException with a sentence for the operator
   */
  public static void run(DatabaseAddress address, boolean allowUnsafe) {
    check(address, allowUnsafe);
    try {
      Flyway.configure()
          .dataSource(address.jdbcUrl(), address.user(), address.password())
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException error) {
      throw new StartupException(
          "The database schema could not be migrated: " + firstLine(error), error);
    }
  }

  private static void check(DatabaseAddress address, boolean allowUnsafe) {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      if (number(statement, "server_version_num") < MIN_SERVER_VERSION) {
        throw new StartupException("The database server is too old. Use PostgreSQL 18 or newer.");
      }
      refuseOldSchema(statement);
      List<String> unsafe = new ArrayList<>();
      for (String setting : DURABLE) {
        if (show(statement, setting).equals("off")) {
          unsafe.add(setting);
        }
      }
      if (!unsafe.isEmpty() && !allowUnsafe) {
        throw new StartupException(
            "The database may lose acknowledged writes: "
                + String.join(", ", unsafe)
                + " must be on. For tests only, set database.allow_unsafe_durability.");
      }
    } catch (SQLException error) {
      throw new StartupException(
          "The database at "
              + address.host()
              + ":"
              + address.port()
              + " cannot be used: "
              + firstLine(error),
          error);
    }
  }

  /** Earlier builds were never released, so their migrations have no upgrade path. */
  private static void refuseOldSchema(Statement statement) throws SQLException {
    if (count(statement, "SELECT count(to_regclass('flyway_schema_history'))") > 0
        && count(statement, "SELECT count(*) FROM flyway_schema_history WHERE version = '210'")
            > 0) {
      throw new StartupException(
          "The database was created by an earlier development build and cannot be upgraded."
              + " Start with an empty database or another data directory, and import the workers"
              + " again.");
    }
  }

  private static int count(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }

  private static int number(Statement statement, String setting) throws SQLException {
    return Integer.parseInt(show(statement, setting));
  }

  private static String show(Statement statement, String setting) throws SQLException {
    try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
      result.next();
      return result.getString(1);
    }
  }

  private static String firstLine(Throwable error) {
    String message =
        error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
  }
}
