package org.workerservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.workerservice.app.postgresql.DataDirectory;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.postgresql.EmbeddedPostgresql;

/**
 * The PostgreSQL server of a test run. Starts on first use and stops when the JVM ends.
 *
 * <p>It is the server at {@code TEST_DATABASE_URL} if that is set (its user needs CREATEDB), a
 * container with {@code -Dtest.postgresql=docker}, and otherwise the embedded server below {@code
 * target/}, which keeps only its unpacked programs between runs.
 */
public final class TestPostgresql {
  private static final Path DIRECTORY = Path.of("target", "test-postgresql");
  private static final Queue<String> CREATED = new ConcurrentLinkedQueue<>();

  private TestPostgresql() {}

  private static final class Server {
    static final DatabaseAddress ADDRESS = start();
  }

  /** A new, empty database. Its name starts with the prefix (lower-case letters, digits, _). */
  public static DatabaseAddress createDatabase(String prefix) {
    String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    String name = prefix + "_" + suffix;
    execute("CREATE DATABASE \"" + name + "\"");
    CREATED.add(name);
    return Server.ADDRESS.withDatabase(name);
  }

  private static DatabaseAddress start() {
    String url = System.getenv("TEST_DATABASE_URL");
    if (url != null && !url.isBlank()) {
      Runtime.getRuntime().addShutdownHook(new Thread(TestPostgresql::dropCreated));
      return DatabaseAddress.parse(url);
    }
    return "docker".equals(System.getProperty("test.postgresql")) ? startContainer() : startOwn();
  }

  private static DatabaseAddress startOwn() {
    DataDirectory directory = DataDirectory.open(DIRECTORY);
    EmbeddedPostgresql.stopLeftBehind(directory.path(), TestPostgresql::say);
    wipe(directory.resolve("postgresql").resolve("data"));
    EmbeddedPostgresql server = EmbeddedPostgresql.start(directory.path(), TestPostgresql::say);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  directory.close();
                }));
    return server.address();
  }

  // Testcontainers removes the container when the JVM ends.
  private static DatabaseAddress startContainer() {
    PostgreSQLContainer container =
        new PostgreSQLContainer("postgres:18")
            .withCommand("postgres", "-c", "shared_preload_libraries=pg_stat_statements");
    container.start();
    return new DatabaseAddress(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        container.getDatabaseName(),
        container.getUsername(),
        container.getPassword());
  }

  private static void dropCreated() {
    CREATED.forEach(name -> execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)"));
  }

  private static void execute(String sql) {
    DatabaseAddress address = Server.ADDRESS;
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test server refused: " + sql, e);
    }
  }

  private static void wipe(Path directory) {
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      tree.sorted((left, right) -> right.compareTo(left)).forEach(TestPostgresql::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String line) {
    System.err.println("test server: " + line);
  }
}
