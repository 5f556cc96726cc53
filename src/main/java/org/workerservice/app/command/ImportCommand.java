package org.workerservice.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.file.SourceFormat;
import org.workerservice.client.imports.BarProgress;
import org.workerservice.client.imports.ImportProgress;
import org.workerservice.client.imports.ImportSettings;
import org.workerservice.client.imports.ImportSummary;
import org.workerservice.client.imports.Importer;
import org.workerservice.client.imports.LineProgress;
import org.workerservice.client.imports.ModelHint;
import org.workerservice.client.imports.OnDuplicate;
import org.workerservice.client.imports.Tally;
import org.workerservice.client.mapping.Entity;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingException;
import org.workerservice.client.mapping.MappingFiles;
import picocli.CommandLine;
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
      "CSV files need a mapping from their columns to fields: conf/import/README.md describes the",
      "language, and map --guess FILE proposes one.",
      "To continue an interrupted import, run the same command again."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every row was imported, or skipped as a duplicate or by the mapping",
      "1:the import stopped; the same command continues it",
      "2:invalid options",
      "3:the whole file was read, and some rows were rejected",
      "4:the whole file was read, and every row was rejected"
    })
public final class ImportCommand implements Callable<Integer> {
  static final int SOME_REJECTED = 3;
  static final int ALL_REJECTED = 4;

  private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service;

  @Option(
      names = "--entity",
      description = "workers or organizations (default: that of the mapping, or else workers).")
  private Optional<String> entity;

  @Option(
      names = "--format",
      description = "csv or ndjson (default: csv with --mapping, or else ndjson).")
  private Optional<String> format;

  @Option(
      names = "--mapping",
      description = {
        "For csv: a name, looked up as conf/import/NAME.yaml, or a path.",
        "Its language: conf/import/README.md, and /docs/import of the service."
      })
  private Optional<String> mapping;

  @Option(
      names = "--on-duplicate",
      defaultValue = "skip",
      description = {
        "For workers that are probably in the registry already (default: ${DEFAULT-VALUE}):",
        "skip lists the row with the rejected ones, review creates the worker and records the pair",
        "for review, create creates the worker. For rows with a source key: update updates the",
        "worker with this key, or attaches the key to a definite match and updates it; link only",
        "attaches the key."
      })
  private String onDuplicate;

  @Option(
      names = "--rejected",
      description = {
        "Write rejected rows and skipped duplicates to this file, with line number, reason and the",
        "cells of the source (default: FILE.rejected.csv)."
      })
  private Optional<Path> rejected;

  @Option(
      names = "--concurrency",
      defaultValue = "4",
      description = "Requests in flight, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int concurrency;

  @Option(
      names = "--chunk-size",
      defaultValue = "500",
      description = "Rows per request, 1 to 500 (default: ${DEFAULT-VALUE}).")
  private int chunkSize;

  @Option(
      names = {"--restart", "--again"},
      description = {
        "Start from the first row, instead of continuing an interrupted import or refusing to",
        "repeat a finished one."
      })
  private boolean restart;

  @Option(
      names = "--close-missing",
      description = {
        "For a full file of one source system: after the import, list the workers of the system",
        "that the file lacks."
      })
  private boolean closeMissing;

  @Option(
      names = "--apply",
      description = "With --close-missing: set their employment status to terminated.")
  private boolean apply;

  @Option(
      names = "--close-limit",
      defaultValue = "5",
      description = {
        "Close no worker if more than this percentage of the system's workers is missing",
        "(default: ${DEFAULT-VALUE})."
      })
  private double closeLimit;

  @Parameters(paramLabel = "FILE", description = "The file to import.")
  private Path file;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter errors = spec.commandLine().getErr();
    try {
      return run(errors);
    } catch (CommandStopped | MappingException stopped) {
      errors.println(stopped.getMessage());
    } catch (IOException failure) {
      errors.println("A file could not be read or written: " + failure.getMessage());
    }
    return 1;
  }

  private int run(PrintWriter errors) throws IOException, InterruptedException {
    // A comparison that NaN fails, too.
    if (!(closeLimit >= 0 && closeLimit <= 100)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The --close-limit must be from 0 to 100.");
    }
    ImportSettings settings = settings();
    if (!Files.isRegularFile(file)) {
      throw new CommandStopped("The file " + file + " does not exist.");
    }
    ImportSummary summary;
    try (ImportProgress progress = progress(errors)) {
      summary = new Importer(settings, progress).run();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(summary.sentence());
    summary.remarks().forEach(out::println);
    if (Files.exists(settings.rejected())) {
      out.println("Rejected and skipped rows: " + settings.rejected());
    }
    if (closeMissing) {
      new CloseMissing(settings, closeLimit, out).run(apply);
    }
    new ModelHint(service.url(), service.token()).after(summary).ifPresent(out::println);
    return exitCode(summary.tally());
  }

  private static int exitCode(Tally tally) {
    if (tally.rejected() == 0) {
      return 0;
    }
    return tally.rejected() == tally.read() ? ALL_REJECTED : SOME_REJECTED;
  }

  private static ImportProgress progress(PrintWriter errors) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return terminal ? new BarProgress() : new LineProgress(errors, LINE_INTERVAL);
  }

  private ImportSettings settings() {
    SourceFormat sourceFormat =
        chosen(
            SourceFormat.class, "--format", format.orElse(mapping.isPresent() ? "csv" : "ndjson"));
    if (apply && !closeMissing) {
      throw wrong("--apply needs --close-missing.");
    }
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
    String known =
        Arrays.stream(type.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw wrong("Unknown value '" + text + "' for " + option + ". Use one of: " + known + ".");
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
