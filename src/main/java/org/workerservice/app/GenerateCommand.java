package org.workerservice.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.workerservice.generate.GeneratedFile;
import org.workerservice.generate.WorkerGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes invented workers to standard output. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Writes realistic invented workers as NDJSON to standard output.")
public final class GenerateCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 1 << 18;

  private final OutputStream output;

  @Spec private CommandSpec spec;

  @Option(names = "--count", required = true, description = "Number of records to write.")
  private long count;

  @Option(
      names = "--seed",
      description =
          "The same seed gives the same records. Default: a random seed, printed to stderr.")
  private Optional<Long> seed;

  @Option(
      names = "--duplicates",
      defaultValue = "0.1",
      description =
          "Share of records that duplicate an earlier person, 0 to 0.9 (default: ${DEFAULT-VALUE}).")
  private double duplicates;

  @Option(
      names = "--partial-dates",
      defaultValue = "0",
      description =
          "Share of birth dates that are only a month or a year, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double partialDates;

  @Option(
      names = "--truth",
      description = "Write the person of each record to this CSV file (row,entity).")
  private Optional<Path> truth;

  /** Writes to the standard output of the process. */
  public GenerateCommand() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  GenerateCommand(OutputStream output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    WorkerGenerator generator = generator();
    try (Writer truthWriter = truthWriter();
        OutputStream buffered = new BufferedOutputStream(output, BUFFER_BYTES)) {
      GeneratedFile.write(generator, count, buffered, truthWriter);
      return 0;
    } catch (IOException failure) {
      spec.commandLine()
          .getErr()
          .println("The records could not be written: " + failure.getMessage());
      return 1;
    }
  }

  private WorkerGenerator generator() {
    if (count < 0) {
      throw new ParameterException(spec.commandLine(), "--count must not be negative.");
    }
    try {
      return new WorkerGenerator(seed.orElseGet(this::drawnSeed), duplicates, partialDates);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
    }
  }

  private long drawnSeed() {
    long drawn = new SecureRandom().nextInt(1, Integer.MAX_VALUE);
    spec.commandLine().getErr().println("Seed: " + drawn);
    return drawn;
  }

  private Writer truthWriter() throws IOException {
    return truth.isPresent() ? Files.newBufferedWriter(truth.get()) : Writer.nullWriter();
  }
}
