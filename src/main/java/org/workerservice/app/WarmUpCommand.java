package org.workerservice.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
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
      "Makes worker-service.aot beside the jar: with it, serve starts sooner and is faster in its",
      "first minutes, on Linux and unless its JVM is given options. A service of its own, with",
      "invented workers in a directory of its own, is put under load for that. Repeat it after each",
      "change of the jar or of the JVM."
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
    if (!Files.isWritable(cache.getParent())) {
      throw new StartupException("The directory " + cache.getParent() + " cannot be written.");
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
      say("Keeping what the JVM has learnt ...");
      service.end();
      keep(made, cache);
    }
    say("Made " + cache + " (" + Files.size(cache) / MEBIBYTE + " MiB).");
  }

  /** A service that starts meanwhile sees all of it or nothing. */
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
