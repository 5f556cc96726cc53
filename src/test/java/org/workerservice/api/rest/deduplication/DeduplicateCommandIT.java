package org.workerservice.api.rest.deduplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.JarRun;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class DeduplicateCommandIT {
  private final TestTenant tenant = SharedService.tenant();

  @TempDir private Path files;

  private JarRun deduplicate(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "deduplicate",
                "--url",
                SharedService.process().url(),
                "--token",
                tenant.token("steward", Role.HR_ADMIN)));
    arguments.addAll(List.of(options));
    return JarRun.of(Map.of(), arguments.toArray(String[]::new));
  }

  @Test
  void shouldSummariseTheRunAndWriteItsReport() throws IOException {
    ObjectNode person = SamplePeople.next();
    List<String> ids =
        new Runs(tenant.client(Role.HR_ADMIN))
            .importAll(List.of(person, Runs.variant(person, "Leeds"), SamplePeople.next()));
    Path report = files.resolve("report.csv");

    JarRun run = deduplicate("--report", report.toString());

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("3 of 3 workers compared", "entities by size: 2 1", "would_queue 1")
        .contains("report: " + report);
    List<String> lines = Files.readAllLines(report);
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast()).startsWith("1,2,would_queue,").contains(ids.subList(0, 2));
  }

  @Test
  void shouldSayWhichFieldIsWrong() {
    JarRun run = deduplicate("--auto-merge", "0.5");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("422", "auto_merge_threshold: ");
  }

  @Test
  void shouldCheckTheReportBeforeTheRun() {
    JarRun run = deduplicate("--report", files.resolve("missing/report.csv").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("Check --report");
    assertThat(tenant.client(Role.HR_ADMIN).get("/api/jobs").data().path("jobs")).isEmpty();
  }

  @Test
  void shouldSayThatNothingHasChanged() {
    new Runs(tenant.client(Role.HR_ADMIN)).importAll(List.of(SamplePeople.next()));
    deduplicate("--report", files.resolve("first.csv").toString());

    JarRun again = deduplicate("--report", files.resolve("second.csv").toString());

    assertThat(again.exitCode()).isZero();
    assertThat(again.output()).contains("--changed-since 0");
  }

  @Test
  void shouldNameAnOptionThatIsOutOfBounds() {
    JarRun threshold = deduplicate("--threshold", "1.5");
    JarRun merge = deduplicate("--auto-merge", "0");

    assertThat(threshold.exitCode()).isEqualTo(2);
    assertThat(threshold.output()).contains("The --threshold must be above 0, at most 1.");
    assertThat(merge.exitCode()).isEqualTo(2);
    assertThat(merge.output()).contains("The --auto-merge must be above 0, at most 1.");
  }

  @Test
  void shouldSayWhatAnIdLooksLike() {
    JarRun run = deduplicate("--organization", "nope");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).contains("--organization", "An id is a UUID").doesNotContain("java.");
  }

  @Test
  void shouldSayWhyTheServiceRefuses() {
    JarRun run = deduplicate("--model", "newest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("400", "model");
  }

  @Test
  void shouldReportWhatACancelledRunHasDone() throws IOException {
    ApiClient client = tenant.client(Role.HR_ADMIN);
    new Runs(client).importAll(manyTwins());
    Path report = files.resolve("report.csv");
    CompletableFuture<JarRun> running =
        CompletableFuture.supplyAsync(
            () -> deduplicate("--execute", "--auto-merge", "0.95", "--report", report.toString()));
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(merges()).isPositive());

    cancelTheRun(client);
    JarRun run = running.join();

    assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).contains("was cancelled", "merged ", "report: " + report);
    assertThat(Files.readAllLines(report))
        .filteredOn(line -> line.contains(",merged,"))
        .hasSize((int) merges());
  }

  private static List<ObjectNode> manyTwins() {
    List<ObjectNode> people = new ArrayList<>();
    for (int pair = 0; pair < 400; pair++) {
      ObjectNode person =
          SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
      people.add(person);
      people.add(Runs.variant(person, "York"));
    }
    return people;
  }

  private long merges() {
    return (long)
        tenant
            .query("SELECT count(*) AS n FROM merge_records WHERE tenant_id = ?", tenant.id())
            .getFirst()
            .get("n");
  }

  /** Takes the id from the database: a first check of a list against the contract takes seconds. */
  private void cancelTheRun(ApiClient client) {
    Object job =
        tenant.query("SELECT id FROM jobs WHERE tenant_id = ?", tenant.id()).getFirst().get("id");
    ApiAnswer answer = client.post("/api/jobs/" + job + "/cancel", "");
    assertThat(answer.data().path("status").asText()).as("%s", answer).isEqualTo("cancelled");
  }
}
