package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.JarRun;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceFiles;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.SharedService;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/** The messages for the operator when the service cannot start. */
class StartFaultsIT {
  private static final String MIGRATIONS_BEGUN =
      "SELECT count(*) FROM pg_tables WHERE tablename = 'flyway_schema_history'";

  @TempDir private Path directory;

  @Test
  void shouldSayThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      JarRun run =
          JarRun.of(
              Map.of("DATABASE_URL", url(TestPostgresql.createDatabase("port"))),
              "serve",
              "--http-port",
              String.valueOf(taken.getLocalPort()),
              "--data-dir",
              directory.resolve("data").toString());

      assertRefused(run, "uses the HTTP port");
    }
  }

  @Test
  void shouldSayWhoHoldsTheDataDirectory() {
    ServiceProcess holder = SharedService.process();

    JarRun run = serve(holder.dataDirectory(), Map.of());

    assertRefused(run, String.valueOf(holder.pid()));
    assertThat(holder.client(Role.READ_ONLY).get("/api/workers?limit=1").status()).isEqualTo(200);
  }

  @Test
  void shouldSayThatTheDataDirectoryCannotBeWritten() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertRefused(serve(file.resolve("data"), Map.of()), "cannot be created or written");
  }

  @Test
  void shouldSayThatTheDataDirectoryIsOfAnotherVersion() throws IOException {
    Files.writeString(directory.resolve("version"), "99\n");

    assertRefused(serve(directory, Map.of()), "version \"99\"");
  }

  @Test
  void shouldNameAnUnknownSetting() throws IOException {
    Path config = directory.resolve("service.yaml");
    Files.writeString(config, "http:\n  prot: 8080\n");

    assertRefused(
        serve(directory, Map.of("WORKER_SERVICE_HTTP_PROT", "8080")), "WORKER_SERVICE_HTTP_PROT");
    assertRefused(
        serve(directory, Map.of("WORKER_SERVICE_CONFIG", config.toString())), "http.prot");
    assertRefused(serve(directory, Map.of("HTTP_PORT", "many")), "port");
  }

  @Test
  void shouldSayThatTheDatabaseCannotBeReached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    JarRun run =
        serve(
            directory,
            Map.of("DATABASE_URL", "postgresql://user:secret@127.0.0.1:" + port + "/db"));

    assertRefused(run, "127.0.0.1:" + port);
    assertThat(run.output()).doesNotContain("secret");
  }

  @Test
  void shouldRunTwoInstancesWithTwoDataDirectoriesSideBySide() {
    ServiceProcess first = SharedService.process();
    try (ServiceProcess second = ServiceProcess.named("second").start()) {
      String path =
          second
              .client(Role.HR_ADMIN)
              .post("/api/workers", SamplePeople.next())
              .header("Location")
              .orElseThrow();

      assertThat(second.client(Role.HR_ADMIN).get(path).status()).isEqualTo(200);
      assertThat(first.client(Role.HR_ADMIN).get(path).status()).isEqualTo(404);
    }
  }

  @Test
  void shouldLeaveNothingRunningWhenStoppedDuringTheStart() throws Exception {
    ServiceFiles files =
        new ServiceFiles(directory.resolve("data"), directory.resolve("service.log"));
    Process start =
        JarRun.process(
                JarRun.jar(),
                Map.of(),
                "serve",
                "--http-port",
                "0",
                "--data-dir",
                files.data().toString())
            .redirectErrorStream(true)
            .redirectOutput(files.log().toFile())
            .start();
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> new Sql(files.embeddedDatabase()).count(MIGRATIONS_BEGUN) == 1);

    start.destroy();

    assertThat(start.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(files.data().resolve(Path.of("postgresql", "data", "postmaster.pid")))
        .doesNotExist();
    assertThat(Files.readString(files.log()))
        .contains("stopped while it started")
        .doesNotContain("http://", "\tat ", "Exception");
  }

  private static JarRun serve(Path dataDirectory, Map<String, String> environment) {
    return environment.containsKey("HTTP_PORT")
        ? JarRun.of(environment, "serve", "--data-dir", dataDirectory.toString())
        : JarRun.of(
            environment, "serve", "--http-port", "0", "--data-dir", dataDirectory.toString());
  }

  /** One sentence for people, and an exit code for scripts. */
  private static void assertRefused(JarRun run, String words) {
    assertThat(run.exitCode()).as(run.output()).isPositive();
    assertThat(run.output()).contains(words).doesNotContain("\tat ", "Exception");
    assertThat(run.output().strip().lines()).hasSize(1);
  }

  private static String url(DatabaseAddress address) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(
            address.user(), address.password(), address.host(), address.port(), address.database());
  }
}
