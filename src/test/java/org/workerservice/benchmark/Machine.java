package org.workerservice.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine that the figures were measured on. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final String UNKNOWN = "unknown";

  private Machine() {}

  /** Returns one line about the machine. */
  static String description() {
    return Runtime.getRuntime().availableProcessors()
        + " cores ("
        + value(PROCESSORS, "model name")
        + "), memory "
        + value(MEMORY, "MemTotal")
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  /** Returns one line about the programs. Maven passes the versions that only it knows. */
  static String versions() {
    return "Worker Service "
        + System.getProperty("benchmark.version.service", UNKNOWN)
        + " at "
        + commit()
        + ", Vert.x "
        + System.getProperty("benchmark.version.vertx", UNKNOWN)
        + ", PostgreSQL "
        + System.getProperty("benchmark.version.postgresql", UNKNOWN)
        + " (embedded), Java "
        + Runtime.version();
  }

  private static String value(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(UNKNOWN);
    } catch (IOException notLinux) {
      return UNKNOWN;
    }
  }

  private static String commit() {
    try {
      Process git =
          new ProcessBuilder(List.of("git", "describe", "--always", "--dirty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return output.isEmpty() ? UNKNOWN : output;
    } catch (IOException noGit) {
      return UNKNOWN;
    }
  }
}
