package org.workerservice.app.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.workerservice.app.service.Console;
import org.workerservice.app.service.Service;
import org.workerservice.app.startup.StartupException;
import org.workerservice.config.Settings;
import org.workerservice.config.reading.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the service, which runs until the process receives a signal to stop. */
@Command(
    name = "serve",
    description = "Starts the service.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ServeCommand implements Callable<Integer> {
  /** Not an exit code: the process keeps running. */
  public static final int KEEPS_RUNNING = -1;

  private static final int REFUSED = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Port of the HTTP server; 0 lets the system choose. Default: 8080.")
  private Optional<String> httpPort;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() {
    try {
      Settings settings = settingsOptions.load(System.getenv(), flags());
      // Before the first logger is created, which reads them.
      settings.logging().systemProperties().forEach(System::setProperty);
      return serve(new Service(settings, Console.of(spec)));
    } catch (ConfigurationException refused) {
      return refused(refused);
    }
  }

  /** Prints the reason before the JVM exits. */
  private int serve(Service service) {
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    try {
      service.start();
      return KEEPS_RUNNING;
    } catch (ConfigurationException | StartupException refused) {
      return refused(refused);
    } finally {
      service.startIsOver();
    }
  }

  private int refused(RuntimeException refused) {
    PrintWriter complaints = spec.commandLine().getErr();
    complaints.println(refused.getMessage());
    complaints.flush();
    return REFUSED;
  }

  private Map<String, String> flags() {
    return httpPort.map(port -> Map.of("http.port", port)).orElse(Map.of());
  }
}
