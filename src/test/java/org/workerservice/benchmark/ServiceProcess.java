package org.workerservice.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service, running on an empty data directory with default settings. */
final class ServiceProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("(?m)^ +API +(http://\\S+?)/api/workers");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long PAUSE_MILLISECONDS = 100;
  private static final long FAREWELL_SECONDS = 60;

  private final Path directory;
  private final Path log;
  private final Process process;
  private final URI url;

  private ServiceProcess(Path directory, List<String> jvm)
      throws IOException, InterruptedException {
    this.directory = directory;
    log = directory.resolve("service.log");
    List<String> arguments = new ArrayList<>(jvm);
    arguments.addAll(
        List.of("-jar", jar().toString(), "serve", "--http-port", "0", "--data-dir", data()));
    process = java(arguments).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    url = awaitReady();
  }

  /**
   * Starts a copy of the jar, which a build may replace meanwhile, and waits until it is ready.
   *
   * @param directory is emptied, and left with the data and the log
   * @param jvm options of the service's JVM
   */
  static ServiceProcess start(Path jar, Path directory, List<String> jvm)
      throws IOException, InterruptedException {
    empty(directory);
    Files.createDirectories(directory);
    Files.copy(jar, directory.resolve("worker-service.jar"), StandardCopyOption.REPLACE_EXISTING);
    return new ServiceProcess(directory, jvm);
  }

  URI url() {
    return url;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Returns a token that may do everything. */
  String token() throws IOException, InterruptedException {
    List<String> arguments =
        List.of("-jar", jar().toString(), "token", "--role", "hr_admin", "--data-dir", data());
    Process command = java(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (command.waitFor() != 0) {
      throw new BenchmarkFailure("No token could be made.");
    }
    return output.substring(output.lastIndexOf('\n') + 1);
  }

  private Path jar() {
    return directory.resolve("worker-service.jar");
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  /** Settings in the environment of the caller are not the defaults. */
  private static ProcessBuilder java(List<String> arguments) {
    List<String> command = new ArrayList<>(arguments);
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("WORKER_SERVICE_")
                    || List.of("HTTP_PORT", "DATA_DIR", "DATABASE_URL", "LOG_FORMAT", "LOG_LEVEL")
                        .contains(name));
    builder.environment().put("GRPC_PORT", "0");
    return builder;
  }

  private URI awaitReady() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      Optional<URI> found = announced();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(PAUSE_MILLISECONDS);
    }
    close();
    throw new BenchmarkFailure("The service did not start; see " + log + ".");
  }

  private Optional<URI> announced() throws IOException {
    Matcher line = READY.matcher(Files.readString(log));
    return line.find() ? Optional.of(URI.create(line.group(1))) : Optional.empty();
  }

  /** Stops the service and its database, and waits for both. */
  @Override
  public void close() {
    process.destroy();
    boolean ended =
        process
            .onExit()
            .thenApply(_ -> true)
            .completeOnTimeout(false, FAREWELL_SECONDS, TimeUnit.SECONDS)
            .join();
    if (!ended) {
      process.destroyForcibly();
    }
  }

  private static void empty(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
