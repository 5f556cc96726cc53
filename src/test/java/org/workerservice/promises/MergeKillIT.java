package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/**
 * A service that is killed while it merges has merged each pair wholly or not at all, keeps what it
 * has acknowledged, and merges nothing twice when the requests are repeated.
 */
class MergeKillIT {
  private static final int PAIRS = 40;
  private static final int ACKNOWLEDGED_BEFORE_KILL = 8;

  private static final String HALF_MERGED =
      """
      SELECT count(*) FROM workers w
      WHERE (w.merged_into IS NOT NULL) <> EXISTS (
        SELECT FROM merge_records m
        WHERE m.duplicate_worker_id = w.id AND m.main_worker_id = w.merged_into)
      """;

  private record Pair(String master, String duplicate, String npi) {
    ObjectNode request() {
      ObjectNode request = Json.MAPPER.createObjectNode().put("master_worker_id", master);
      request.putArray("duplicate_worker_ids").add(duplicate);
      return request;
    }

    CompletableFuture<ApiAnswer> merge(ApiClient client) {
      return client.postAsync(
          "/api/workers/merge", request(), Map.of("Idempotency-Key", "merge-" + duplicate));
    }
  }

  private static Pair pair(ApiClient client) {
    String npi = SamplePeople.npi();
    return new Pair(
        create(client, SamplePeople.next()),
        create(client, SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi)),
        npi);
  }

  private static String create(ApiClient client, ObjectNode person) {
    return client.post("/api/workers", person).data().path("id").asText();
  }

  @Test
  void shouldMergeWhollyOrNotAtAll() {
    DatabaseAddress address = TestPostgresql.createDatabase("merge_kill");
    Sql sql = new Sql(address);
    try (ServiceProcess service = ServiceProcess.named("merge-kill").database(address).start()) {
      ApiClient client = service.client(Role.HR_ADMIN);
      List<Pair> pairs = new ArrayList<>();
      for (int number = 0; number < PAIRS; number++) {
        pairs.add(pair(client));
      }
      List<CompletableFuture<ApiAnswer>> merges =
          pairs.stream().map(pair -> pair.merge(client)).toList();
      merges.subList(0, ACKNOWLEDGED_BEFORE_KILL).forEach(CompletableFuture::join);

      service.kill9();
      List<Boolean> acknowledged = merges.stream().map(MergeKillIT::isAcknowledged).toList();
      service.restart();

      assertThat(sql.count(HALF_MERGED)).isZero();
      assertThat(Registry.contradictions(address)).isEmpty();
      ApiClient again = service.client(Role.HR_ADMIN);
      for (int number = 0; number < PAIRS; number++) {
        if (acknowledged.get(number)) {
          assertThat(again.get("/api/workers/" + pairs.get(number).duplicate()).status())
              .isEqualTo(410);
        }
      }
      assertThat(pairs)
          .allSatisfy(pair -> assertThat(pair.merge(again).join().status()).isEqualTo(200));
      assertThat(sql.count("SELECT count(*) FROM merge_records")).isEqualTo(PAIRS);
      assertThat(Registry.contradictions(address)).isEmpty();
      assertThat(pairs)
          .allSatisfy(
              pair ->
                  assertThat(
                          sql.count(
                              "SELECT count(*) FROM identifier_claims"
                                  + " WHERE worker_id = ? AND status = 'held'",
                              UUID.fromString(pair.master())))
                      .isOne());
    }
  }

  private static boolean isAcknowledged(CompletableFuture<ApiAnswer> answer) {
    return answer.handle((given, failure) -> given != null && given.status() == 200).join();
  }
}
