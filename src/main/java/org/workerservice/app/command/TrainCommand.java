package org.workerservice.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.job.PhaseLines;
import org.workerservice.client.job.Training;
import org.workerservice.client.job.TrainingBar;
import org.workerservice.client.job.TrainingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells a running service to train a matching model on its registry. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Tells a running service to train a matching model on its registry, and waits.",
      "Training needs no labelled pairs."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the model is trained", "1:the training failed", "2:invalid options"})
public final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service;

  @Option(names = "--records", description = "Number of workers picked at random, 2 to 50000.")
  private Optional<Integer> records;

  @Option(
      names = "--probes",
      description = "Number of these that are compared with all their candidates, 1 to 50000.")
  private Optional<Integer> probes;

  @Option(
      names = "--random-pairs",
      description = "Number of random pairs of these workers, 1 to 2000000.")
  private Optional<Integer> randomPairs;

  @Option(
      names = "--seed",
      description = "Seed of the random choices. The same seed makes the same choices.")
  private Optional<Long> seed;

  @Option(names = "--activate", description = "Put the model in use after the training.")
  private boolean activate;

  @Override
  public Integer call() throws InterruptedException {
    URI url = service.url();
    PrintWriter errors = spec.commandLine().getErr();
    try {
      spec.commandLine().getOut().println(train(errors));
      return 0;
    } catch (CommandStopped refused) {
      errors.println(refused.getMessage());
    } catch (IOException unreachable) {
      errors.println("The service at " + url + " cannot be reached.");
    }
    return 1;
  }

  private String train(PrintWriter errors) throws IOException, InterruptedException {
    Training training = new Training(service.url(), service.token());
    if (System.console() == null || !System.console().isTerminal()) {
      return training.run(request(), new PhaseLines(errors));
    }
    try (TrainingBar bar = new TrainingBar()) {
      return training.run(request(), bar);
    }
  }

  private TrainingRequest request() {
    return new TrainingRequest(
        number(records), number(probes), number(randomPairs), seedOrNone(), activate);
  }

  private static OptionalInt number(Optional<Integer> option) {
    return option.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private OptionalLong seedOrNone() {
    return seed.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
