package org.workerservice.api.rest.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.generate.GeneratedWorker;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.JarRun;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;
import org.workerservice.support.WorkerCalls;

class MatchModelsIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client("modeller", Role.HR_ADMIN);
  private static final String BUILT_IN = "00000000-0000-7000-8000-00000000000f";
  private static final int WORKERS = 300;

  /** Ids of the imported workers, and the person each is about. */
  private static final List<String> IDS = new ArrayList<>();

  private static final List<Long> ENTITIES = new ArrayList<>();

  @BeforeAll
  static void importGeneratedWorkers() {
    IDS.addAll(imported(ADMIN, WORKERS, ENTITIES));
    assertThat(IDS.stream().filter(id -> !id.isEmpty()).count()).isGreaterThan(WORKERS * 9 / 10);
  }

  /** Imports generated workers and returns their ids, blank for rejected ones. */
  private static List<String> imported(ApiClient client, int count, List<Long> entities) {
    WorkerGenerator generator = new WorkerGenerator(2026, 0.3);
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode rows = body.putArray("workers");
    for (int row = 0; row < count; row++) {
      GeneratedWorker made = generator.next();
      entities.add(made.entity());
      rows.add(Json.MAPPER.<ObjectNode>valueToTree(made.worker()));
    }
    ApiAnswer answer =
        client.post(
            "/api/workers/import?first_row=1&on_duplicate=create",
            body,
            Map.of("Import-Id", UUID.randomUUID().toString()));
    List<String> ids = new ArrayList<>();
    answer.data().path("outcomes").forEach(outcome -> ids.add(outcome.path("id").asText("")));
    return ids;
  }

  private static JsonNode ended(ApiClient client, String job) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(client.get("/api/jobs/" + job).data().path("status").asText())
                    .isIn("completed", "failed"));
    return client.get("/api/jobs/" + job).data();
  }

  private static JsonNode train(ApiClient client, int seed) {
    ApiAnswer started =
        client.post(
            "/api/match-models",
            Map.of("records", 1000, "probes", 300, "random_pairs", 20_000, "seed", seed));
    assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
    String job = started.data().path("job_id").asText();
    assertThat(started.header("Location")).contains("/api/jobs/" + job);
    JsonNode ended = ended(client, job);
    assertThat(ended.path("status").asText()).as("%s", ended).isEqualTo("completed");
    return ended.path("progress");
  }

  private static String modelOf(JsonNode progress) {
    return progress.path("model_id").asText();
  }

  private static List<String> statuses(ApiClient client) {
    List<String> statuses = new ArrayList<>();
    client
        .get("/api/match-models")
        .data()
        .path("models")
        .forEach(
            model ->
                statuses.add(model.path("version").asInt() + " " + model.path("status").asText()));
    return statuses;
  }

  private static int versionInUse(ApiClient client, List<String> ids) {
    JsonNode explained = client.get("/api/workers/" + ids.get(0) + "/explain/" + ids.get(1)).data();
    return explained.path("model").path("version").asInt(-1);
  }

  @Test
  void shouldTrainActivateAndRollBackWithoutARestart() {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client("modeller", Role.HR_ADMIN);
    List<String> ids = imported(client, 30, new ArrayList<>());
    String first = modelOf(train(client, 1));
    String second = modelOf(train(client, 2));
    assertThat(statuses(client)).containsExactly("2 trained", "1 trained", "0 active");
    assertThat(versionInUse(client, ids)).isZero();

    assertThat(client.post("/api/match-models/" + second + "/activate", "").status())
        .isEqualTo(200);
    assertThat(statuses(client)).containsExactly("2 active", "1 trained", "0 retired");
    assertThat(versionInUse(client, ids)).isEqualTo(2);

    JsonNode rolledBack = client.post("/api/match-models/" + first + "/activate", "").data();
    assertThat(rolledBack.path("status").asText()).isEqualTo("active");
    assertThat(rolledBack.path("activated_by").asText()).isEqualTo("modeller");
    assertThat(statuses(client)).containsExactly("2 retired", "1 active", "0 retired");
    assertThat(versionInUse(client, ids)).isEqualTo(1);

    client.post("/api/match-models/" + BUILT_IN + "/activate", "");
    assertThat(statuses(client)).containsExactly("2 retired", "1 retired", "0 active");
    assertThat(versionInUse(client, ids)).isZero();
    assertThat(
            tenant.query(
                "SELECT action FROM audit_log WHERE tenant_id = ? AND entity_type = 'match_model'"
                    + " ORDER BY timestamp",
                tenant.id()))
        .extracting(row -> row.get("action"))
        .containsExactly("TRAIN", "TRAIN", "ACTIVATE", "ACTIVATE", "ACTIVATE");
  }

  @Test
  void shouldShowWhatAModelKnows() {
    JsonNode model = ADMIN.get("/api/match-models/" + modelOf(train(ADMIN, 3))).data();

    assertThat(model.path("built_in").asBoolean()).isFalse();
    assertThat(model.path("training").path("records").asInt()).isGreaterThan(250);
    assertThat(model.path("training").path("candidate_pairs").asInt()).isPositive();
    assertThat(model.path("prior").asDouble()).isBetween(1e-6, 0.1);
    JsonNode level = model.path("levels").path(0);
    assertThat(level.path("level").asText()).isEqualTo("family_name_equal");
    assertThat(level.path("criterion").asText()).isEqualTo("family_name");
    assertThat(level.path("m").asDouble()).isGreaterThan(level.path("u").asDouble());
    assertThat(level.path("weight").asDouble()).isPositive();
    JsonNode builtIn = ADMIN.get("/api/match-models/" + BUILT_IN).data();
    assertThat(builtIn.path("built_in").asBoolean()).isTrue();
    assertThat(builtIn.path("levels")).hasSameSizeAs(model.path("levels"));
  }

  @Test
  void shouldTrainOneModelAtATimeAndTakeOverTheJobOfALostNode() {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client("modeller", Role.HR_ADMIN);
    String job =
        tenant
            .query(
                "INSERT INTO jobs (tenant_id, kind, status, actor, epoch, expires_at)"
                    + " VALUES (?, 'train_match_model', 'running', 'steward', 1,"
                    + " now() + interval '1 hour') RETURNING id",
                tenant.id())
            .getFirst()
            .get("id")
            .toString();

    ApiAnswer refused = client.post("/api/match-models", "");
    tenant.query(
        "UPDATE jobs SET expires_at = now() - interval '1 second' WHERE id = ? RETURNING id",
        UUID.fromString(job));
    JsonNode taken = ended(client, job);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errorCode()).isEqualTo("TRAINING_UNDER_WAY");
    assertThat(refused.body().at("/error/details/job_id").asText()).isEqualTo(job);
    assertThat(taken.path("status").asText()).as("no workers to train on").isEqualTo("failed");
    assertThat(taken.path("progress").path("error").asText()).contains("fewer than two");
    JsonNode empty =
        ended(client, client.post("/api/match-models", "").data().path("job_id").asText());
    assertThat(empty.path("status").asText()).as("no workers to train on").isEqualTo("failed");
  }

  @Test
  void shouldCompareModelsOnTheSamePairs() {
    String trained = modelOf(train(ADMIN, 4));

    JsonNode sampled =
        ADMIN
            .post(
                "/api/match-models/compare",
                Map.of("models", List.of(BUILT_IN, trained), "sample_size", 100))
            .data();
    JsonNode given =
        ADMIN
            .post(
                "/api/match-models/compare",
                Map.of(
                    "models",
                    List.of(trained, trained),
                    "pairs",
                    List.of(
                        Map.of("left", IDS.get(0), "right", IDS.get(1)),
                        Map.of("left", IDS.get(0), "right", UUID.randomUUID().toString()))))
            .data();

    assertThat(sampled.path("pairs").asInt()).isPositive();
    assertThat(sum(sampled, "first")).isEqualTo(sampled.path("pairs").asInt());
    assertThat(sum(sampled, "second")).isEqualTo(sampled.path("pairs").asInt());
    assertThat(sampled.path("changed")).hasSize(sampled.path("changes").asInt());
    assertThat(given.path("pairs").asInt()).isEqualTo(1);
    assertThat(given.path("missing").asInt()).isEqualTo(1);
    assertThat(given.path("changes").asInt()).isZero();
  }

  private static int sum(JsonNode comparison, String model) {
    int sum = 0;
    for (JsonNode band : comparison.path("bands")) {
      sum += band.path(model).asInt();
    }
    return sum;
  }

  @Test
  void shouldMeasureAModelByTheDecisionsOfStewards() {
    int confirmed = 0;
    for (int left = 0; left < WORKERS; left++) {
      int right = ENTITIES.subList(0, left).indexOf(ENTITIES.get(left));
      if (right >= 0 && decide(left, right, "confirmed")) {
        confirmed++;
      }
    }
    boolean rejected = decide(0, 1, "rejected");

    JsonNode evaluation = ADMIN.get("/api/match-models/" + BUILT_IN + "/evaluation?days=7").data();

    assertThat(rejected).isTrue();
    assertThat(evaluation.path("decisions").asInt()).isEqualTo(confirmed + 1);
    JsonNode matrix = evaluation.path("confusion_matrix");
    assertThat(matrix.path("true_positives").asInt() + matrix.path("false_negatives").asInt())
        .isEqualTo(confirmed);
    assertThat(matrix.path("true_negatives").asInt() + matrix.path("false_positives").asInt())
        .isEqualTo(1);
    assertThat(evaluation.path("recall").asDouble()).isGreaterThan(0.8);
    assertThat(evaluation.path("bands").path(3).path("recall").asDouble()).isEqualTo(1);
  }

  @Test
  void shouldLeaveOutDecisionsOnDeletedWorkers() {
    TestTenant tenant = SharedService.tenant();
    ApiClient admin = tenant.client(Role.HR_ADMIN);
    String kept = WorkerCalls.create(admin, SamplePeople.next());
    String deleted = WorkerCalls.create(admin, SamplePeople.next());
    String decision = "/api/workers/" + kept + "/match-decisions/" + deleted;
    assertThat(admin.put(decision, Map.of("decision", "rejected")).status()).isEqualTo(200);
    assertThat(admin.delete("/api/workers/" + deleted).status()).isEqualTo(204);

    ApiAnswer evaluation = admin.get("/api/match-models/" + BUILT_IN + "/evaluation?days=7");

    assertThat(evaluation.status()).as("%s", evaluation.body()).isEqualTo(200);
    assertThat(evaluation.data().path("decisions").asInt()).isZero();
    assertThat(evaluation.data().path("missing").asInt()).isEqualTo(1);
  }

  private static boolean decide(int left, int right, String status) {
    if (IDS.get(left).isEmpty() || IDS.get(right).isEmpty()) {
      return false;
    }
    return !TENANT
        .query(
            """
            INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score,
              match_quality, detection_method, status, reviewed_by, reviewed_at)
            VALUES (?, least(?, ?), greatest(?, ?), 0.9, 'probable', 'person', ?, 'grace', now())
            ON CONFLICT DO NOTHING RETURNING id
            """,
            TENANT.id(),
            UUID.fromString(IDS.get(left)),
            UUID.fromString(IDS.get(right)),
            UUID.fromString(IDS.get(left)),
            UUID.fromString(IDS.get(right)),
            status)
        .isEmpty();
  }

  @Test
  void shouldTrainFromTheCommandLine() {
    JarRun run =
        JarRun.of(
            Map.of(),
            "train",
            "--url",
            SharedService.process().url(),
            "--token",
            TENANT.token("modeller", Role.HR_ADMIN),
            "--records",
            "300",
            "--probes",
            "50",
            "--random-pairs",
            "1000");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("Model ").contains("trained.");
  }

  @Test
  void shouldKeepModelsToAdministratorsOfTheirTenant() {
    String path = "/api/match-models/" + modelOf(train(ADMIN, 5));
    ApiClient stranger = SharedService.tenant().client("stranger", Role.HR_ADMIN);

    for (Role role : List.of(Role.CREDENTIALING_OFFICER, Role.SERVICE, Role.READ_ONLY)) {
      assertThat(TENANT.client(role).get("/api/match-models").status()).isEqualTo(403);
      assertThat(TENANT.client(role).post("/api/match-models", "").status()).isEqualTo(403);
      assertThat(TENANT.client(role).post(path + "/activate", "").status()).isEqualTo(403);
    }
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/activate", "").status()).isEqualTo(404);
    assertThat(stranger.get(path + "/evaluation").status()).isEqualTo(404);
    assertThat(statuses(stranger)).containsExactly("0 active");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"records\":1}",
        "{\"probes\":0}",
        "{\"random_pairs\":\"many\"}",
        "{\"seed\":1.5}",
        "{\"speed\":9}"
      })
  void shouldNameTheParameterThatIsWrong(String body) {
    ApiAnswer refused = ADMIN.post("/api/match-models", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/error/details/0/field").asText())
        .isEqualTo(body.substring(2, body.indexOf('"', 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"models\":[null,null]}",
        "{\"models\":[\"00000000-0000-7000-8000-00000000000f\"]}",
        "{\"models\":[\"a\",\"b\"]}",
        "{\"models\":[\"00000000-0000-7000-8000-00000000000f\","
            + "\"00000000-0000-7000-8000-00000000000f\"],\"pairs\":[null]}"
      })
  void shouldRefuseAComparisonOfNothing(String body) {
    assertThat(ADMIN.post("/api/match-models/compare", body).status()).isEqualTo(400);
  }

  @Test
  void shouldActivateOnEveryNodeWithinAboutASecond() {
    DatabaseAddress database = TestPostgresql.createDatabase("match-models");
    try (ServiceProcess first = ServiceProcess.named("models-first").database(database).start();
        ServiceProcess second = ServiceProcess.named("models-second").database(database).start()) {
      ApiClient here = first.client(Role.HR_ADMIN);
      ApiClient there = second.client(Role.HR_ADMIN);
      String left = create(here, "Featherstonehaugh");
      String right = create(here, "Nakagawa");
      String model = modelOf(train(here, 1));

      here.post("/api/match-models/" + model + "/activate", "");

      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () ->
                  assertThat(
                          there
                              .get("/api/workers/" + left + "/explain/" + right)
                              .data()
                              .at("/model/version")
                              .asInt())
                      .isEqualTo(1));
    }
  }

  private static String create(ApiClient client, String family) {
    return client
        .post(
            "/api/workers",
            Map.of("name", Map.of("family", family, "given", List.of("Ada")), "gender", "female"))
        .data()
        .path("id")
        .asText();
  }
}
