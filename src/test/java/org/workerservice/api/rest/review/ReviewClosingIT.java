package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Items whose workers are deleted, restored or changed. */
class ReviewClosingIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("steward", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, client);

  private JsonNode item(ReviewCalls.Pair pair) {
    return client.get(pair.path()).data();
  }

  private static String path(String worker) {
    return "/api/workers/" + worker;
  }

  private void delete(String worker) {
    assertThat(client.delete(path(worker)).status()).isEqualTo(204);
  }

  private void restore(String worker) {
    assertThat(client.post(path(worker) + "/restore", "").status()).isEqualTo(200);
  }

  private void assertClosed(ReviewCalls.Pair pair) {
    JsonNode item = item(pair);
    assertThat(item.path("status").asText()).isEqualTo("closed");
    assertThat(item.path("closed_because").asText()).isEqualTo("deleted");
    assertThat(item.path("reviewed_by").asText()).isEqualTo("steward");
  }

  @Test
  void shouldCloseAnItemWhenOneOfItsWorkersIsDeleted() {
    ReviewCalls.Pair pair = calls.pair();

    delete(pair.second());

    assertClosed(pair);
    assertThat(client.get(ReviewCalls.ITEMS + "?worker=" + pair.first()).data().path("items"))
        .isEmpty();
    assertThat(calls.decide(pair, "match", 2).status()).isEqualTo(409);
  }

  @Test
  void shouldOpenItAgainWhenBothAreLiving() {
    ReviewCalls.Pair pair = calls.pair();
    delete(pair.second());
    delete(pair.first());

    restore(pair.second());
    assertClosed(pair);
    restore(pair.first());

    JsonNode item = item(pair);
    assertThat(item.path("status").asText()).isEqualTo("pending");
    assertThat(item.has("closed_because")).isFalse();
    assertThat(item.has("reviewed_by")).isFalse();
    assertThat(calls.decide(pair, "match", item.path("version").asLong()).status()).isEqualTo(200);
  }

  @Test
  void shouldOpenAnItemThatARestoreWouldNotRaise() {
    String first = calls.create(SamplePeople.next());
    String second = calls.create(SamplePeople.next());
    String decision = path(first) + "/match-decisions/" + second;
    client.put(decision, Map.of("decision", "confirmed"));
    String id =
        client
            .get(ReviewCalls.ITEMS + "?status=confirmed&worker=" + first)
            .data()
            .at("/items/0/id")
            .asText();
    ReviewCalls.Pair pair = new ReviewCalls.Pair(id, first, second);
    calls.takeBack(pair, 1);

    delete(first);
    assertClosed(pair);
    restore(first);

    assertThat(item(pair).path("status").asText()).isEqualTo("pending");
  }

  @Test
  void shouldKeepADecisionThroughDeletionAndRestoration() {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "no_match", 1);

    delete(pair.first());
    restore(pair.first());

    assertThat(item(pair).path("status").asText()).isEqualTo("rejected");
    assertThat(item(pair).path("version").asLong()).isEqualTo(2);
  }

  @Test
  void shouldCloseAnItemWhoseDecisionIsTakenBackAfterADeletion() {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "no_match", 1);
    delete(pair.first());

    ApiAnswer back = calls.takeBack(pair, 2);

    assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
    assertClosed(pair);
    assertThat(item(pair).at("/decisions/1/decision").asText()).isEqualTo("taken_back");
    assertThat(calls.takeBack(pair, 2).status()).isEqualTo(200);
    restore(pair.first());
    assertThat(item(pair).path("status").asText()).isEqualTo("pending");
  }

  @Test
  void shouldScoreAnItemAgainWhenTheIdentityOfAWorkerChanges() {
    ReviewCalls.Pair pair = calls.pair();
    double before = item(pair).path("score").asDouble();

    ApiAnswer changed = client.patch(path(pair.second()), Map.of("birth_date", "1931-07-30"));

    assertThat(changed.status()).isEqualTo(200);
    JsonNode item = item(pair);
    assertThat(item.path("status").asText()).isEqualTo("pending");
    assertThat(item.path("score").asDouble()).isLessThan(before);
    assertThat(item.path("score"))
        .isEqualTo(
            client.get(path(pair.first()) + "/explain/" + pair.second()).data().path("score"));
    assertThat(item.path("version").asLong()).isEqualTo(2);
    assertThat(calls.decide(pair, "match", 1).status()).isEqualTo(412);
    assertThat(calls.decide(pair, "match", 2).status()).isEqualTo(200);
  }

  @Test
  void shouldKeepTheVersionOfAnItemWhoseScoreStaysTheSame() {
    ReviewCalls.Pair pair = calls.pair();

    client.patch(path(pair.second()), Map.of("employment_status", "on_leave"));

    assertThat(item(pair).path("version").asLong()).isEqualTo(1);
    assertThat(calls.decide(pair, "match", 1).status()).isEqualTo(200);
  }

  @Test
  void shouldScoreAnItemAgainAfterADecisionIsTakenBack() {
    ReviewCalls.Pair pair = calls.pair();
    double before = item(pair).path("score").asDouble();
    calls.decide(pair, "no_match", 1);
    client.patch(path(pair.second()), Map.of("birth_date", "1931-07-30"));

    calls.takeBack(pair, 2);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(item(pair).path("score").asDouble()).isLessThan(before));
    assertThat(
            tenant.query(
                "SELECT identity_changes = scored_changes AS current FROM review_queue WHERE id = ?",
                UUID.fromString(pair.item())))
        .isEqualTo(List.of(Map.of("current", true)));
  }
}
