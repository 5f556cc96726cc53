package org.workerservice.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.workerservice.app.postgresql.Trees;
import org.workerservice.client.ImportStopped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Lets a JVM learn the service by use and keeps what it has learnt beside the jar, where {@code
 * serve} finds it.
 */
@Command(
    name = "warm-up",
    mixinStandardHelpOptions = true,
    description = {
      "Makes worker-service.aot beside the jar: with it, serve is fast from its first minute, on",
      "Linux and unless its JVM is given options. A service of its own, with invented workers in a",
      "directory of its own, is put under load for that. Repeat it after each change of the jar or",
      "of the JVM."
    })
public final class WarmUpCommand implements Callable<Integer> {
  private static final int MEBIBYTE = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--workers",
      defaultValue = "20000",
      description = "Workers to import, at least 100 (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long to read, search, match and write (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws InterruptedException {
    if (workers < 100 || seconds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--workers must be 100 or more, and --seconds 1 or more.");
    }
    PrintWriter errors = spec.commandLine().getErr();
    try {
      run(
          JavaOptions.jar()
              .orElseThrow(
                  () -> new StartupException("Only the packaged program can be warmed up.")));
      return 0;
    } catch (StartupException | ImportStopped stopped) {
      errors.println(stopped.getMessage());
    } catch (IOException failure) {
      errors.println("The warm-up failed: " + failure.getMessage());
    }
    return 1;
  }

  private void run(Path jar) throws IOException, InterruptedException {
    Path cache = JavaOptions.warmStart(jar);
    Path made = cache.resolveSibling(cache.getFileName() + ".new");
    // Minutes later would be late to find out that it cannot be written.
    Files.write(made, new byte[0]);
    // The server of the database may run as another user, who is let into this one only.
    Path data = Files.createTempDirectory("worker-service-warm-up-data");
    Path files = Files.createTempDirectory("worker-service-warm-up");
    try {
      learn(jar, data, files, made);
      Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
      say("Made " + cache + " (" + Files.size(cache) / MEBIBYTE + " MiB).");
    } finally {
      Files.deleteIfExists(made);
      Trees.delete(files);
      Trees.delete(data);
    }
  }

  private void learn(Path jar, Path data, Path files, Path made)
      throws IOException, InterruptedException {
    say("Starting a service in " + data + " ...");
    try (WarmUpService service = WarmUpService.start(jar, data, made)) {
      WarmUpLoad load = new WarmUpLoad(service.url(), service.token(), files);
      say("Importing " + workers + " invented workers ...");
      load.importWorkers(workers);
      say("Reading, searching, matching and writing for " + seconds + " seconds ...");
      load.use(Duration.ofSeconds(seconds));
      say("Keeping what the JVM has learnt ...");
      service.end();
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
