package org.workerservice.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.support.JarRun;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestPostgresql;

/** The JVM options of a service. */
class JavaOptionsIT {
  private static final String RECOMMENDED = "-XX:MaxInlineLevel=9";

  @TempDir private Path directory;

  @Test
  void shouldRunWithTheRecommendedOptions() {
    assertThat(options(SharedService.process())).contains(RECOMMENDED, "-jar", "serve");
  }

  @Test
  void shouldUseOnlyTheGivenOptions() {
    try (ServiceProcess own =
        ServiceProcess.named("options")
            .database(TestPostgresql.createDatabase("options"))
            .jvm(List.of("-Xmx1g"))
            .start()) {
      assertThat(options(own)).contains("-Xmx1g").doesNotContain(RECOMMENDED);
    }
  }

  /** A JVM prints a message if it cannot use its cache. */
  @Test
  void shouldUseTheCacheOfAnEarlierJvmUntilTheJarChanges() throws IOException {
    Path jar = Files.copy(JarRun.jar(), directory.resolve("worker-service.jar"));
    Path cache = directory.resolve("worker-service.aot");

    JarRun run = JarRun.of(jar, Map.of(), "warm-up", "--workers", "100", "--seconds", "1");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("Wrote " + cache);
    assertThat(begin(jar)).contains("-XX:AOTCache=" + cache);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(10)));
    assertThat(begin(jar)).contains(RECOMMENDED).doesNotContain("-XX:AOTCache=" + cache);
  }

  private static String[] begin(Path jar) {
    try (ServiceProcess service =
        ServiceProcess.named("warm")
            .database(TestPostgresql.createDatabase("warm"))
            .jar(jar)
            .start()) {
      assertThat(service.output()).doesNotContain("[aot]");
      return options(service);
    }
  }

  private static String[] options(ServiceProcess process) {
    return ProcessHandle.of(process.pid()).orElseThrow().info().arguments().orElseThrow();
  }

  @Test
  void shouldRefuseToWarmUpWithTooFewWorkers() {
    JarRun run = JarRun.of(Map.of(), "warm-up", "--workers", "1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).contains("--workers must be 100 or more");
  }
}
