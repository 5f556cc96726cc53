package org.workerservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run of the packaged program that ends by itself.
 *
 * @param output both streams
 */
public record JarRun(int exitCode, String output) {
  private static final long PATIENCE_SECONDS = 180;

  /** The jar of the build. */
  public static Path jar() {
    return ServiceCommand.builtJar();
  }

  /**
   * Runs a command line and waits for its end.
   *
   * @throws AssertionError if it has not ended within three minutes; it is stopped
   */
  public static JarRun of(Map<String, String> environment, String... arguments) {
    return of(ServiceCommand.builtJar(), environment, arguments);
  }

  /** Does the same with a copy of the packaged program. */
  public static JarRun of(Path jar, Map<String, String> environment, String... arguments) {
    try {
      return finished(process(jar, environment, arguments).redirectErrorStream(true).start());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the program ran");
    }
  }

  /** Returns the command line of a copy of the packaged program. The caller starts and ends it. */
  public static ProcessBuilder process(
      Path jar, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(ServiceCommand.java(), "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    ServiceCommand.forgetSettings(builder.environment());
    builder.environment().putAll(environment);
    return builder;
  }

  private static JarRun finished(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    Thread watchdog =
        Thread.startVirtualThread(
            () -> {
              try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    watchdog.join();
    return new JarRun(exitCode, output);
  }
}
