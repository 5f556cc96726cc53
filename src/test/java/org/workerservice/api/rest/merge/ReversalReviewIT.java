package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.merge.MergeCalls.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Items of a duplicate with a third worker that is deleted or merged around a reversal. */
class ReversalReviewIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final MergeCalls calls = new MergeCalls(tenant, client);

  private String survivor;
  private String duplicate;
  private String third;
  private String other;

  @BeforeEach
  void create() {
    ObjectNode person = SamplePeople.next();
    survivor = calls.create(SamplePeople.next());
    duplicate = calls.create(person);
    third = calls.importForReview(person);
    other = calls.create(SamplePeople.next());
    assertThat(calls.review(duplicate, third)).containsExactly("pending");
  }

  private String merge(String master, String merged) {
    return calls.merge(master, merged).data().at("/merges/0/id").asText();
  }

  private void reverse(String merge) {
    ApiAnswer answer = client.post("/api/merges/" + merge + "/reverse", "");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  private void delete(String id) {
    assertThat(client.delete(path(id)).status()).isEqualTo(204);
  }

  private void restore(String id) {
    assertThat(client.post(path(id) + "/restore", "").status()).isEqualTo(200);
  }

  private void decide(String one, String another, String decision) {
    assertThat(
            client
                .put(path(one) + "/match-decisions/" + another, Map.of("decision", decision))
                .status())
        .isEqualTo(200);
  }

  private List<String> history(String one, String another) {
    return tenant
        .query(
            "SELECT d.decision, d.decided_by, d.reason FROM review_decisions d"
                + " WHERE worker_id_a = least(?, ?) AND worker_id_b = greatest(?, ?)"
                + " ORDER BY decided_at, id",
            UUID.fromString(one),
            UUID.fromString(another),
            UUID.fromString(one),
            UUID.fromString(another))
        .stream()
        .map(row -> row.get("decision") + " " + row.get("decided_by") + " " + row.get("reason"))
        .toList();
  }

  private Object closedBecause(String one, String another) {
    return tenant
        .query(
            "SELECT closed_because FROM review_queue WHERE worker_id_a = least(?, ?)"
                + " AND worker_id_b = greatest(?, ?)",
            UUID.fromString(one),
            UUID.fromString(another),
            UUID.fromString(one),
            UUID.fromString(another))
        .getFirst()
        .get("closed_because");
  }

  @Test
  void shouldKeepAnItemClosedWhoseThirdWorkerWasDeleted() {
    String merge = merge(survivor, duplicate);
    delete(third);

    reverse(merge);

    assertThat(calls.review(duplicate, third)).containsExactly("closed");
    assertThat(closedBecause(duplicate, third)).isEqualTo("deleted");
    restore(third);
    assertThat(calls.review(duplicate, third)).containsExactly("pending");
    assertThat(calls.review(survivor, third)).containsExactly("closed");
  }

  @Test
  void shouldMoveAnItemWhoseThirdWorkerWasMerged() {
    String first = merge(survivor, duplicate);
    String second = merge(other, third);

    reverse(first);

    assertThat(calls.review(duplicate, third)).containsExactly("closed");
    assertThat(calls.review(duplicate, other)).containsExactly("pending");
    assertThat(calls.review(survivor, other)).containsExactly("closed");
    reverse(second);
    assertThat(calls.review(duplicate, third)).containsExactly("pending");
    assertThat(calls.review(duplicate, other)).containsExactly("closed");
    assertThat(calls.review(survivor, third)).containsExactly("closed");
    assertThat(calls.review(survivor, other)).containsExactly("closed");
  }

  @Test
  void shouldMoveAnItemThroughAllMergesOfTheThirdWorker() {
    String top = calls.create(SamplePeople.next());
    String first = merge(survivor, duplicate);
    String second = merge(other, third);
    String last = merge(top, other);

    reverse(first);

    assertThat(calls.review(duplicate, other)).containsExactly("closed");
    assertThat(calls.review(duplicate, top)).containsExactly("pending");
    reverse(last);
    assertThat(calls.review(duplicate, top)).containsExactly("closed");
    assertThat(calls.review(duplicate, other)).containsExactly("pending");
    reverse(second);
    assertThat(calls.review(duplicate, other)).containsExactly("closed");
    assertThat(calls.review(duplicate, third)).containsExactly("pending");
  }

  @Test
  void shouldLeaveAnItemClosedWhoseThirdWorkerIsInTheSurvivor() {
    String first = merge(survivor, duplicate);
    String second = merge(survivor, third);

    reverse(first);

    assertThat(calls.review(duplicate, third)).containsExactly("closed");
    assertThat(calls.review(duplicate, survivor)).containsExactly("rejected");
    reverse(second);
    assertThat(calls.review(duplicate, third)).containsExactly("pending");
  }

  @Test
  void shouldOpenAnItemOfTheSurvivorWhenTheDeletedThirdWorkerIsRestored() {
    delete(third);
    String merge = merge(survivor, duplicate);

    restore(third);

    assertThat(calls.review(survivor, third)).containsExactly("pending");
    reverse(merge);
    assertThat(calls.review(survivor, third)).containsExactly("closed");
    assertThat(calls.review(duplicate, third)).containsExactly("pending");
  }

  @Test
  void shouldKeepARejectionThatMeetsAConfirmation() {
    decide(survivor, duplicate, "confirmed");
    decide(duplicate, third, "rejected");
    decide(survivor, third, "confirmed");

    String merge = merge(survivor, third);

    assertThat(calls.review(survivor, duplicate)).containsExactly("rejected");
    assertThat(calls.merge(MergeCalls.request(survivor, duplicate)).errorCode())
        .isEqualTo("MATCH_REJECTED");
    reverse(merge);
    assertThat(calls.review(survivor, duplicate)).containsExactly("confirmed");
    assertThat(calls.review(duplicate, third)).containsExactly("rejected");
  }

  @Test
  void shouldRaiseAnItemForAThirdWorkerThatContestsANumberOfTheDuplicate() {
    String npi = SamplePeople.npi();
    String holder = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String merge = merge(survivor, holder);
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi);
    person.putArray("acknowledge_duplicates").add(survivor);
    String contender = calls.create(person);

    reverse(merge);

    assertThat(calls.claims(holder)).containsExactly("held");
    assertThat(calls.claims(contender)).containsExactly("contested");
    assertThat(calls.review(holder, contender)).containsExactly("pending");
  }

  @Test
  void shouldKeepInTheHistoryWhatAReversalTakesBack() {
    decide(duplicate, third, "rejected");
    String merge = merge(survivor, duplicate);

    ApiAnswer reversed =
        tenant
            .client("reverser", Role.HR_ADMIN)
            .post("/api/merges/" + merge + "/reverse", Map.of("reason", "two people"));

    assertThat(reversed.status()).as("%s", reversed.body()).isEqualTo(200);
    assertThat(history(survivor, third))
        .containsExactly("rejected merger null", "taken_back reverser null");
    assertThat(history(survivor, duplicate)).containsExactly("rejected reverser two people");
  }

  @Test
  void shouldTakeBackInTheHistoryThatTwoDuplicatesAreOnePerson() {
    ApiAnswer merged = calls.merge(survivor, duplicate, third);

    reverse(merged.data().at("/merges/0/id").asText());
    reverse(merged.data().at("/merges/1/id").asText());

    assertThat(calls.review(duplicate, third)).containsExactly("pending");
    assertThat(history(duplicate, third))
        .containsExactly("confirmed merger null", "taken_back merger null");
  }

  @Test
  void shouldMoveTheWorkOfStewardsWithAnItem() {
    String item = "/api/review-items/" + pending(duplicate).path("id").asText();
    client.post(item + "/escalate", Map.of("reason", "hard"));
    client.post(item + "/assign", Map.of("assignee", "bob"));
    client.post(item + "/comments", Map.of("text", "important"));

    String merge = merge(survivor, duplicate);

    JsonNode moved = pending(survivor);
    assertThat(steward(moved.path("id").asText())).containsExactly("bob", "merger", 2L);
    reverse(merge);
    assertThat(steward(pending(duplicate).path("id").asText()))
        .containsExactly("bob", "merger", 2L);
  }

  private JsonNode pending(String worker) {
    return client.get("/api/review-items?worker=" + worker).data().at("/items/0");
  }

  private List<Object> steward(String item) {
    Map<String, Object> row =
        tenant
            .query(
                "SELECT assignee, escalated_by, (SELECT count(*) FROM review_comments c"
                    + " WHERE c.item_id = q.id) AS comments FROM review_queue q WHERE id = ?",
                UUID.fromString(item))
            .getFirst();
    return Arrays.asList(row.get("assignee"), row.get("escalated_by"), row.get("comments"));
  }
}
