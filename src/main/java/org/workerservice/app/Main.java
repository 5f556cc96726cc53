package org.workerservice.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry point of the command line. */
@Command(
    name = "worker-service",
    description = "A master worker index: one trustworthy record per worker.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      ServeCommand.class,
      TokenCommand.class,
      ImportCommand.class,
      MapCommand.class,
      GenerateCommand.class,
      EvaluateCommand.class,
      ReindexCommand.class,
      TrainCommand.class,
      WarmUpCommand.class,
      HelpCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs one subcommand and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("serve")) {
      JavaOptions.take();
    }
    System.setProperty(
        "vertx.logger-delegate-factory-class-name",
        "io.vertx.core.logging.SLF4JLogDelegateFactory");
    int exitCode = commandLine().execute(arguments);
    if (exitCode != ServeCommand.KEEPS_RUNNING) {
      System.exit(exitCode);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }

  /** Returns the version of this build. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"worker-service " + version()};
    }
  }
}
