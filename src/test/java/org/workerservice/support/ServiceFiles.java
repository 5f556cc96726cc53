package org.workerservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.app.postgresql.DatabaseAddress;

/**
 * The files of one service process below {@code target/}.
 *
 * @param data its data directory
 * @param log its output over all starts; kept after the process ends, to analyse failures
 */
public record ServiceFiles(Path data, Path log) {
  private static final Path ROOT = Path.of("target", "service-process");

  static ServiceFiles create(String name) {
    String unique = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    Path root = ROOT.toAbsolutePath();
    try {
      Files.createDirectories(root);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    return new ServiceFiles(root.resolve(unique), root.resolve(unique + ".log"));
  }

  String logText() {
    return Files.exists(log) ? read(log) : "";
  }

  /** Returns the process id; empty if, according to its files, no embedded server runs. */
  OptionalLong postmasterPid() {
    List<String> lines = postmasterLines();
    return lines.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
  }

  /** Returns the address and credentials of the embedded server, once it runs. */
  public DatabaseAddress embeddedDatabase() {
    int port = Integer.parseInt(postmasterLines().get(3).strip());
    String password = read(data.resolve("postgresql").resolve("password")).strip();
    return new DatabaseAddress("127.0.0.1", port, "worker_service", "postgres", password);
  }

  void deleteData() {
    if (Files.notExists(data)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(data)) {
      for (Path path : tree.sorted((left, right) -> right.compareTo(left)).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private List<String> postmasterLines() {
    Path file = data.resolve("postgresql").resolve("data").resolve("postmaster.pid");
    return Files.exists(file) ? read(file).lines().toList() : List.of();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
