package org.workerservice.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.workerservice.generate.Engagements;
import org.workerservice.generate.GeneratedFile;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.generate.register.Profile;
import org.workerservice.generate.register.RegisterFiles;
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

  @Option(
      names = "--count",
      description = "Number of records to write. With --profile, it has a default.")
  private Optional<Long> count;

  @Option(
      names = "--profile",
      description = {
        "Write labelled CSV files that resemble a kind of register, and their mapping, to --out:",
        "officials, officials-without-email, voters, practitioners, foreigners, febrl-heavy or",
        "historical. Prints the command that evaluates them."
      })
  private Optional<String> profile;

  @Option(
      names = "--out",
      paramLabel = "DIRECTORY",
      description = "The directory for the files of --profile; created if it does not exist.")
  private Optional<Path> out;

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
      names = "--assignments",
      defaultValue = "0",
      description = "Share of workers that have assignments, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double assignments;

  @Option(
      names = "--source",
      paramLabel = "SYSTEM",
      description = {
        "Give each record a key of this system; its id is the number of the row. Then the file can",
        "be imported again with --on-duplicate update."
      })
  private Optional<String> source;

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
    return profile.isPresent() ? register(known(profile.get())) : workers();
  }

  private Integer register(Profile chosen) {
    Path directory = out.orElseThrow(() -> refused("--profile needs --out DIRECTORY."));
    int records = count.map(Math::toIntExact).orElse(chosen.records());
    try {
      List<Path> files =
          RegisterFiles.write(chosen, records, seed.orElseGet(this::drawnSeed), directory);
      spec.commandLine().getOut().println(evaluation(chosen, directory, files));
      return 0;
    } catch (IOException failure) {
      return failed(failure);
    }
  }

  private static String evaluation(Profile chosen, Path directory, List<Path> files) {
    return "evaluate --mapping %s --entity %s %s%s"
        .formatted(
            directory.resolve(RegisterFiles.MAPPING),
            RegisterFiles.ENTITY,
            chosen.linked() ? "--link " : "",
            files.stream().map(Path::toString).collect(Collectors.joining(" ")));
  }

  private Profile known(String text) {
    return Arrays.stream(Profile.values())
        .filter(candidate -> candidate.code().equals(text))
        .findFirst()
        .orElseThrow(() -> refused("Unknown profile '" + text + "'. Use one of: " + codes() + "."));
  }

  private static String codes() {
    return Arrays.stream(Profile.values()).map(Profile::code).collect(Collectors.joining(", "));
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private Integer workers() {
    long records = count.orElseThrow(() -> refused("--count is required without --profile."));
    long start = seed.orElseGet(this::drawnSeed);
    WorkerGenerator generator = generator(records, start);
    Engagements engagements = engagements(start);
    try (Writer truthWriter = truthWriter();
        OutputStream buffered = new BufferedOutputStream(output, BUFFER_BYTES)) {
      GeneratedFile.write(generator, engagements, system(), records, buffered, truthWriter);
      return 0;
    } catch (IOException failure) {
      return failed(failure);
    }
  }

  private Optional<String> system() {
    if (source.filter(String::isBlank).isPresent()) {
      throw refused("--source needs the name of a system.");
    }
    return source;
  }

  private int failed(IOException failure) {
    spec.commandLine()
        .getErr()
        .println("The records could not be written: " + failure.getMessage());
    return 1;
  }

  private WorkerGenerator generator(long records, long start) {
    if (records < 0) {
      throw refused("--count must not be negative.");
    }
    try {
      return new WorkerGenerator(start, duplicates, partialDates);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
    }
  }

  private Engagements engagements(long start) {
    try {
      return new Engagements(assignments, start);
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
