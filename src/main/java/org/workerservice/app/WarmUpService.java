package org.workerservice.app;

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
import org.workerservice.config.SettingsLoader;

/**
 * A service in a process of its own, with an embedded database and the usual settings, whose JVM
 * records what it learns. Blocks.
 */
final class WarmUpService implements AutoCloseable {
  /** What the welcome ends with. */
  private static final Pattern WELCOME =
      Pattern.compile("curl -s (http://[^/]+)/\\S+ -H 'Authorization: Bearer ([^']+)'");

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
   * @param made where its JVM puts what it has learnt when it ends
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

  /** The settings of the operator are for another service. */
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

  /** A process whose output nobody reads would stand still. */
  private static void readOn(BufferedReader output) {
    try {
      while (output.readLine() != null) {
        // Nobody is interested.
      }
    } catch (IOException closed) {
      // The process was ended by force.
    }
  }

  URI url() {
    return url;
  }

  String token() {
    return token;
  }

  /**
   * Ends the service as an operator would, and waits until its JVM has written what it has learnt.
   */
  void end() throws InterruptedException {
    // Not the process itself, which would close the output that the JVM still writes to.
    process.toHandle().destroy();
    if (!process.waitFor(MINUTES_TO_END, TimeUnit.MINUTES) || Files.notExists(made)) {
      throw new StartupException("The JVM did not write what it has learnt.");
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(endWithUs);
    } catch (IllegalStateException _) {
      // The JVM is ending already, and the hook does its work.
    }
  }

  /** Without regard to what has been learnt; nothing is left. */
  private void stop() {
    process.destroyForcibly();
    process.onExit().join();
    EmbeddedPostgresql.stopLeftBehind(data, ignored -> {});
    try {
      Trees.delete(data);
    } catch (IOException kept) {
      System.err.println("The directory " + data + " could not be deleted.");
    }
  }
}
