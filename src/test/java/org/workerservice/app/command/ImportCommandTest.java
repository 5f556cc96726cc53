package org.workerservice.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.client.ImportService;
import picocli.CommandLine;

class ImportCommandTest {
  private final StringWriter output = new StringWriter();
  private final StringWriter complaints = new StringWriter();
  @TempDir private Path directory;

  private int run(String... arguments) {
    return new CommandLine(new ImportCommand())
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(complaints, true))
        .execute(arguments);
  }

  private String csv(String text) throws IOException {
    return Files.writeString(directory.resolve("in.csv"), text).toString();
  }

  private String mapping(String text) throws IOException {
    return Files.writeString(directory.resolve("in.yaml"), text).toString();
  }

  @Test
  void shouldImportAndSumUp() throws IOException {
    String mapping = mapping("worker: {name: {family: {column: f}}}");
    String file = csv("f\nLee\nRejected\nKim\n");

    int exitCode;
    try (ImportService service = new ImportService()) {
      String url = service.url().toString();
      exitCode = run("--url", url, "--token", "t", "--format", "csv", "--mapping", mapping, file);
    }

    assertThat(complaints.toString()).isEmpty();
    assertThat(exitCode).isEqualTo(ImportCommand.SOME_REJECTED);
    assertThat(output.toString())
        .startsWith("Read 3, created 2, duplicates 0, review 0, rejected 1; ")
        .contains("Rejected and skipped rows: " + file + ".rejected.csv");
    assertThat(Path.of(file + ".rejected.csv")).content().contains("2,3,birth_date,future,");
  }

  @Test
  void shouldTellInTheExitCodeWhetherRowsWereRejected() throws IOException {
    String mapping = mapping("worker: {name: {family: {column: f}}}");

    try (ImportService service = new ImportService()) {
      String url = service.url().toString();
      assertThat(run("--url", url, "--token", "t", "--mapping", mapping, csv("f\nLee\n"))).isZero();
      assertThat(run("--url", url, "--token", "t", "--mapping", mapping, csv("f\nDuplicate\n")))
          .isZero();
      assertThat(run("--url", url, "--token", "t", "--mapping", mapping, csv("f\nRejected\n")))
          .isEqualTo(ImportCommand.ALL_REJECTED);
      assertThat(run("--url", url, "--token", "t", "--mapping", mapping, csv("f\n"))).isZero();
    }
  }

  @Test
  void shouldRefuseACloseLimitThatIsNoPercentage() throws IOException {
    String file = csv("f\n");

    for (String limit : new String[] {"NaN", "-1", "100.5", "Infinity"}) {
      assertThat(run("--token", "t", "--close-missing", "--close-limit=" + limit, file))
          .as(limit)
          .isEqualTo(2);
    }
    assertThat(complaints.toString()).contains("from 0 to 100");
  }

  @Test
  void shouldStopWithASentenceAboutAWrongMapping() throws IOException {
    String mapping = mapping("worker: {name: {famly: {column: f}}}");

    int exitCode = run("--token", "t", "--format", "csv", "--mapping", mapping, csv("f\n"));

    assertThat(exitCode).isEqualTo(1);
    assertThat(complaints.toString())
        .isEqualToIgnoringNewLines(
            "The mapping " + mapping + " fills an unknown target: name.famly.");
  }

  @Test
  void shouldRefuseInvalidOptions() throws IOException {
    String file = csv("f\n");

    assertThat(run("--token", "t", "--format", "xml", file)).isEqualTo(2);
    assertThat(run("--token", "t", "--format", "csv", file)).isEqualTo(2);
    assertThat(run("--token", "t", "--format", "ndjson", "--chunk-size", "501", file)).isEqualTo(2);
    assertThat(run("--token", "t", "--format", "ndjson", "--url", "localhost:1", file))
        .isEqualTo(2);
    assertThat(run("--token", "t", "--format", "ndjson", "--url", "::", file)).isEqualTo(2);
    assertThat(run("--token", "t", "--format", "ndjson", "--rejected", file, file)).isEqualTo(2);
    assertThat(complaints.toString())
        .contains(
            "Unknown value 'xml' for --format. Use one of: csv, ndjson.",
            "CSV files need a mapping: give --mapping.",
            "The chunk size must be from 1 to 500.",
            "--url must be an http or https address, not localhost:1.",
            "--url must be an http or https address, not ::.",
            "The rejected rows would overwrite the imported file: choose another --rejected.");
  }

  @Test
  void shouldSayThatTheFileIsMissing() {
    int exitCode = run("--token", "t", "--format", "ndjson", directory.resolve("x").toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(complaints.toString()).matches("(?s)The file .* does not exist\\.\\s*");
  }
}
