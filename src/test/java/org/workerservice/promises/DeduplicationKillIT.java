package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.workerservice.api.rest.deduplication.Runs;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/**
 * A batch de-duplication that is killed continues after the restart: it merges every pair once,
 * loses none, and finds what an undisturbed run finds.
 */
class DeduplicationKillIT {
  private static final int PAIRS = 200;
  private static final int MERGED_BEFORE_KILL = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String HALF_MERGED =
      """
      SELECT count(*) FROM workers w
      WHERE (w.merged_into IS NOT NULL) <> EXISTS (
        SELECT FROM merge_records m
        WHERE m.duplicate_worker_id = w.id AND m.main_worker_id = w.merged_into)
      """;

  private static void importPairs(Runs runs) {
    List<ObjectNode> people = new ArrayList<>();
    for (int number = 0; number < PAIRS; number++) {
      ObjectNode person =
          SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
      people.add(person);
      people.add(Runs.variant(person, "York"));
    }
    runs.importAll(people);
  }

  private static Set<Set<String>> groups(List<JsonNode> entities) {
    return entities.stream().map(Runs::workers).collect(Collectors.toSet());
  }

  @Test
  void shouldMergeEachPairOnceAlthoughItIsKilled() {
    DatabaseAddress address = TestPostgresql.createDatabase("deduplication_kill");
    Sql sql = new Sql(address);
    try (ServiceProcess service =
        ServiceProcess.named("deduplication-kill").database(address).start()) {
      Runs runs = new Runs(service.client(Role.HR_ADMIN));
      importPairs(runs);
      String job = runs.start(Map.of("dry_run", false, "auto_merge_threshold", 0.95));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(
              () ->
                  assertThat(sql.count("SELECT count(*) FROM merge_records"))
                      .isGreaterThanOrEqualTo(MERGED_BEFORE_KILL));

      service.kill9();
      long mergedBefore = sql.count("SELECT count(*) FROM merge_records");
      service.restart();

      assertThat(mergedBefore).as("killed in the middle").isLessThan(PAIRS);
      assertThat(sql.count(HALF_MERGED)).isZero();
      JsonNode ended = new Runs(service.client(Role.HR_ADMIN)).ended(job);
      assertThat(ended.path("status").asText()).as("%s", ended).isEqualTo("completed");
      assertThat(ended.at("/progress/outcomes/merged").asInt()).isEqualTo(PAIRS);
      assertThat(sql.count("SELECT epoch FROM jobs")).isEqualTo(2);
      assertThat(sql.count("SELECT count(*) FROM merge_records")).isEqualTo(PAIRS);
      assertThat(sql.count("SELECT count(*) FROM workers WHERE deleted_at IS NULL"))
          .isEqualTo(PAIRS);
      assertThat(sql.count("SELECT count(*) FROM review_queue WHERE status = 'pending'")).isZero();
      assertThat(sql.count(HALF_MERGED)).isZero();
      assertThat(Registry.contradictions(address)).isEmpty();
    }
  }

  @Test
  void shouldFindTheSameAlthoughItIsKilledWhileItScans() {
    DatabaseAddress address = TestPostgresql.createDatabase("deduplication_scan_kill");
    try (ServiceProcess service =
        ServiceProcess.named("deduplication-scan-kill").database(address).start()) {
      Runs runs = new Runs(service.client(Role.HR_ADMIN));
      importPairs(runs);
      String job = runs.start(Map.of());
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .untilAsserted(
              () -> assertThat(runs.state(job).path("status").asText()).isNotEqualTo("queued"));

      service.kill9();
      service.restart();

      Runs again = new Runs(service.client(Role.HR_ADMIN));
      JsonNode killed = again.ended(job);
      JsonNode undisturbed = again.completed(Map.of("scope", Map.of("changed_since", 0)));
      assertThat(killed.path("status").asText()).as("%s", killed).isEqualTo("completed");
      assertThat(groups(again.entities(killed)))
          .hasSize(PAIRS)
          .isEqualTo(groups(again.entities(undisturbed)));
      assertThat(killed.at("/progress/pairs")).isEqualTo(undisturbed.at("/progress/pairs"));
    }
  }
}
