package org.workerservice.app.warmup;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workerservice.app.postgresql.EmbeddedPostgresql;
import org.workerservice.app.postgresql.Trees;
import org.workerservice.app.startup.JavaOptions;
import org.workerservice.app.startup.StartupException;
import org.workerservice.config.reading.SettingsLoader;

/**
 * A service in a separate process, with an embedded database and default settings, whose JVM
 * records an AOT cache. Blocks.
 */
final class WarmUpService implements AutoCloseable {
  /** The last line of the start-up message. */
  private static final Pattern WELCOME =
      Pattern.compile("curl -s '?(http://[^/']+)/\\S+ -H 'Authorization: Bearer ([^']+)'");

  private static final long MINUTES_TO_END = 5;

  private final Process process;
  private final Thread endWithUs;
  private final Path data;
  private final Path made;
  private URI url;
  private String token;

  private WarmUpService(Process process, Path data, Path made) {
    this.process = process;
    this.data = data;
    this.made = made;
    this.endWithUs = new Thread(this::stop, "warm-up-end");
    Runtime.getRuntime().addShutdownHook(endWithUs);
  }

  /**
   * Starts a service and waits until it answers.
   *
   * @param data its data directory, which is deleted with it
   * @param made where its JVM writes the AOT cache when it ends
   */
  static WarmUpService start(Path jar, Path data, Path made) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(JavaOptions.recommended());
    command.add("-XX:AOTCacheOutput=" + made);
    command.addAll(List.of("-jar", jar.toString(), "serve", "--http-port", "0"));
    command.addAll(List.of("--data-dir", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    forgetSettings(builder.environment());
    WarmUpService service = new WarmUpService(builder.start(), data, made);
    try {
      service.awaitWelcome();
      return service;
    } catch (IOException | RuntimeException failure) {
      service.close();
      throw failure;
    }
  }

  /** Removes the settings of the operator, which are for another service. */
  private static void forgetSettings(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name ->
                SettingsLoader.isVariable(name)
                    || name.matches("JDK_JAVA_OPTIONS|JAVA_TOOL_OPTIONS"));
  }

  private void awaitWelcome() throws IOException {
    BufferedReader output = process.inputReader();
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      Matcher welcome = WELCOME.matcher(line);
      if (welcome.find()) {
        url = URI.create(welcome.group(1));
        token = welcome.group(2);
        Thread.startVirtualThread(() -> readOn(output));
        return;
      }
    }
    throw new StartupException("The service did not start: " + String.join(" ", said));
  }

  /** Drains the output: a process whose output is not read blocks. */
  private static void readOn(BufferedReader output) {
    try {
      while (output.readLine() != null) {
        // Discarded.
      }
    } catch (IOException closed) {
      // The process was killed.
    }
  }

  URI url() {
    return url;
  }

  String token() {
    return token;
  }

  /** Stops the service as an operator would, and waits until its JVM has written the AOT cache. */
  void end() throws InterruptedException {
    // Process.destroy() would close the output that the JVM still writes to.
    process.toHandle().destroy();
    if (!process.waitFor(MINUTES_TO_END, TimeUnit.MINUTES) || Files.notExists(made)) {
      throw new StartupException("The JVM did not write its AOT cache.");
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(endWithUs);
    } catch (IllegalStateException _) {
      // The JVM is already shutting down, and the hook does the work.
    }
  }

  /** Kills the service and deletes all its files; no cache is written. */
  private void stop() {
    process.destroyForcibly();
    process.onExit().join();
    EmbeddedPostgresql.stopLeftBehind(data, ignored -> {});
    try {
      Trees.delete(data);
    } catch (IOException kept) {
      System.err.println("The directory " + data + " could not be deleted. Delete it by hand.");
    }
  }
}
