package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workerservice.api.rest.review.ReviewCalls.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ReviewDecisionIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("steward", Role.CREDENTIALING_OFFICER);
  private final ReviewCalls calls =
      new ReviewCalls(tenant, tenant.client("steward", Role.HR_ADMIN));

  private List<String> actions(String worker) {
    return client.get("/api/workers/" + worker + "/audit").data().findValuesAsText("action");
  }

  @Test
  void shouldKeepADecisionWithItsReason() {
    ReviewCalls.Pair pair = calls.pair();

    ApiAnswer decided =
        client.post(
            pair.path() + "/decide", decision("no_match", 1).put("reason", "father and son"));

    assertThat(decided.status()).as("%s", decided.body()).isEqualTo(200);
    JsonNode item = decided.data();
    assertThat(item.path("status").asText()).isEqualTo("rejected");
    assertThat(item.path("reviewed_by").asText()).isEqualTo("steward");
    assertThat(item.path("reason").asText()).isEqualTo("father and son");
    assertThat(item.path("version").asLong()).isEqualTo(2);
    JsonNode history = item.path("decisions");
    assertThat(history).hasSize(1);
    assertThat(history.at("/0/decision").asText()).isEqualTo("rejected");
    assertThat(history.at("/0/decided_by").asText()).isEqualTo("steward");
    assertThat(history.at("/0/reason").asText()).isEqualTo("father and son");
    assertThat(history.at("/0/seen_version").asLong()).isEqualTo(1);
    assertThat(client.get(pair.path()).data()).isEqualTo(item);
    assertThat(actions(pair.first())).containsExactly("REJECT_MATCH", "CREATE");
    assertThat(actions(pair.second())).containsExactly("REJECT_MATCH", "CREATE");
    JsonNode explained =
        client.get("/api/workers/" + pair.first() + "/explain/" + pair.second()).data();
    assertThat(explained.path("decision").asText()).isEqualTo("rejected");
  }

  @Test
  void shouldTellTheSecondPersonWhoDecidedFirst() {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "match", 1);

    ApiAnswer second =
        tenant
            .client("other", Role.HR_ADMIN)
            .post(pair.path() + "/decide", decision("no_match", 1));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.errorCode()).isEqualTo("ALREADY_DECIDED");
    JsonNode details = second.body().at("/error/details");
    assertThat(details.path("status").asText()).isEqualTo("confirmed");
    assertThat(details.path("reviewed_by").asText()).isEqualTo("steward");
    assertThat(details.has("reviewed_at")).isTrue();
    assertThat(details.path("version").asLong()).isEqualTo(2);
    assertThat(client.get(pair.path()).data().path("decisions")).hasSize(1);
  }

  @Test
  void shouldAnswerARepeatedDecisionOfTheSamePersonWithTheItem() {
    ReviewCalls.Pair pair = calls.pair();
    ApiAnswer first = calls.decide(pair, "match", 1);

    ApiAnswer again = calls.decide(pair, "match", 1);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(calls.decide(pair, "no_match", 1).status()).isEqualTo(409);
    assertThat(actions(pair.first())).containsExactly("CONFIRM_MATCH", "CREATE");
  }

  @Test
  void shouldRefuseADecisionOnAnOtherScore() {
    ReviewCalls.Pair pair = calls.pair();
    tenant.query(
        "UPDATE review_queue SET match_score = 0.6 WHERE id = ? RETURNING id",
        UUID.fromString(pair.item()));

    ApiAnswer stale = calls.decide(pair, "match", 1);

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.body().at("/error/details/version").asLong()).isEqualTo(2);
    assertThat(calls.decide(pair, "match", 2).status()).isEqualTo(200);
  }

  @Test
  void shouldLetOneOfManyDecide() throws Exception {
    ReviewCalls.Pair pair = calls.pair();
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    try (ExecutorService stewards = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int index = 0; index < 20; index++) {
        ApiClient steward = tenant.client("steward-" + index, Role.HR_ADMIN);
        String verdict = index % 2 == 0 ? "match" : "no_match";
        answers.add(
            stewards.submit(() -> steward.post(pair.path() + "/decide", decision(verdict, 1))));
      }
    }

    List<Integer> statuses = new ArrayList<>();
    for (Future<ApiAnswer> answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).containsOnly(200, 409).filteredOn(status -> status == 200).hasSize(1);
    assertThat(client.get(pair.path()).data().path("decisions")).hasSize(1);
    assertThat(actions(pair.first())).hasSize(2);
  }

  @Test
  void shouldTakeADecisionBack() {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "no_match", 1);

    ApiAnswer back = calls.takeBack(pair, 2);

    assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
    JsonNode item = back.data();
    assertThat(item.path("status").asText()).isEqualTo("pending");
    assertThat(item.has("reviewed_by")).isFalse();
    assertThat(item.path("version").asLong()).isEqualTo(3);
    JsonNode history = item.path("decisions");
    assertThat(history.findValuesAsText("decision")).containsExactly("rejected", "taken_back");
    assertThat(history.at("/1/undoes")).isEqualTo(history.at("/0/id"));
    assertThat(actions(pair.second())).containsExactly("REOPEN_MATCH", "REJECT_MATCH", "CREATE");
    assertThat(calls.takeBack(pair, 2).data()).isEqualTo(item);
    assertThat(calls.takeBack(pair, 3).errorCode()).isEqualTo("NOT_REVERSIBLE");
    assertThat(calls.decide(pair, "match", 3).status()).isEqualTo(200);
    assertThat(calls.takeBack(pair, 3).status()).isEqualTo(412);
  }

  @Test
  void shouldNotTakeBackTheDecisionToMerge() {
    ReviewCalls.Pair pair = calls.pair();
    ApiAnswer merged =
        client.post(
            "/api/workers/merge",
            Map.of(
                "master_worker_id", pair.first(), "duplicate_worker_ids", List.of(pair.second())));
    assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);

    JsonNode item = client.get(pair.path()).data();
    ApiAnswer refused = calls.takeBack(pair, item.path("version").asLong());

    assertThat(item.path("status").asText()).isEqualTo("confirmed");
    assertThat(item.path("workers")).hasSize(1);
    assertThat(item.path("decisions").findValuesAsText("decision")).containsExactly("confirmed");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errorCode()).isEqualTo("NOT_REVERSIBLE");
    assertThat(refused.body().at("/error/details/reason").asText()).isEqualTo("merged");
  }

  @Test
  void shouldKeepTheHistoryOfMatchDecisions() {
    ReviewCalls.Pair pair = calls.pair();
    String path = "/api/workers/" + pair.first() + "/match-decisions/" + pair.second();
    calls
        .client()
        .post(pair.path() + "/decide", decision("no_match", 1).put("reason", "two people"));

    client.put(path, Map.of("decision", "confirmed"));
    client.put(path, Map.of("decision", "confirmed"));

    JsonNode item = client.get(pair.path()).data();
    assertThat(item.path("status").asText()).isEqualTo("confirmed");
    assertThat(item.has("reason")).isFalse();
    assertThat(item.path("decisions").findValuesAsText("decision"))
        .containsExactly("rejected", "confirmed");
    assertThat(item.at("/decisions/0/reason").asText()).isEqualTo("two people");
    assertThat(item.at("/decisions/1").has("reason")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"READ_ONLY", "SERVICE"})
  void shouldLeaveDecisionsToPeopleWhoMayDecide(Role role) {
    ReviewCalls.Pair pair = calls.pair();

    ApiClient other = tenant.client(role);

    assertThat(other.post(pair.path() + "/decide", decision("match", 1)).status()).isEqualTo(403);
    assertThat(other.post(pair.path() + "/take-back", Map.of("version", 1)).status())
        .isEqualTo(403);
    assertThat(client.get(pair.path()).data().path("status").asText()).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"decision\":\"maybe\",\"version\":1}",
        "{\"decision\":\"match\"}",
        "{\"decision\":\"match\",\"version\":\"x\"}",
        "{\"decision\":\"match\",\"version\":0}",
        "{\"decision\":\"match\",\"version\":1,\"x\":1}",
        "{\"decision\":\"match\",\"version\":1,\"reason\":\"\\u0000\"}"
      })
  void shouldRefuseWhatIsNoDecision(String body) throws Exception {
    ReviewCalls.Pair pair = calls.pair();

    ApiAnswer refused = client.post(pair.path() + "/decide", Json.MAPPER.readTree(body));

    assertThat(refused.status()).as(body).isEqualTo(400);
    assertThat(client.get(pair.path()).data().path("status").asText()).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0})
  void shouldRefuseToTakeBackOnAVersionThatNoItemHas(long version) {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "no_match", 1);

    ApiAnswer refused = calls.takeBack(pair, version);

    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
    assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo("version");
  }

  @Test
  void shouldRefuseALongReasonAndAnUnknownItem() {
    ReviewCalls.Pair pair = calls.pair();

    ApiAnswer refused =
        client.post(pair.path() + "/decide", decision("match", 1).put("reason", "x".repeat(1025)));
    ApiAnswer unknown =
        client.post(ReviewCalls.ITEMS + "/" + UUID.randomUUID() + "/decide", decision("match", 1));

    assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo("reason");
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void shouldRefuseChangesOfTheHistory() {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "match", 1);

    for (String change :
        List.of(
            "UPDATE review_decisions SET reason = 'x' WHERE item_id = ? RETURNING id",
            "DELETE FROM review_decisions WHERE item_id = ? RETURNING id")) {
      assertThatThrownBy(() -> tenant.query(change, UUID.fromString(pair.item())))
          .hasStackTraceContaining("its rows stay");
    }
  }
}
