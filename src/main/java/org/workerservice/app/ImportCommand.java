package org.workerservice.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.workerservice.client.BarProgress;
import org.workerservice.client.ImportProgress;
import org.workerservice.client.ImportSettings;
import org.workerservice.client.ImportStopped;
import org.workerservice.client.Importer;
import org.workerservice.client.LineProgress;
import org.workerservice.client.OnDuplicate;
import org.workerservice.client.SourceFormat;
import org.workerservice.client.mapping.Entity;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingException;
import org.workerservice.client.mapping.MappingFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of workers or organisations to a running service. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports a file of workers or organisations into a running service.",
      "An interrupted import goes on where it stopped when the same command is given again."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the file was read to its end", "1:the import stopped", "2:wrong options"})
public final class ImportCommand implements Callable<Integer> {
  private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service;

  @Option(
      names = "--entity",
      description = "workers or organizations (default: what the mapping is for, else workers).")
  private Optional<String> entity;

  @Option(names = "--format", required = true, description = "csv or ndjson.")
  private String format;

  @Option(
      names = "--mapping",
      description = "For csv: a name, looked up as conf/import/NAME.yaml, or a path.")
  private Optional<String> mapping;

  @Option(
      names = "--on-duplicate",
      defaultValue = "skip",
      description = "For workers: skip, review or create (default: ${DEFAULT-VALUE}).")
  private String onDuplicate;

  @Option(
      names = "--rejected",
      description =
          "Where rows are listed that were rejected or skipped (default: FILE.rejected.csv).")
  private Optional<Path> rejected;

  @Option(
      names = "--concurrency",
      defaultValue = "4",
      description = "Requests in flight, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int concurrency;

  @Option(
      names = "--chunk-size",
      defaultValue = "500",
      description = "Rows a request, 1 to 500 (default: ${DEFAULT-VALUE}).")
  private int chunkSize;

  @Option(names = "--restart", description = "Begin anew instead of going on.")
  private boolean restart;

  @Parameters(paramLabel = "FILE", description = "The file to import, UTF-8.")
  private Path file;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter errors = spec.commandLine().getErr();
    try {
      return run(errors);
    } catch (ImportStopped | MappingException stopped) {
      errors.println(stopped.getMessage());
    } catch (IOException failure) {
      errors.println("A file could not be read or written: " + failure.getMessage());
    }
    return 1;
  }

  private int run(PrintWriter errors) throws IOException, InterruptedException {
    ImportSettings settings = settings();
    if (!Files.isRegularFile(file)) {
      throw new ImportStopped("There is no file " + file + ".");
    }
    String summary;
    try (ImportProgress progress = progress(errors)) {
      summary = new Importer(settings, progress).run().sentence();
    }
    spec.commandLine().getOut().println(summary);
    if (Files.exists(settings.rejected())) {
      spec.commandLine()
          .getOut()
          .println("Rows that were rejected or skipped: " + settings.rejected());
    }
    return 0;
  }

  private static ImportProgress progress(PrintWriter errors) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return terminal ? new BarProgress() : new LineProgress(errors, LINE_INTERVAL);
  }

  private ImportSettings settings() {
    SourceFormat sourceFormat = chosen(SourceFormat.class, "--format", format);
    OnDuplicate policy = chosen(OnDuplicate.class, "--on-duplicate", onDuplicate);
    Optional<Mapping> found = mapping.map(MappingFiles::find);
    Entity chosen =
        entity
            .map(text -> chosen(Entity.class, "--entity", text))
            .or(() -> found.map(Mapping::entity))
            .orElse(Entity.WORKERS);
    try {
      return new ImportSettings(
          chosen,
          service.url(),
          service.token(),
          sourceFormat,
          found,
          policy,
          file,
          rejected.orElseGet(() -> Path.of(file + ".rejected.csv")),
          concurrency,
          chunkSize,
          restart);
    } catch (IllegalArgumentException refused) {
      throw wrong(refused.getMessage());
    }
  }

  private <E extends Enum<E>> E chosen(Class<E> type, String option, String text) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    throw wrong(option + " does not know " + text + ".");
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
