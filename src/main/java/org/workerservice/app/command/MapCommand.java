package org.workerservice.app.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.file.CsvSample;
import org.workerservice.client.guess.Proposal;
import org.workerservice.client.mapping.MappingReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proposes a mapping for a CSV file. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = {
      "Proposes a mapping for a CSV file of workers.",
      "Prints YAML with comments on what is unsure; redirect it to a file, check it, and give it to",
      "import with --mapping. Recognises columns by their names in English, German, French, Spanish",
      "and Portuguese (the usual ones also in other languages), and by their values. The service",
      "need not run."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:a mapping was proposed", "1:the file cannot be read", "2:invalid options"})
public final class MapCommand implements Callable<Integer> {
  private static final int SAMPLE_ROWS = 10_000;

  private final OutputStream output;

  @Spec private CommandSpec spec;

  @Option(names = "--guess", required = true, paramLabel = "FILE", description = "The CSV file.")
  private Path file;

  /** Writes to the standard output of the process. */
  public MapCommand() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  /** Mappings are in UTF-8, whatever the language of the system. */
  MapCommand(OutputStream output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    PrintWriter errors = spec.commandLine().getErr();
    if (!Files.isRegularFile(file)) {
      errors.println("The file " + file + " does not exist.");
      return 1;
    }
    try {
      String proposal =
          Proposal.of(CsvSample.read(file, SAMPLE_ROWS), file.getFileName().toString());
      MappingReader.read("proposed for " + file, proposal);
      output.write(proposal.getBytes(StandardCharsets.UTF_8));
      output.flush();
      return 0;
    } catch (CommandStopped unreadable) {
      errors.println(unreadable.getMessage());
    } catch (IOException failure) {
      errors.println("The file cannot be read: " + failure.getMessage());
    }
    return 1;
  }
}
