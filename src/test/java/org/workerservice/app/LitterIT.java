package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.app.postgresql.EmbeddedPostgresql;
import org.workerservice.model.Role;
import org.workerservice.support.JarRun;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;

/** Leftovers of killed processes do not accumulate. */
class LitterIT {
  private static final int KILLS = 3;

  /** The server's own files, and the reserve, which is built in the background. */
  private static final List<String> LEFT_OUT =
      List.of("postgresql/data/", "postgresql/binaries", "reserve");

  @TempDir private Path temporary;
  @TempDir private Path root;

  @Test
  void shouldNotAccumulateLeftoversWithEachKill() throws IOException {
    try (ServiceProcess service =
        ServiceProcess.named("litter")
            .data(root.resolve("data"))
            .jvm(List.of("-Djava.io.tmpdir=" + temporary))
            .environment("WORKER_SERVICE_SEARCH_COMMIT_INTERVAL", "500ms")
            .start()) {
      use(service);
      List<String> first = files(service.dataDirectory());
      for (int kill = 0; kill < KILLS; kill++) {
        service.kill9();
        service.restart();
        use(service);
      }
      assertThat(names(temporary)).isEmpty();
      assertThat(files(service.dataDirectory())).isEqualTo(first);
    }
  }

  @Test
  void shouldRemoveTheLeftoversOfAKilledFirstStart() throws IOException {
    Path data = root.resolve("data");
    killWhileUnpacking(data);
    try (ServiceProcess service = ServiceProcess.named("litter-first").data(data).start()) {
      assertThat(names(service.dataDirectory().resolve("postgresql")))
          .filteredOn(name -> name.contains("partial"))
          .isEmpty();
    }
  }

  @Test
  void shouldLeaveNothingBehindByShortCommands() throws IOException {
    Map<String, String> options =
        Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary, "DATA_DIR", "" + root);

    JarRun token = JarRun.of(options, "token", "--subject", "ada", "--role", "hr_admin");
    JarRun generated = JarRun.of(options, "generate", "--count", "10", "--seed", "1");

    assertThat(token.exitCode()).as(token.output()).isZero();
    assertThat(generated.exitCode()).as(generated.output()).isZero();
    assertThat(names(temporary)).isEmpty();
  }

  private static void use(ServiceProcess service) {
    assertThat(service.client(Role.HR_ADMIN).post("/api/workers", SamplePeople.next()).status())
        .isEqualTo(201);
  }

  private void killWhileUnpacking(Path data) throws IOException {
    Process process =
        JarRun.process(
                JarRun.jar(), Map.of("HTTP_PORT", "0"), "serve", "--data-dir", data.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log").toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(names(data.resolve("postgresql"))).anyMatch(LitterIT::isPartial));
    } finally {
      process.destroyForcibly();
      process.onExit().join();
      EmbeddedPostgresql.stopLeftBehind(data, _ -> {});
    }
  }

  private static boolean isPartial(String name) {
    return name.contains("partial");
  }

  private static List<String> names(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  /** Names to the second level. */
  private static List<String> files(Path data) throws IOException {
    try (Stream<Path> tree = Files.walk(data, 2)) {
      return tree.map(path -> data.relativize(path).toString())
          .filter(name -> LEFT_OUT.stream().noneMatch(left -> name.startsWith(left)))
          .sorted()
          .toList();
    }
  }
}
