package org.workerservice.flow.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.json.Json;
import org.workerservice.persistence.job.Job;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.job.JobLease;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;

class RunProgressTest {
  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<JobCommand<?>> jobs = actors.at(JobCommand.ADDRESS);
  private long now;

  @BeforeEach
  void aHeldJob() {
    jobs.always(JobCommand.Report.class, report -> true);
  }

  private RunProgress after(String earlier) {
    Job job =
        new Job(
            new UUID(8, 8),
            DeduplicateWorkers.KIND,
            "running",
            "{}",
            earlier,
            "{}",
            "steward",
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty());
    JobLease lease = new JobLease(FakeActors.TENANT, job.id(), 1);
    return new RunProgress(
        new LeasedJob(
            actors.bus(), new JobCommand.Claimed(lease, job, actors.context()), new UUID(4, 1)),
        () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private JsonNode lastReport() throws JsonProcessingException {
    return Json.MAPPER.readTree(jobs.received(JobCommand.Report.class).getLast().progress());
  }

  @Test
  void shouldAddUpWhatSeveralOwnersDid() {
    RunProgress progress =
        after(
            "{\"workers\": 40, \"review_items\": 3, \"rate\": 7, \"seconds\": {\"scanning\": 2.5}}");
    progress.putFirst("workers", 41);
    actors.value(() -> progress.begin("scanning", 0, 10));
    pass(Duration.ofSeconds(1));
    progress.add("review_items", 2);

    ObjectNode end = progress.end();

    assertThat(end.at("/seconds/scanning").asDouble()).isEqualTo(3.5);
    assertThat(end.path("workers").asInt()).isEqualTo(40);
    assertThat(end.path("review_items").asInt()).isEqualTo(5);
    assertThat(end.has("rate")).isFalse();
  }

  @Test
  void shouldReportTheTimeOfAPhaseThatHasNotEnded() throws JsonProcessingException {
    RunProgress progress = after("{}");
    actors.value(() -> progress.begin("scanning", 0, 10));
    pass(Duration.ofSeconds(2));

    actors.value(() -> progress.reached(5));

    assertThat(lastReport().at("/seconds/scanning").asDouble()).isEqualTo(2.0);
    assertThat(lastReport().path("remaining_seconds").asLong()).isEqualTo(2);
  }

  @Test
  void shouldEstimateNothingForACancelledRun() {
    RunProgress progress = after("{}");
    actors.value(() -> progress.begin("scanning", 0, 10));
    pass(Duration.ofSeconds(2));
    actors.value(() -> progress.reached(5));

    ObjectNode cancelled = progress.cancelled();

    assertThat(cancelled.path("phase").asText()).isEqualTo("cancelled");
    assertThat(cancelled.path("done").asLong()).isEqualTo(5);
    assertThat(cancelled.has("rate")).isFalse();
    assertThat(cancelled.has("remaining_seconds")).isFalse();
  }
}
