package org.workerservice.app;

import java.util.Set;
import org.workerservice.app.command.DeduplicateCommand;
import org.workerservice.app.command.EventsCommand;
import org.workerservice.app.command.GenerateCommand;
import org.workerservice.app.command.ImportCommand;
import org.workerservice.app.command.KeysCommand;
import org.workerservice.app.command.MapCommand;
import org.workerservice.app.command.ReindexCommand;
import org.workerservice.app.command.ServeCommand;
import org.workerservice.app.command.TokenCommand;
import org.workerservice.app.command.TrainCommand;
import org.workerservice.app.evaluation.EvaluateCommand;
import org.workerservice.app.startup.JavaOptions;
import org.workerservice.app.startup.ProductVersion;
import org.workerservice.app.warmup.WarmUpCommand;
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
      KeysCommand.class,
      ImportCommand.class,
      MapCommand.class,
      GenerateCommand.class,
      EvaluateCommand.class,
      ReindexCommand.class,
      EventsCommand.class,
      TrainCommand.class,
      DeduplicateCommand.class,
      WarmUpCommand.class,
      HelpCommand.class
    })
public final class Main {
  /** Commands that restart with the recommended JVM options: the long one, and what uses Tink. */
  private static final Set<String> WITH_OPTIONS = Set.of("serve", "keys");

  /** Descriptions are written for this width. */
  private static final int HELP_WIDTH = 100;

  private Main() {}

  /** Runs one subcommand and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && WITH_OPTIONS.contains(arguments[0])) {
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

  /** Returns the command line with all its subcommands. */
  public static CommandLine commandLine() {
    return new CommandLine(new Main()).setUsageHelpWidth(HELP_WIDTH);
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"worker-service " + ProductVersion.current()};
    }
  }
}
