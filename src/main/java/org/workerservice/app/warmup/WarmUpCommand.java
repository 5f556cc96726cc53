package org.workerservice.app.warmup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.workerservice.app.startup.JavaOptions;
import org.workerservice.app.startup.StartupException;
import org.workerservice.client.CommandStopped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs the service under load to record an AOT cache, and stores the cache beside the jar, where
 * {@code serve} finds it.
 */
@Command(
    name = "warm-up",
    mixinStandardHelpOptions = true,
    description = {
      "Makes serve start sooner and run faster in its first minutes.",
      "Writes worker-service.aot beside the jar. The file is used on Linux only, and only if you give",
      "the JVM no options. The command puts load on a temporary service with invented workers. Repeat",
      "it after each change of the jar or of the JVM."
    })
public final class WarmUpCommand implements Callable<Integer> {
  private static final int MEBIBYTE = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--workers",
      defaultValue = "20000",
      description = "Number of workers to import, at least 100 (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Duration of the load, in seconds (default: ${DEFAULT-VALUE}).")
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
                  () ->
                      new StartupException(
                          "warm-up needs the packaged jar: run it with java -jar.")));
      return 0;
    } catch (StartupException | CommandStopped stopped) {
      errors.println(stopped.getMessage());
    } catch (IOException failure) {
      errors.println("The warm-up failed: " + failure.getMessage());
    }
    return 1;
  }

  private void run(Path jar) throws IOException, InterruptedException {
    Path cache = JavaOptions.warmStart(jar);
    if (!Files.isWritable(cache.getParent())) {
      throw new StartupException(
          "The directory " + cache.getParent() + " cannot be written: check its permissions.");
    }
    Path directory = Files.createTempDirectory("worker-service-warm-up");
    Path made = directory.resolve("cache");
    say("Starting a service in " + directory + " ...");
    try (WarmUpService service = WarmUpService.start(jar, directory, made)) {
      WarmUpLoad load = new WarmUpLoad(service.url(), service.token(), directory);
      say("Importing " + workers + " invented workers ...");
      load.importWorkers(workers);
      say("Reading, searching, matching and writing for " + seconds + " seconds ...");
      load.use(Duration.ofSeconds(seconds));
      say("Writing the cache ...");
      service.end();
      keep(made, cache);
    }
    say("Wrote " + cache + " (" + Files.size(cache) / MEBIBYTE + " MiB).");
  }

  /** Moves the cache into place in one step, so that a starting service never sees half of it. */
  private static void keep(Path made, Path cache) throws IOException {
    Path copy = cache.resolveSibling(cache.getFileName() + ".new");
    Files.copy(made, copy, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, cache, StandardCopyOption.ATOMIC_MOVE);
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
