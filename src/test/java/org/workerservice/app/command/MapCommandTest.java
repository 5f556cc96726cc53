package org.workerservice.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.client.mapping.MappingReader;
import picocli.CommandLine;

class MapCommandTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new MapCommand(output))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  @Test
  void shouldPrintAMappingThatCanBeUsed() throws IOException {
    Path file =
        Files.writeString(directory.resolve("a.csv"), "Nachname;Straße\nMüller;Hauptstraße\n");

    assertThat(run("--guess", file.toString())).isZero();

    String yaml = output.toString(StandardCharsets.UTF_8);
    assertThat(yaml).contains("{column: Straße}");
    assertThat(MappingReader.read("guess", yaml).name()).isEqualTo("guess");
  }

  @Test
  void shouldSayWhatIsWrongWithTheFile() throws IOException {
    Path workbook = Files.write(directory.resolve("a.xlsx"), new byte[] {'P', 'K', 3, 4, 0});
    Path empty = Files.writeString(directory.resolve("b.csv"), "\n\n");

    assertThat(run("--guess", workbook.toString())).isEqualTo(1);
    assertThat(run("--guess", empty.toString())).isEqualTo(1);
    assertThat(run("--guess", directory.resolve("c.csv").toString())).isEqualTo(1);
    assertThat(run()).isEqualTo(2);
    assertThat(errors.toString())
        .contains(
            "The file is an Excel workbook (.xlsx)",
            "The file has no readable CSV header.",
            "c.csv does not exist.");
  }
}
