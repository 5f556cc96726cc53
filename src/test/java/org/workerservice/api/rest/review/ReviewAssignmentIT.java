package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workerservice.api.rest.review.ReviewCalls.ITEMS;
import static org.workerservice.api.rest.review.ReviewCalls.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ReviewAssignmentIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient ann = tenant.client("ann", Role.CREDENTIALING_OFFICER);
  private final ApiClient ben = tenant.client("ben", Role.CREDENTIALING_OFFICER);
  private final ApiClient admin = tenant.client("admin", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, admin);

  private static ApiAnswer assign(ApiClient client, ReviewCalls.Pair pair, String assignee) {
    return client.post(pair.path() + "/assign", Map.of("assignee", assignee));
  }

  private static ApiAnswer unassign(ApiClient client, ReviewCalls.Pair pair) {
    return client.post(pair.path() + "/unassign", Json.MAPPER.createObjectNode());
  }

  private static ApiAnswer escalate(ApiClient client, ReviewCalls.Pair pair) {
    return client.post(pair.path() + "/escalate", Map.of("reason", "Two licences"));
  }

  private static ApiAnswer comment(ApiClient client, ReviewCalls.Pair pair, String text) {
    return client.post(pair.path() + "/comments", Map.of("text", text));
  }

  @Test
  void shouldAssignToTheCallerOrToAnother() {
    ReviewCalls.Pair pair = calls.pair();
    ReviewCalls.Pair other = calls.pair();

    ApiAnswer own = ann.post(pair.path() + "/assign", Json.MAPPER.createObjectNode());
    ApiAnswer given = assign(admin, other, "ben");

    assertThat(own.status()).as("%s", own.body()).isEqualTo(200);
    assertThat(own.data().path("assignee").asText()).isEqualTo("ann");
    assertThat(own.data().has("assigned_until")).isFalse();
    assertThat(own.data().path("version").asLong()).isEqualTo(1);
    assertThat(given.data().path("assignee").asText()).isEqualTo("ben");
    assertThat(ann.get(ITEMS + "?assignee=me").data().at("/items/0/id").asText())
        .isEqualTo(pair.item());
    assertThat(calls.pages("&assignee=ben", 10)).containsExactly(other.item());
    assertThat(calls.pages("&assignee=none", 10)).isEmpty();
    assertThat(admin.get(ITEMS + "/counts?assignee=ann").data().path("total").asLong())
        .isEqualTo(1);
  }

  @Test
  void shouldKeepItemsOfOthers() {
    ReviewCalls.Pair pair = calls.pair();
    assign(ann, pair, "ann");

    for (ApiAnswer refused :
        List.of(assign(ben, pair, "ben"), unassign(ben, pair), escalate(ben, pair))) {
      assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
      assertThat(refused.errorCode()).isEqualTo("ALREADY_ASSIGNED");
      assertThat(refused.body().at("/error/details/assignee").asText()).isEqualTo("ann");
    }
    assertThat(assign(ann, pair, "ann").status()).isEqualTo(200);
    assertThat(assign(admin, pair, "ben").data().path("assignee").asText()).isEqualTo("ben");
    assertThat(unassign(ben, pair).data().has("assignee")).isFalse();
    assertThat(unassign(ben, pair).status()).isEqualTo(200);
    assertThat(calls.pages("&assignee=none", 10)).containsExactly(pair.item());
  }

  @Test
  void shouldLetOthersDecideAndEndTheAssignment() {
    ReviewCalls.Pair pair = calls.pair();
    assign(ann, pair, "ann");
    escalate(ann, pair);
    assign(ann, pair, "ann");

    ApiAnswer decided = ben.post(pair.path() + "/decide", decision("match", 1));

    assertThat(decided.status()).as("%s", decided.body()).isEqualTo(200);
    assertThat(decided.data().has("assignee")).isFalse();
    assertThat(decided.data().has("escalated_at")).isFalse();
    assertThat(calls.pages("&status=confirmed&escalated=false&assignee=none", 10)).hasSize(1);
    assertThat(assign(ann, pair, "ann").errorCode()).isEqualTo("ALREADY_DECIDED");
    assertThat(unassign(ann, pair).errorCode()).isEqualTo("ALREADY_DECIDED");
    assertThat(escalate(ann, pair).errorCode()).isEqualTo("ALREADY_DECIDED");
  }

  @Test
  void shouldEscalateWithAReason() {
    ReviewCalls.Pair pair = calls.pair();
    assign(ann, pair, "ann");

    ApiAnswer escalated = escalate(ann, pair);

    assertThat(escalated.status()).as("%s", escalated.body()).isEqualTo(200);
    JsonNode item = escalated.data();
    assertThat(item.path("escalated_by").asText()).isEqualTo("ann");
    assertThat(item.has("escalated_at")).isTrue();
    assertThat(item.has("assignee")).isFalse();
    assertThat(item.at("/comments/0/kind").asText()).isEqualTo("escalation");
    assertThat(item.at("/comments/0/text").asText()).isEqualTo("Two licences");
    assertThat(calls.pages("&escalated=true", 10)).containsExactly(pair.item());
    assertThat(calls.pages("&escalated=false", 10)).isEmpty();
  }

  @Test
  void shouldKeepCommentsForPeopleWhoSeeRecords() {
    ReviewCalls.Pair pair = calls.pair();
    comment(ann, pair, "Asked the department.");
    calls.decide(pair, "no_match", 1);

    ApiAnswer second = comment(ben, pair, "They are sisters.");

    assertThat(second.status()).as("%s", second.body()).isEqualTo(200);
    JsonNode comments = second.data().path("comments");
    assertThat(comments.findValuesAsText("text"))
        .containsExactly("Asked the department.", "They are sisters.");
    assertThat(comments.findValuesAsText("author")).containsExactly("ann", "ben");
    assertThat(comments.findValuesAsText("kind")).containsOnly("comment");
    assertThat(tenant.client(Role.READ_ONLY).get(pair.path()).data().has("comments")).isFalse();
    assertThatThrownBy(
            () ->
                tenant.query(
                    "UPDATE review_comments SET text = 'x' WHERE item_id = ? RETURNING id",
                    UUID.fromString(pair.item())))
        .hasStackTraceContaining("its rows stay");
  }

  @Test
  void shouldLimitTheNumberOfComments() {
    ReviewCalls.Pair pair = calls.pair();
    tenant.query(
        """
        INSERT INTO review_comments (tenant_id, item_id, kind, text, author)
        SELECT ?, ?, 'comment', 'x', 'ann' FROM generate_series(1, 199) RETURNING id
        """,
        tenant.id(),
        UUID.fromString(pair.item()));

    assertThat(comment(ann, pair, "last").data().path("comments")).hasSize(200);
    assertThat(comment(ann, pair, "over").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "assign|{\"assignee\":\"\"}",
        "assign|{\"assignee\":\"none\"}",
        "assign|{\"assignee\":\"me\"}",
        "assign|{\"assignee\":\"\\u0000\"}",
        "assign|{\"user\":\"ann\"}",
        "unassign|{\"assignee\":\"ann\"}",
        "unassign|[]",
        "escalate|{}",
        "escalate|{\"reason\":\" \"}",
        "comments|{}",
        "comments|{\"text\":\"\"}",
        "comments|{\"text\":\"\\u0000\"}",
        "comments|{\"text\":1}"
      })
  void shouldRefuseMalformedRequests(String action, String body) throws Exception {
    ReviewCalls.Pair pair = calls.pair();

    ApiAnswer refused = ann.post(pair.path() + "/" + action, Json.MAPPER.readTree(body));

    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
  }

  @Test
  void shouldRefuseLongTextsAndUnknownItems() {
    ReviewCalls.Pair pair = calls.pair();
    ReviewCalls.Pair unknown =
        new ReviewCalls.Pair(UUID.randomUUID().toString(), pair.first(), pair.second());

    assertThat(assign(ann, pair, "x".repeat(256)).status()).isEqualTo(400);
    assertThat(comment(ann, pair, "x".repeat(4097)).status()).isEqualTo(400);
    assertThat(comment(ann, pair, "x".repeat(4096)).status()).isEqualTo(200);
    assertThat(assign(ann, unknown, "ann").status()).isEqualTo(404);
    assertThat(unassign(ann, unknown).status()).isEqualTo(404);
    assertThat(escalate(ann, unknown).status()).isEqualTo(404);
    assertThat(comment(ann, unknown, "x").status()).isEqualTo(404);
    assertThat(
            SharedService.tenant()
                .client(Role.HR_ADMIN)
                .post(pair.path() + "/comments", Map.of("text", "x"))
                .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"READ_ONLY", "SERVICE"})
  void shouldLeaveTheQueueToPeopleWhoMayDecide(Role role) {
    ReviewCalls.Pair pair = calls.pair();
    ApiClient other = tenant.client(role);

    assertThat(assign(other, pair, "x").status()).isEqualTo(403);
    assertThat(unassign(other, pair).status()).isEqualTo(403);
    assertThat(escalate(other, pair).status()).isEqualTo(403);
    assertThat(comment(other, pair, "x").status()).isEqualTo(403);
    assertThat(ReviewCalls.next(other, "").status()).isEqualTo(403);
  }
}
