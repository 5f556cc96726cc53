package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class MatchDecisionIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client("steward", Role.HR_ADMIN);
  private static final String FIRST_VERSION = "00000000-0000-7000-8000-00000000000f";

  /** Two records of one person that the engine does not match. */
  private record Pair(ObjectNode person, String left, String right) {
    static Pair create() {
      ObjectNode person = SamplePeople.next().put("birth_date", "1981-05-03");
      String left = id(person);
      ObjectNode married = person.deepCopy().put("birth_date", "1963-11-24");
      return new Pair(person, left, id(married));
    }

    private static String id(ObjectNode person) {
      ApiAnswer created = ADMIN.post("/api/workers", person);
      assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
      return created.data().path("id").asText();
    }

    ApiAnswer decide(ApiClient client, String decision) {
      return client.put(path(), Json.MAPPER.createObjectNode().put("decision", decision));
    }

    String path() {
      return "/api/workers/" + left + "/match-decisions/" + right;
    }

    JsonNode explained() {
      return ADMIN.get("/api/workers/" + right + "/explain/" + left).data();
    }
  }

  @Test
  void shouldStoreADecisionAndShowItInEitherOrder() {
    Pair pair = Pair.create();
    assertThat(pair.explained().has("decision")).isFalse();

    ApiAnswer confirmed = pair.decide(ADMIN, "confirmed");

    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.data().path("decision").asText()).isEqualTo("confirmed");
    assertThat(confirmed.data().path("score_breakdown").has("name")).isTrue();
    assertThat(pair.explained().path("decision").asText()).isEqualTo("confirmed");

    pair.decide(ADMIN, "rejected");

    assertThat(pair.explained().path("decision").asText()).isEqualTo("rejected");
  }

  @Test
  void shouldAuditEveryChangeOfMindOfBothWorkersOnce() {
    Pair pair = Pair.create();

    pair.decide(ADMIN, "confirmed");
    pair.decide(ADMIN, "confirmed");
    pair.decide(ADMIN, "rejected");

    for (String id : List.of(pair.left(), pair.right())) {
      JsonNode trail = ADMIN.get("/api/workers/" + id + "/audit").data();
      assertThat(trail).hasSize(3);
      assertThat(trail.path(0).path("action").asText()).isEqualTo("REJECT_MATCH");
      assertThat(trail.path(1).path("action").asText()).isEqualTo("CONFIRM_MATCH");
      assertThat(trail.path(1).path("entity_type").asText()).isEqualTo("match_decision");
      assertThat(trail.path(1).path("user_id").asText()).isEqualTo("steward");
      assertThat(trail.path(2).path("action").asText()).isEqualTo("CREATE");
    }
    assertThat(
            TENANT.query(
                "SELECT old_values ->> 'decision' AS before, new_values ->> 'other' AS other"
                    + " FROM audit_log WHERE entity_id = ? AND action = 'REJECT_MATCH'",
                UUID.fromString(pair.left())))
        .containsExactly(Map.of("before", "confirmed", "other", pair.right()));
  }

  @Test
  void shouldLetTheFirstDecisionOnAVersionWin() {
    Pair pair = Pair.create();
    pair.decide(ADMIN, "rejected");
    ObjectNode confirmed =
        Json.MAPPER
            .createObjectNode()
            .put("decision", "confirmed")
            .put("reason", "same licence")
            .put("version", 1);

    ApiAnswer late = ADMIN.put(pair.path(), confirmed);
    ApiAnswer replaced = ADMIN.put(pair.path(), confirmed.without("version"));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.errorCode()).isEqualTo("ALREADY_DECIDED");
    assertThat(late.body().at("/error/details/reviewed_by").asText()).isEqualTo("steward");
    assertThat(replaced.status()).isEqualTo(200);
    JsonNode item =
        ADMIN.get("/api/review-items?status=confirmed&worker=" + pair.left()).data().at("/items/0");
    assertThat(item.path("reason").asText()).isEqualTo("same licence");
  }

  @Test
  void shouldKeepTheSameDecisionOnAChangedRecordAsAnother() {
    Pair pair = Pair.create();
    pair.decide(ADMIN, "rejected");
    ADMIN.patch("/api/workers/" + pair.left(), Map.of("gender", "unknown"));

    pair.decide(ADMIN, "rejected");
    pair.decide(ADMIN, "rejected");

    assertThat(
            TENANT.query(
                "SELECT decision FROM review_decisions WHERE ? IN (worker_id_a, worker_id_b)",
                UUID.fromString(pair.left())))
        .hasSize(2);
  }

  @Test
  void shouldNotDecideOnAMergedWorker() {
    Pair pair = Pair.create();
    ADMIN.post(
        "/api/workers/merge",
        Map.of("master_worker_id", pair.left(), "duplicate_worker_ids", List.of(pair.right())));

    assertThat(pair.decide(ADMIN, "rejected").status()).isEqualTo(410);
    assertThat(
            TENANT.query(
                "SELECT status FROM review_queue WHERE worker_id_a = ?",
                UUID.fromString(pair.left())))
        .allSatisfy(row -> assertThat(row.get("status")).isEqualTo("confirmed"));
  }

  @Test
  void shouldMeasureModelsByBothKindsOfDecisions() {
    TestTenant tenant = SharedService.tenant();
    ApiClient admin = tenant.client("steward", Role.HR_ADMIN);
    ObjectNode person = SamplePeople.next();
    String left = admin.post("/api/workers", person).data().path("id").asText();
    ObjectNode again = person.deepCopy();
    again.putArray("acknowledge_duplicates").add(left);
    String right = admin.post("/api/workers", again).data().path("id").asText();
    String path = "/api/workers/" + left + "/match-decisions/" + right;
    String program =
        admin.get("/api/match-models").data().path("models").path(0).path("id").asText();

    admin.put(path, Json.MAPPER.createObjectNode().put("decision", "confirmed"));

    JsonNode measured = admin.get("/api/match-models/" + program + "/evaluation").data();
    assertThat(measured.path("confusion_matrix").path("true_positives").asInt()).isOne();
    assertThat(measured.path("recall").asDouble()).isEqualTo(1);
    assertThat(measured.path("missing_merged").asInt()).isZero();

    admin.post(
        "/api/workers/merge",
        Map.of("master_worker_id", left, "duplicate_worker_ids", List.of(right)));

    JsonNode merged = admin.get("/api/match-models/" + program + "/evaluation").data();
    assertThat(merged.path("decisions").asInt()).isZero();
    assertThat(merged.path("missing").asInt()).isOne();
    assertThat(merged.path("missing_merged").asInt()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"decision\":\"maybe\"}",
        "{\"decision\":\"confirmed\",\"x\":1}",
        "{\"decision\":\"confirmed\",\"version\":0}",
        "[]"
      })
  void shouldRefuseWhatIsNoDecision(String body) throws Exception {
    Pair pair = Pair.create();

    ApiAnswer answer = ADMIN.put(pair.path(), Json.MAPPER.readTree(body));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(pair.explained().has("decision")).isFalse();
  }

  @Test
  void shouldAskForTwoWorkersThatAreThere() {
    Pair pair = Pair.create();
    ObjectNode said = Json.MAPPER.createObjectNode().put("decision", "rejected");

    assertThat(ADMIN.put(pair.path().replace(pair.right(), FIRST_VERSION), said).status())
        .isEqualTo(404);
    assertThat(ADMIN.put(pair.path().replace(pair.right(), pair.left()), said).status())
        .isEqualTo(400);
    ADMIN.delete("/api/workers/" + pair.right());
    assertThat(ADMIN.put(pair.path(), said).status()).isEqualTo(404);
  }

  @Test
  void shouldLetOnlyStewardsOfTheTenantDecide() {
    Pair pair = Pair.create();

    assertThat(pair.decide(TENANT.client(Role.READ_ONLY), "rejected").status()).isEqualTo(403);
    assertThat(pair.decide(TENANT.client(Role.SERVICE), "rejected").status()).isEqualTo(403);
    assertThat(
            pair.decide(SharedService.tenant().client("other", Role.HR_ADMIN), "rejected").status())
        .isEqualTo(404);
    assertThat(pair.decide(TENANT.client("grace", Role.CREDENTIALING_OFFICER), "rejected").status())
        .isEqualTo(200);
  }
}
