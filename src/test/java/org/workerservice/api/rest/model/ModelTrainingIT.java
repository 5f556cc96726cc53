package org.workerservice.api.rest.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;

/** Two nodes share a database and train in the background, from thirty workers on. */
class ModelTrainingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final WorkerGenerator GENERATOR = new WorkerGenerator(77, 0.4);

  private static ServiceProcess.Builder node(String name, DatabaseAddress database, String policy) {
    return ServiceProcess.named(name)
        .database(database)
        .environment("WORKER_SERVICE_MATCHING_TRAINING", policy)
        .environment("WORKER_SERVICE_MATCHING_TRAINING_FROM", "30")
        .environment("WORKER_SERVICE_MATCHING_TRAINING_CHECK", "1s");
  }

  private static void importWorkers(ApiClient client, int count) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode rows = body.putArray("workers");
    for (int row = 0; row < count; row++) {
      rows.add(Json.MAPPER.<ObjectNode>valueToTree(GENERATOR.next().worker()));
    }
    assertThat(
            client
                .post(
                    "/api/workers/import?first_row=1&on_duplicate=review",
                    body,
                    Map.of("Import-Id", UUID.randomUUID().toString()))
                .status())
        .isEqualTo(200);
  }

  private static JsonNode models(ApiClient client) {
    return client.get("/api/match-models").data().path("models");
  }

  private static JsonNode health(ApiClient client) {
    return client.get("/api/health").body().path("proposed_match_models");
  }

  @Test
  void shouldProposeAModelOnceAndAgainWhenTheRegistryHasDoubled() {
    DatabaseAddress database = TestPostgresql.createDatabase("model-training");
    try (ServiceProcess first = node("training-first", database, "propose").start();
        ServiceProcess second = node("training-second", database, "propose").start()) {
      TestTenant tenant = TestTenant.of(first);
      ApiClient here = tenant.client("steward", Role.HR_ADMIN);
      ApiClient there = new ApiClient(second::url, tenant.token("steward", Role.HR_ADMIN));
      importWorkers(here, 100);

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(models(here)).hasSize(2));
      JsonNode proposed = models(here).get(0);
      assertThat(proposed.path("status").asText()).isEqualTo("trained");
      assertThat(proposed.path("created_by").asText()).isEqualTo("worker-service");
      // Every node notices the proposal.
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(health(here).path("models").asInt()).isEqualTo(1);
                assertThat(health(there).path("pairs").asInt()).isPositive();
              });

      importWorkers(here, 150);

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(models(here)).hasSize(3));
      String trained =
          "SELECT progress ->> 'model_version' AS version FROM jobs WHERE tenant_id = ?"
              + " AND progress ->> 'model_version' IS NOT NULL ORDER BY created_at";
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(tenant.query(trained, tenant.id()))
                      .extracting(row -> row.get("version"))
                      .containsExactly("1", "2"));
    }
  }

  @Test
  void shouldScoreOpenReviewItemsAgainAfterAnActivation() {
    DatabaseAddress database = TestPostgresql.createDatabase("review-scores");
    try (ServiceProcess service = node("review-scores", database, "propose").start()) {
      TestTenant tenant = TestTenant.of(service);
      ApiClient client = tenant.client("steward", Role.HR_ADMIN);
      importWorkers(client, 200);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(models(client)).hasSize(2));
      tenant.query(
          "UPDATE review_queue SET status = 'confirmed', reviewed_by = 'ada', reviewed_at = now()"
              + " WHERE id = (SELECT min(id::text)::uuid FROM review_queue WHERE tenant_id = ?)"
              + " RETURNING id",
          tenant.id());
      String open = "SELECT count(*) AS items FROM review_queue WHERE tenant_id = ? AND ";
      assertThat(number(tenant, open + "status = 'pending'")).isPositive();

      String model = models(client).get(0).path("id").asText();
      assertThat(client.post("/api/match-models/" + model + "/activate", "").status())
          .isEqualTo(200);

      String since =
          "scored_at > (SELECT activated_at FROM match_models WHERE status = 'active' AND"
              + " match_models.tenant_id = review_queue.tenant_id)";
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(number(tenant, open + "status = 'pending' AND NOT " + since))
                      .isZero());
      assertThat(number(tenant, open + "status = 'confirmed' AND " + since)).isZero();
      assertThat(health(client).isMissingNode()).isTrue();
    }
  }

  private static long number(TestTenant tenant, String sql) {
    return (long) tenant.query(sql, tenant.id()).getFirst().get("items");
  }
}
