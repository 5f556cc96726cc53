package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.workerservice.api.rest.review.ReviewCalls.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ReviewMergeIT {
  /** The key of the advisory lock that every write takes. */
  private static final long GATE = 0x776f726b6572L;

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient ann = tenant.client("ann", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, ann);

  private static ObjectNode merging(long version) {
    ObjectNode body = decision("match", version);
    body.putObject("merge");
    return body;
  }

  private static ApiAnswer decide(ApiClient client, ReviewCalls.Pair pair, ObjectNode body) {
    return client.post(pair.path() + "/decide", body);
  }

  private void assertUndecided(ReviewCalls.Pair pair) {
    JsonNode item = ann.get(pair.path()).data();
    assertThat(item.path("status").asText()).isEqualTo("pending");
    assertThat(item.path("decisions")).isEmpty();
    assertThat(ann.get("/api/merges?worker=" + pair.first()).data().path("merges")).isEmpty();
  }

  @Test
  void shouldConfirmAndMergeIntoTheOlder() {
    ReviewCalls.Pair pair = calls.pair();

    ApiAnswer answer = decide(ann, pair, merging(1).put("reason", "same licence"));

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    JsonNode item = answer.data();
    assertThat(item.path("status").asText()).isEqualTo("confirmed");
    assertThat(item.path("reason").asText()).isEqualTo("same licence");
    assertThat(item.path("reviewed_by").asText()).isEqualTo("ann");
    assertThat(item.path("decisions").findValuesAsText("decision")).containsExactly("confirmed");
    assertThat(item.at("/decisions/0/seen_version").asLong()).isEqualTo(1);
    assertThat(item.at("/merge/survivor/id").asText()).isEqualTo(pair.first());
    assertThat(item.at("/merge/merges/0/duplicate_worker_id").asText()).isEqualTo(pair.second());
    assertThat(item.at("/merge/merges/0/merge_reason").asText()).isEqualTo("same licence");
    assertThat(ann.get("/api/workers/" + pair.second()).status()).isEqualTo(410);
  }

  @Test
  void shouldTakeMasterAndChoices() {
    ReviewCalls.Pair pair = calls.pair();
    ann.patch("/api/workers/" + pair.first(), Map.of("gender", "other"));
    JsonNode item = ann.get(pair.path()).data();
    ObjectNode body = merging(item.path("version").asLong());
    body.withObject("/merge").put("master_worker_id", pair.second());
    body.withObject("/merge/choices").put("gender", pair.first());

    ApiAnswer answer = decide(ann, pair, body);

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    assertThat(answer.data().at("/merge/survivor/id").asText()).isEqualTo(pair.second());
    assertThat(answer.data().at("/merge/survivor/gender").asText()).isEqualTo("other");
  }

  @Test
  void shouldAnswerARepeatedRequestWithTheSameMerge() {
    ReviewCalls.Pair pair = calls.pair();
    ApiAnswer first = decide(ann, pair, merging(1));

    ApiAnswer again = decide(ann, pair, merging(1));

    assertThat(again.status()).as("%s", again.body()).isEqualTo(200);
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(ann.get("/api/merges?worker=" + pair.first()).data().path("merges")).hasSize(1);
    ApiAnswer other = decide(tenant.client("ben", Role.HR_ADMIN), pair, merging(1));
    assertThat(other.errorCode()).isEqualTo("ALREADY_DECIDED");
    assertThat(other.body().at("/error/details/reviewed_by").asText()).isEqualTo("ann");
  }

  @Test
  void shouldRefuseARepeatedRequestWithTheOtherMaster() {
    ReviewCalls.Pair pair = calls.pair();
    ObjectNode body = merging(1);
    body.withObject("/merge").put("master_worker_id", pair.first());
    decide(ann, pair, body);
    assertThat(decide(ann, pair, body).status()).isEqualTo(200);

    body.withObject("/merge").put("master_worker_id", pair.second());

    assertThat(decide(ann, pair, body).status()).isEqualTo(409);
  }

  @Test
  void shouldWithholdReasonsFromReadersOfMaskedRecords() {
    ReviewCalls.Pair pair = calls.pair();
    JsonNode made = decide(ann, pair, merging(1).put("reason", "SSN 123")).data();
    String merge = "/api/merges/" + made.at("/merge/merges/0/id").asText();
    ann.post(merge + "/reverse", Map.of("reason", "SSN 124"));
    assertThat(ann.get(merge).data().path("reversal_reason").asText()).isEqualTo("SSN 124");
    ApiClient reader = tenant.client(Role.READ_ONLY);

    for (String path :
        new String[] {pair.path(), "/api/review-items?status=rejected", merge, "/api/merges"}) {
      ApiAnswer answer = reader.get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().toString()).as(path).doesNotContain("SSN");
    }
  }

  @Test
  void shouldLeaveTheItemUndecidedIfAWorkerHasChanged() {
    ReviewCalls.Pair pair = calls.pair();
    ObjectNode body = merging(1);
    body.withObject("/merge/expected_versions").put(pair.second(), 7);

    ApiAnswer stale = decide(ann, pair, body);

    assertThat(stale.status()).as("%s", stale.body()).isEqualTo(412);
    assertThat(stale.body().at("/error/details/0/id").asText()).isEqualTo(pair.second());
    assertUndecided(pair);
  }

  @Test
  void shouldNotMergeWithThirdWorkersOrUnknownFields() {
    ReviewCalls.Pair pair = calls.pair();
    ObjectNode third = merging(1);
    third.withObject("/merge").put("master_worker_id", UUID.randomUUID().toString());
    ObjectNode unknown = merging(1);
    unknown.withObject("/merge/choices").put("colour", pair.first());

    ApiAnswer notOfThePair = decide(ann, pair, third);

    assertThat(notOfThePair.status()).as("%s", notOfThePair.body()).isEqualTo(422);
    assertThat(notOfThePair.body().at("/error/details/0/field").asText())
        .isEqualTo("master_worker_id");
    assertThat(decide(ann, pair, unknown).status()).isEqualTo(422);
    ObjectNode different = merging(1).put("decision", "no_match");
    assertThat(decide(ann, pair, different).status()).isEqualTo(400);
    assertUndecided(pair);
  }

  @Test
  void shouldNeitherDecideNorMergeOnAnotherScore() {
    ReviewCalls.Pair pair = calls.pair();
    tenant.query(
        "UPDATE review_queue SET match_score = 0.6 WHERE id = ? RETURNING id",
        UUID.fromString(pair.item()));

    ApiAnswer stale = decide(ann, pair, merging(1));

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.body().at("/error/details/version").asLong()).isEqualTo(2);
    assertUndecided(pair);
  }

  /** Half of the stewards merge and half say no: one decision stands, with its merge or without. */
  @Test
  void shouldLetOneOfManyDecide() throws Exception {
    for (int round = 0; round < 3; round++) {
      ReviewCalls.Pair pair = calls.pair();
      List<Future<ApiAnswer>> answers = new ArrayList<>();
      try (ExecutorService stewards = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int index = 0; index < 10; index++) {
          ApiClient steward = tenant.client("steward-" + index, Role.HR_ADMIN);
          ObjectNode body = index % 2 == 0 ? merging(1) : decision("no_match", 1);
          answers.add(stewards.submit(() -> decide(steward, pair, body)));
        }
      }

      List<Integer> statuses = new ArrayList<>();
      for (Future<ApiAnswer> answer : answers) {
        statuses.add(answer.get().status());
      }
      JsonNode item = ann.get(pair.path()).data();
      boolean merged = item.path("status").asText().equals("confirmed");
      assertThat(statuses).containsOnly(200, 409).filteredOn(is -> is == 200).hasSize(1);
      assertThat(item.path("decisions")).hasSize(1);
      assertThat(ann.get("/api/merges?worker=" + pair.first()).data().path("merges"))
          .hasSize(merged ? 1 : 0);
    }
  }

  /** The merge waits for the gate while the score changes. */
  @Test
  void shouldCheckTheItemAgainInTheTransaction() throws Exception {
    ReviewCalls.Pair pair = calls.pair();
    DatabaseAddress address = tenant.service().database();
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement gate = connection.createStatement();
        ExecutorService stewards = Executors.newVirtualThreadPerTaskExecutor()) {
      gate.execute("SELECT pg_advisory_lock(" + GATE + ")");
      Future<ApiAnswer> answer = stewards.submit(() -> decide(ann, pair, merging(1)));
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          tenant.query(
                              "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
                      .isNotEmpty());
      tenant.query(
          "UPDATE review_queue SET match_score = 0.6 WHERE id = ? RETURNING id",
          UUID.fromString(pair.item()));
      gate.execute("SELECT pg_advisory_unlock(" + GATE + ")");

      assertThat(answer.get().status()).as("%s", answer.get().body()).isEqualTo(412);
    }
    assertUndecided(pair);
  }

  @Test
  void shouldTakeTheMergeBackByReversingIt() {
    ReviewCalls.Pair pair = calls.pair();
    ApiAnswer merged = decide(ann, pair, merging(1));
    String merge = merged.data().at("/merge/merges/0/id").asText();

    ApiAnswer reversed = ann.post("/api/merges/" + merge + "/reverse", Map.of());

    assertThat(reversed.status()).as("%s", reversed.body()).isEqualTo(200);
    assertThat(ann.get(pair.path()).data().path("decisions").findValuesAsText("decision"))
        .containsExactly("confirmed", "rejected");
    assertThat(decide(ann, pair, merging(1)).errorCode()).isEqualTo("ALREADY_DECIDED");
  }
}
