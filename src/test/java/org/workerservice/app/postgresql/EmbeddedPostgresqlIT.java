package org.workerservice.app.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.app.startup.StartupException;

@Timeout(120)
class EmbeddedPostgresqlIT {
  @TempDir static Path shared;
  @TempDir Path directory;

  private final List<String> progress = new CopyOnWriteArrayList<>();

  private static Binaries binaries;

  @BeforeAll
  static void unpackOnce() throws IOException {
    binaries = Binaries.unpack(shared, _ -> {});
  }

  @BeforeEach
  void linkBinaries() throws IOException {
    link(directory);
  }

  @Test
  void shouldUnpackOnlyOnce() throws Exception {
    assertThat(Binaries.unpack(shared, progress::add)).isEqualTo(binaries);

    assertThat(progress).isEmpty();
    assertThat(shared).isDirectoryNotContaining("glob:**partial*");
    assertThat(binaries.program("postgres")).isExecutable();
    assertThat(binaries.directory().resolve("lib/libpq.so")).isSymbolicLink();
  }

  @Test
  void shouldServeDurablyAndKeepDataAndPasswordBetweenRuns() throws Exception {
    DatabaseAddress first;
    try (EmbeddedPostgresql server = start(directory)) {
      first = server.address();
      assertThat(ask(first, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(first, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(first, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(first, "SHOW data_checksums")).isEqualTo("on");
      assertThat(ask(first, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(ask(first, "SHOW jit")).isEqualTo("off");
      assertThat(ask(first, "SELECT datlocprovider::text || datlocale FROM pg_database LIMIT 1"))
          .isEqualTo("bC.UTF-8");
      assertThat(ask(first, "SELECT rolpassword FROM pg_authid WHERE rolname = 'postgres'"))
          .startsWith("SCRAM-SHA-256$");
      run(first, "CREATE EXTENSION pg_stat_statements");
      run(first, "CREATE TABLE note AS SELECT 'kept' AS text");
    }
    assertThat(new LeftBehind(Cluster.in(directory).data()).find()).isEmpty();
    assertThatThrownBy(() -> ask(first, "SELECT 1")).isInstanceOf(SQLException.class);
    progress.clear();

    try (EmbeddedPostgresql server = start(directory)) {
      assertThat(ask(server.address(), "SELECT text FROM note")).isEqualTo("kept");
      assertThat(server.address().password()).isEqualTo(first.password());
      assertThat(progress).as("neither unpacked nor initialised again").isEmpty();
    }
  }

  @Test
  void shouldRefuseWrongPasswordAndKeepTheRightOneForItsOwner() throws Exception {
    try (EmbeddedPostgresql server = start(directory)) {
      DatabaseAddress right = server.address();
      DatabaseAddress wrong =
          new DatabaseAddress(right.host(), right.port(), right.database(), right.user(), "guess");

      assertThatThrownBy(() -> ask(wrong, "SELECT 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      Path file = directory.resolve("postgresql").resolve("password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void shouldLogNoValuesOfFailedStatements() throws Exception {
    try (EmbeddedPostgresql server = start(directory)) {
      run(server.address(), "CREATE TABLE person (name text PRIMARY KEY, age int CHECK (age > 0))");
      run(server.address(), "INSERT INTO person VALUES ('Planted', 1)");

      for (String failing :
          List.of(
              "INSERT INTO person VALUES ('Planted', 2)",
              "INSERT INTO person VALUES ('Planted too', 0)",
              "SELECT 'Planted'::int",
              "DO $$ BEGIN RAISE WARNING 'Planted'; END $$; SELECT 'Planted'::date")) {
        assertThatThrownBy(() -> run(server.address(), failing)).isInstanceOf(SQLException.class);
      }
    }

    assertThat(Files.readString(directory.resolve("postgresql").resolve("server.log"), UTF_8))
        .contains("ready to accept connections")
        .doesNotContain("Planted");
  }

  @Test
  void shouldComeBackOnTheSamePortWhenThePostmasterIsKilled() throws Exception {
    try (EmbeddedPostgresql server = start(directory)) {
      run(server.address(), "CREATE TABLE note (text text)");
      for (int round = 1; round <= 3; round++) {
        run(server.address(), "INSERT INTO note VALUES ('acknowledged')");

        long killed = postmaster().pid();
        Signal.KILL.send(killed);

        String expected = Integer.toString(round);
        await()
            .atMost(Duration.ofSeconds(40))
            .ignoreExceptionsInstanceOf(SQLException.class)
            .untilAsserted(
                () -> {
                  assertThat(ask(server.address(), "SELECT count(*) FROM note"))
                      .isEqualTo(expected);
                  assertThat(postmaster().pid()).isNotEqualTo(killed);
                });
      }
    }
    assertThat(new LeftBehind(Cluster.in(directory).data()).find()).as("stays closed").isEmpty();
  }

  @Test
  void shouldReplaceTheServerThatAKilledProcessLeftBehind() throws Exception {
    Process owner = startOwner();
    DatabaseAddress left = addressOf(owner);
    run(left, "CREATE TABLE note AS SELECT 'kept' AS text");
    owner.destroyForcibly().waitFor();
    ProcessHandle orphan = postmaster();
    assertThat(ask(left, "SELECT 1")).as("the server outlives its owner").isEqualTo("1");

    try (DataDirectory data = DataDirectory.open(directory);
        EmbeddedPostgresql server = start(data.path())) {
      assertThat(progress).anyMatch(line -> line.contains("(process " + orphan.pid() + ")"));
      assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
      assertThat(ask(server.address(), "SELECT text FROM note")).isEqualTo("kept");
    }
  }

  @Test
  void shouldStopTheServerOnSigterm() throws Exception {
    Process owner = startOwner();
    addressOf(owner);

    owner.destroy();
    owner.waitFor();

    assertThat(new LeftBehind(Cluster.in(directory).data()).find()).isEmpty();
  }

  @Test
  void shouldRunSideBySideOnDifferentDirectories(@TempDir Path other) throws Exception {
    link(other);
    try (EmbeddedPostgresql one = start(directory);
        EmbeddedPostgresql two = start(other)) {
      run(one.address(), "CREATE TABLE only_here ()");

      assertThat(one.address().port()).isNotEqualTo(two.address().port());
      assertThat(ask(two.address(), "SELECT to_regclass('only_here') IS NULL")).isEqualTo("t");
    }
  }

  @Test
  void shouldIgnoreStalePidFileAndHalfDoneWorkOfAnInterruptedStart() throws Exception {
    start(directory).close();
    Path home = directory.resolve("postgresql");
    Files.writeString(
        home.resolve("data").resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
    Path half = Files.createDirectories(home.resolve("binaries-18-abc.partial-1").resolve("bin"));
    Files.createDirectories(home.resolve("data.partial"));

    try (EmbeddedPostgresql server = start(directory)) {
      assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
      assertThat(half).doesNotExist();
    }
  }

  @Test
  void shouldRefuseFilesOfAnotherMajorVersion() throws IOException {
    Path data = Files.createDirectories(directory.resolve("postgresql").resolve("data"));
    Files.writeString(data.resolve("PG_VERSION"), "17\n");

    assertThatThrownBy(() -> start(directory))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("are from PostgreSQL 17, but this release uses PostgreSQL 18");
  }

  @Test
  void shouldSayWhyTheServerDoesNotStart() throws IOException {
    start(directory).close();
    Files.delete(directory.resolve("postgresql/data/global/pg_control"));

    assertThatThrownBy(() -> start(directory))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("PostgreSQL cannot start: ")
        .hasMessageContaining("server.log");
  }

  // Unpacking takes longer than everything else.
  private static void link(Path dataDirectory) throws IOException {
    Path home = Files.createDirectories(dataDirectory.resolve("postgresql"));
    Files.createSymbolicLink(
        home.resolve(binaries.directory().getFileName()), binaries.directory());
  }

  private EmbeddedPostgresql start(Path dataDirectory) {
    return EmbeddedPostgresql.start(dataDirectory, progress::add);
  }

  private ProcessHandle postmaster() throws IOException {
    return new LeftBehind(Cluster.in(directory).data()).find().orElseThrow();
  }

  private Process startOwner() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ServerProcess.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private DatabaseAddress addressOf(Process owner) throws IOException {
    BufferedReader output = owner.inputReader(UTF_8);
    return new DatabaseAddress(
        "127.0.0.1",
        Integer.parseInt(output.readLine()),
        "worker_service",
        Cluster.SUPERUSER,
        Cluster.in(directory).password());
  }

  private static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void run(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}
