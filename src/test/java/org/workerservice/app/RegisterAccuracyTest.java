package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.app.command.GenerateCommand;
import org.workerservice.app.evaluation.EvaluateCommand;
import picocli.CommandLine;

/**
 * Floors of the accuracy on small generated registers. A change of the engine that falls below one
 * of them makes real registers worse; raise a floor when the engine gets better.
 */
class RegisterAccuracyTest {
  private static final String RECORDS = "2000";
  private static final Pattern QUALITY =
      Pattern.compile("pairwise at 0.85 : precision ([0-9.]+), recall ([0-9.]+)");

  @TempDir private Path directory;

  private static String run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    int exitCode = new CommandLine(command).setOut(new PrintWriter(out, true)).execute(arguments);
    assertThat(exitCode).isZero();
    return out.toString().strip();
  }

  private String evaluated(String profile, String more) {
    String command =
        run(
            new GenerateCommand(),
            "--profile",
            profile,
            "--count",
            RECORDS,
            "--seed",
            "3",
            "--out",
            directory.toString());
    String arguments = command.substring("evaluate ".length()) + more;
    return run(new EvaluateCommand(), arguments.split(" "));
  }

  private static void assertFloors(String result, double precision, double recall) {
    Matcher quality = QUALITY.matcher(result);
    assertThat(quality.find()).as(result).isTrue();
    assertThat(Double.parseDouble(quality.group(1))).as(result).isGreaterThanOrEqualTo(precision);
    assertThat(Double.parseDouble(quality.group(2))).as(result).isGreaterThanOrEqualTo(recall);
  }

  /** Profile, precision, recall. */
  @ParameterizedTest
  @CsvSource({
    "officials, 0.97, 0.99",
    "officials-without-email, 0.97, 0.99",
    "voters, 0.98, 0.86",
    "practitioners, 0.99, 0.95",
    "foreigners, 0.99, 0.77",
    "febrl-heavy, 0.99, 0.91",
    "historical, 0.99, 0.55"
  })
  void shouldKeepTheFloorsWithTheShippedModel(String profile, double precision, double recall) {
    assertFloors(evaluated(profile, ""), precision, recall);
  }

  /** Profile, precision, recall. */
  @ParameterizedTest
  @CsvSource({
    "officials, 0.99, 0.98",
    "officials-without-email, 0.99, 0.98",
    "voters, 0.98, 0.94",
    "practitioners, 0.98, 0.98",
    "foreigners, 0.98, 0.90",
    "febrl-heavy, 0.99, 0.95",
    "historical, 0.99, 0.76"
  })
  void shouldKeepTheFloorsWithATrainedModel(String profile, double precision, double recall) {
    assertFloors(evaluated(profile, " --train"), precision, recall);
  }
}
