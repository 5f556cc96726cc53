package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.workerservice.app.startup.StartupException;

/**
 * The server that a killed process left behind on a cluster, found through {@code postmaster.pid}.
 *
 * <p>The process id in that file proves nothing by itself, because it may belong to another program
 * by now: the process counts only if it runs {@code postgres} in this directory.
 */
final class LeftBehind {
  private static final Duration FAST = Duration.ofSeconds(30);
  private static final Duration IMMEDIATE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLISECONDS = 50;

  private final Path data;

  LeftBehind(Path data) {
    this.data = data;
  }

  /** Stops the server, if there is one, and waits until it has ended. */
  void stop(Consumer<String> progress) throws IOException {
    Optional<ProcessHandle> named = processId().flatMap(ProcessHandle::of);
    if (named.isEmpty()) {
      return;
    }
    ProcessHandle process = named.get();
    if (!isServer(process)) {
      // The server would mistake the unrelated process for another server and refuse to start.
      Files.deleteIfExists(pidFile());
      return;
    }
    progress.accept(
        "Stopping the PostgreSQL server (process %d) of an earlier run ..."
            .formatted(process.pid()));
    boolean gone =
        tell(process, Signal.INT, FAST)
            || tell(process, Signal.QUIT, IMMEDIATE)
            || tell(process, Signal.KILL, IMMEDIATE);
    if (!gone) {
      throw new StartupException(
          "The PostgreSQL server (process %d) of an earlier run does not stop: kill it and start again."
              .formatted(process.pid()));
    }
  }

  /** Returns the server that runs on the cluster now. */
  Optional<ProcessHandle> find() throws IOException {
    return processId().flatMap(ProcessHandle::of).filter(this::isServer);
  }

  private boolean tell(ProcessHandle process, Signal signal, Duration patience) {
    signal.send(process.pid());
    Instant deadline = Instant.now().plus(patience);
    while (isServer(process)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Pause.milliseconds(PAUSE_MILLISECONDS);
    }
    return true;
  }

  private Optional<Long> processId() throws IOException {
    if (Files.notExists(pidFile())) {
      return Optional.empty();
    }
    return Files.readAllLines(pidFile()).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("[1-9]\\d{0,9}"))
        .map(Long::valueOf);
  }

  private boolean isServer(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    Path details = Path.of("/proc", Long.toString(process.pid()));
    return Files.isDirectory(details) ? worksHere(details) : isStartedHere(process);
  }

  // A zombie process has neither link: it has ended.
  private boolean worksHere(Path details) {
    try {
      Path program = Files.readSymbolicLink(details.resolve("exe"));
      Path directory = Files.readSymbolicLink(details.resolve("cwd"));
      return program.getFileName().toString().startsWith("postgres")
          && directory.equals(data.toRealPath());
    } catch (IOException _) {
      return false;
    }
  }

  // For systems without /proc.
  private boolean isStartedHere(ProcessHandle process) {
    String commandLine = process.info().commandLine().orElse("");
    return commandLine.contains("/postgres ") && commandLine.contains(data.toString());
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }
}
