package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help"})
  void shouldNameEveryCommand(String help) {
    assertThat(run(help)).isZero();

    assertThat(output.toString())
        .contains(
            "serve",
            "token",
            "import",
            "generate",
            "evaluate",
            "reindex",
            "train",
            "map",
            "keys",
            "help");
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void shouldPrintTheHelpOfOneCommand() {
    assertThat(run("help", "import")).isZero();

    assertThat(output.toString()).startsWith("Usage: worker-service import").contains("--mapping");
  }

  @Test
  void shouldDescribeEachCommandInAWholeSentence() {
    assertThat(Main.commandLine().getSubcommands().entrySet())
        .filteredOn(command -> !command.getKey().equals("help"))
        .allSatisfy(
            command ->
                assertThat(command.getValue().getCommandSpec().usageMessage().description()[0])
                    .as("the only line that help shows of %s", command.getKey())
                    .endsWith("."));
  }

  @Test
  void shouldRefuseUnknownCommands() {
    assertThat(run("help", "fly")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("fly")).isEqualTo(CommandLine.ExitCode.USAGE);
  }
}
