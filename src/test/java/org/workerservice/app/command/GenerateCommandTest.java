package org.workerservice.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.app.evaluation.EvaluateCommand;
import org.workerservice.app.evaluation.WorkerJson;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import picocli.CommandLine;

class GenerateCommandTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final StringWriter complaints = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new GenerateCommand(output))
        .setErr(new PrintWriter(complaints, true))
        .execute(arguments);
  }

  private List<String> lines() {
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void shouldWriteOneReadableWorkerPerLine() throws Exception {
    int exitCode = run("--count", "200", "--seed", "11", "--duplicates", "0.3");

    assertThat(exitCode).isZero();
    assertThat(lines()).hasSize(200);
    assertThat(output.toString(StandardCharsets.UTF_8)).endsWith("}\n").doesNotContain("\n\n");
    WorkerGenerator generator = new WorkerGenerator(11, 0.3);
    for (String line : lines()) {
      assertThat(Json.MAPPER.readValue(line, Worker.class)).isEqualTo(generator.next().worker());
      assertThat(line).doesNotContain("\"version\"", "\"id\"", "\"created_at\"");
    }
  }

  @Test
  void shouldWriteTheTruthOfEveryRow(@TempDir Path directory) throws Exception {
    Path truth = directory.resolve("truth.csv");

    run("--count", "300", "--seed", "12", "--duplicates", "0.5", "--truth", truth.toString());

    List<String> rows = Files.readAllLines(truth);
    WorkerGenerator generator = new WorkerGenerator(12, 0.5);
    assertThat(rows).hasSize(301).first().isEqualTo("row,entity");
    for (int row = 1; row <= 300; row++) {
      assertThat(rows.get(row)).isEqualTo(row + "," + generator.next().entity());
    }
  }

  @Test
  void shouldGiveWorkersAssignmentsThatFollowOneAnother() throws Exception {
    run("--count", "200", "--seed", "11", "--assignments", "0.5");

    WorkerGenerator generator = new WorkerGenerator(11, 0.1);
    int withAssignments = 0;
    for (String line : lines()) {
      ObjectNode row = (ObjectNode) Json.MAPPER.readTree(line);
      JsonNode assignments = row.path("assignments");
      assertThat(WorkerJson.of(row)).isEqualTo(generator.next().worker());
      withAssignments += assignments.isEmpty() ? 0 : 1;
      for (int index = 0; index + 1 < assignments.size(); index++) {
        assertThat(assignments.path(index).at("/period/end").asText())
            .isLessThan(assignments.path(index + 1).at("/period/start").asText());
      }
    }
    assertThat(withAssignments).isBetween(60, 140);
  }

  @Test
  void shouldGiveEachRecordAKeyOfTheSystem() throws Exception {
    run("--count", "50", "--seed", "11", "--source", "hr");

    WorkerGenerator generator = new WorkerGenerator(11, 0.1);
    int number = 0;
    for (String line : lines()) {
      Worker worker = Json.MAPPER.readValue(line, Worker.class);
      assertThat(worker.sources())
          .containsExactly(new WorkerSource("hr", Integer.toString(++number), Optional.empty()));
      assertThat(worker.toBuilder().sources(List.of()).build())
          .isEqualTo(generator.next().worker());
    }
    assertThat(number).isEqualTo(50);
    assertThat(run("--count", "1", "--source", " ")).isEqualTo(2);
  }

  @Test
  void shouldWriteNothingForNoRecords() {
    assertThat(run("--count", "0")).isZero();
    assertThat(output.size()).isZero();
  }

  @Test
  void shouldReportTheSeedItDrew() {
    run("--count", "1");

    assertThat(complaints.toString()).matches("Seed: \\d+\\R");
  }

  @Test
  void shouldRefuseAShareOutOfBounds() {
    assertThat(run("--count", "1", "--duplicates", "2")).isEqualTo(2);
    assertThat(complaints.toString()).contains("The share of duplicates must be from 0 to 0.9");
  }

  @Test
  void shouldWriteFilesThatEvaluateReads(@TempDir Path directory) {
    int exitCode =
        new CommandLine(new GenerateCommand(output))
            .setOut(new PrintWriter(complaints, true))
            .execute(
                "--profile",
                "officials",
                "--count",
                "200",
                "--seed",
                "5",
                "--out",
                directory.toString());
    String command = complaints.toString().strip();
    StringWriter result = new StringWriter();
    int evaluated =
        new CommandLine(new EvaluateCommand())
            .setOut(new PrintWriter(result, true))
            .execute(command.substring("evaluate ".length()).split(" "));

    assertThat(exitCode).isZero();
    assertThat(evaluated).isZero();
    assertThat(result.toString()).containsPattern("records 20\\d, true pairs");
  }

  @Test
  void shouldNameTheProfilesItKnows() {
    assertThat(run("--profile", "unknown", "--out", "x")).isEqualTo(2);
    assertThat(complaints.toString()).contains("officials, officials-without-email, voters");
  }

  @Test
  void shouldRequireADirectoryForAProfile() {
    assertThat(run("--profile", "voters")).isEqualTo(2);
    assertThat(complaints.toString()).contains("--profile needs --out DIRECTORY.");
  }
}
