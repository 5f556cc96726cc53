package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.review.ReviewCalls.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** However a pair is decided, both workers have it in their audit trail. */
class DecisionAuditIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient ann = tenant.client("ann", Role.HR_ADMIN);
  private final ApiClient ben = tenant.client("ben", Role.CREDENTIALING_OFFICER);
  private final ReviewCalls calls = new ReviewCalls(tenant, ann);

  /** The decisions in the audit trail of a worker, oldest first: action, user, other, before. */
  private List<String> decisions(String worker) {
    return tenant
        .query(
            """
            SELECT action, user_id, new_values ->> 'other' AS other,
              new_values ->> 'decision' AS decision, old_values ->> 'decision' AS before
            FROM audit_log WHERE entity_id = ? AND entity_type = 'match_decision' ORDER BY id
            """,
            UUID.fromString(worker))
        .stream()
        .map(
            row ->
                "%s %s %s %s %s"
                    .formatted(
                        row.get("action"),
                        row.get("user_id"),
                        row.get("other"),
                        row.get("decision"),
                        row.get("before")))
        .toList();
  }

  private void assertBoth(ReviewCalls.Pair pair, String... decisions) {
    for (List<String> ends :
        List.of(List.of(pair.first(), pair.second()), List.of(pair.second(), pair.first()))) {
      assertThat(decisions(ends.getFirst()))
          .containsExactly(
              List.of(decisions).stream()
                  .map(text -> text.formatted(ends.getLast()))
                  .toArray(String[]::new));
    }
  }

  private static void assertDone(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  private static ObjectNode merging(String master, String duplicate) {
    ObjectNode request = Json.MAPPER.createObjectNode().put("master_worker_id", master);
    request.putArray("duplicate_worker_ids").add(duplicate);
    return request;
  }

  @Test
  void shouldAuditADecisionThatMergesAndItsReversal() {
    ReviewCalls.Pair pair = calls.pair();
    ObjectNode body = decision("match", 1);
    body.putObject("merge");

    ApiAnswer merged = ben.post(pair.path() + "/decide", body);
    assertDone(merged);
    assertBoth(pair, "CONFIRM_MATCH ben %s confirmed null");
    String merge = merged.data().at("/merge/merges/0/id").asText();
    assertDone(ann.post("/api/merges/" + merge + "/reverse", Map.of()));

    assertBoth(
        pair, "CONFIRM_MATCH ben %s confirmed null", "REJECT_MATCH ann %s rejected confirmed");
  }

  @Test
  void shouldAuditAcknowledgedDuplicates() {
    ObjectNode person = SamplePeople.next();
    String first = calls.create(person);
    ObjectNode namesake = person.deepCopy();
    namesake.putArray("acknowledge_duplicates").add(first);
    ApiAnswer created = ben.post("/api/workers", namesake);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);

    assertBoth(
        new ReviewCalls.Pair("", first, created.data().path("id").asText()),
        "REJECT_MATCH ben %s rejected null");
  }

  @Test
  void shouldAuditAMergeThatOverridesADecision() {
    ReviewCalls.Pair pair = calls.pair();
    assertDone(calls.decide(pair, "no_match", 1));

    assertDone(
        ben.post(
            "/api/workers/merge",
            merging(pair.first(), pair.second()).put("override_decisions", true)));

    assertBoth(
        pair, "REJECT_MATCH ann %s rejected null", "CONFIRM_MATCH ben %s confirmed rejected");
  }

  @Test
  void shouldAuditNoDecisionThatAMergeOnlyMoves() {
    ReviewCalls.Pair pair = calls.pair();
    assertDone(calls.decide(pair, "no_match", 1));
    String survivor = calls.create(SamplePeople.next());

    assertDone(ben.post("/api/workers/merge", merging(survivor, pair.second())));

    assertThat(decisions(survivor)).isEmpty();
    assertBoth(pair, "REJECT_MATCH ann %s rejected null");
  }
}
