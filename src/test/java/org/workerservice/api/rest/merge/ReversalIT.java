package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.merge.MergeCalls.path;
import static org.workerservice.api.rest.merge.MergeCalls.request;

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

class ReversalIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final MergeCalls calls = new MergeCalls(tenant, client);

  private String create() {
    return calls.create(SamplePeople.next());
  }

  private static ObjectNode withPhone(ObjectNode person, String number) {
    person.putArray("telecom").addObject().put("system", "phone").put("value", number);
    return person;
  }

  private String merge(String master, String duplicate) {
    return calls.merge(master, duplicate).data().at("/merges/0/id").asText();
  }

  private ApiAnswer reverse(String merge) {
    return client.post("/api/merges/" + merge + "/reverse", Map.of("reason", "two people"));
  }

  private JsonNode reversed(String merge) {
    ApiAnswer answer = reverse(merge);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data();
  }

  /** The record without what every write changes. */
  private JsonNode content(String id) {
    return ((ObjectNode) client.get(path(id)).data().deepCopy())
        .without(List.of("version", "updated_at"));
  }

  private ObjectNode withNumbers() {
    ObjectNode person =
        withPhone(
            SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi()),
            "+1 212 555 0142");
    return person.put("marital_status", "married").put("tax_id", SamplePeople.npi());
  }

  @Test
  void shouldRestoreBothRecords() {
    String master = create();
    String duplicate = calls.create(withNumbers());
    JsonNode masterBefore = content(master);
    JsonNode duplicateBefore = content(duplicate);
    String merge = merge(master, duplicate);

    JsonNode reversed = reversed(merge);

    assertThat(content(master)).isEqualTo(masterBefore);
    assertThat(content(duplicate)).isEqualTo(duplicateBefore);
    assertThat(reversed.path("survivor")).isEqualTo(client.get(path(master)).data());
    assertThat(reversed.path("duplicate")).isEqualTo(client.get(path(duplicate)).data());
    assertThat(reversed.path("unattributed")).isEmpty();
    assertThat(reversed.at("/merge/status").asText()).isEqualTo("reversed");
    assertThat(reversed.at("/merge/reversal_reason").asText()).isEqualTo("two people");
    assertThat(reversed.at("/survivor/version").asLong()).isEqualTo(3);
    assertThat(calls.claims(master)).isEmpty();
    assertThat(calls.claims(duplicate)).containsOnly("held").hasSize(2);
    assertThat(calls.review(master, duplicate)).containsExactly("rejected");
    for (String id : List.of(master, duplicate)) {
      assertThat(client.get(path(id) + "/audit").data().findValuesAsText("action"))
          .containsExactly("REJECT_MATCH", "UNMERGE", "MERGE", "CREATE");
    }
    assertThat(client.get("/api/events").data().path("events").findValuesAsText("type"))
        .containsExactly(
            "WorkerCreated",
            "WorkerCreated",
            "WorkerMerged",
            "WorkerReplaced",
            "WorkerUnmerged",
            "WorkerUnmerged",
            "ReviewDecided");
  }

  @Test
  void shouldKeepLaterEditsAndReportWhatItCannotAttribute() {
    String master = create();
    String duplicate = calls.create(withNumbers());
    String merge = merge(master, duplicate);
    ObjectNode edit = withPhone(SamplePeople.named("x", "y"), "+1 212 555 0199");
    edit.remove("name");
    edit.put("marital_status", "divorced");
    assertThat(client.patch(path(master), edit).status()).isEqualTo(200);

    JsonNode reversed = reversed(merge);

    assertThat(reversed.at("/survivor/telecom/0/value").asText()).isEqualTo("+12125550199");
    assertThat(reversed.at("/survivor/marital_status").asText()).isEqualTo("divorced");
    assertThat(reversed.at("/survivor/tax_id").isMissingNode()).isTrue();
    assertThat(reversed.path("unattributed").findValuesAsText("field"))
        .containsExactly("marital_status");
    assertThat(reversed.at("/unattributed/0/kept").asText()).isEqualTo("divorced");
    assertThat(reversed.at("/duplicate/marital_status").asText()).isEqualTo("married");
    assertThat(reversed.at("/duplicate/telecom/0/value").asText()).isEqualTo("+12125550142");
  }

  @Test
  void shouldReverseTheFirstOfTwoMerges() {
    String master = create();
    String second = calls.create(withNumbers());
    ObjectNode person = withPhone(SamplePeople.next(), "+1 212 555 0177");
    String third = calls.create(person);
    JsonNode masterBefore = content(master);
    String first = merge(master, second);
    String next = merge(master, third);

    reversed(first);
    assertThat(calls.links(master)).containsExactly("replaces " + third);
    assertThat(client.get(path(master)).data().at("/telecom/0/value").asText())
        .isEqualTo("+12125550177");
    reversed(next);

    assertThat(content(master)).isEqualTo(masterBefore);
    assertThat(client.get(path(third)).status()).isEqualTo(200);
  }

  @Test
  void shouldReverseOnce() {
    String master = create();
    String duplicate = create();
    String merge = merge(master, duplicate);
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String route = "/api/merges/" + merge + "/reverse";

    ApiAnswer first = client.post(route, Map.of(), key);
    ApiAnswer repeated = client.post(route, Map.of(), key);

    assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
    assertThat(repeated.data()).isEqualTo(first.data());
    assertThat(reverse(merge).errorCode()).isEqualTo("NOT_REVERSIBLE");
    assertThat(reverse(UUID.randomUUID().toString()).status()).isEqualTo(404);
    assertThat(client.get("/api/merges?status=reversed").data().path("merges")).hasSize(1);
  }

  @Test
  void shouldWaitForADeletedSurvivorToBeRestored() {
    String master = create();
    String duplicate = create();
    String merge = merge(master, duplicate);
    client.delete(path(master));

    assertThat(reverse(merge).body().at("/error/details/reason").asText())
        .isEqualTo("survivor_deleted");
    assertThat(client.get(path(duplicate)).status()).isEqualTo(410);

    client.post(path(master) + "/restore", "");
    reversed(merge);
    assertThat(client.get(path(duplicate)).status()).isEqualTo(200);
  }

  @Test
  void shouldGiveLinksBack() {
    String master = create();
    String duplicate = create();
    String other = create();
    client.post(path(duplicate) + "/links", Map.of("other_worker_id", other, "link_type", "refer"));
    String merge = merge(master, duplicate);

    reversed(merge);

    assertThat(calls.links(master)).isEmpty();
    assertThat(calls.links(duplicate)).containsExactly("refer " + other);
    assertThat(calls.links(other)).containsExactly("seealso " + duplicate);
  }

  @Test
  void shouldContestANumberThatAnotherWorkerTookMeanwhile() {
    String npi = SamplePeople.npi();
    String master = create();
    String duplicate = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String merge = merge(master, duplicate);
    client.delete(path(master));
    String taker = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    client.post(path(master) + "/restore", "");
    assertThat(calls.claims(master)).containsExactly("contested");

    reversed(merge);

    assertThat(calls.claims(taker)).containsExactly("held");
    assertThat(calls.claims(duplicate)).containsExactly("contested");
    assertThat(calls.claims(master)).isEmpty();
    assertThat(calls.review(taker, duplicate)).containsExactly("pending");
  }

  @Test
  void shouldReopenTheReviewItemsOfTheDuplicate() {
    String npi = SamplePeople.npi();
    String holder = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String contender =
        calls.importForReview(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String survivor = create();
    String merge = merge(survivor, contender);

    reversed(merge);

    assertThat(calls.review(holder, contender)).containsExactly("pending");
    assertThat(calls.review(holder, survivor)).containsExactly("closed");
    assertThat(calls.claims(contender)).containsExactly("contested");
    assertThat(calls.claims(survivor)).isEmpty();
  }

  @Test
  void shouldMergeAgainAfterAReversalOnlyWhenToldTo() {
    String master = create();
    String duplicate = create();
    reversed(merge(master, duplicate));

    assertThat(calls.merge(request(master, duplicate)).errorCode()).isEqualTo("MATCH_REJECTED");
    ApiAnswer again = calls.merge(request(master, duplicate).put("override_decisions", true));

    assertThat(again.status()).as("%s", again.body()).isEqualTo(200);
    reversed(again.data().at("/merges/0/id").asText());
  }

  @Test
  void shouldLeaveTheSurvivorWithTheClaimsOfItsNumbers() {
    String npi = SamplePeople.npi();
    String master = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String merge = merge(master, create());
    tenant.query(
        "DELETE FROM identifier_claims WHERE worker_id = ? RETURNING worker_id",
        UUID.fromString(master));
    String taker = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));

    reversed(merge);

    assertThat(calls.claims(master)).containsExactly("contested");
    assertThat(calls.review(taker, master)).containsExactly("pending");
  }

  @Test
  void shouldTakeBackDecisionsThatTheMergeMoved() {
    String other = create();
    String master = create();
    String duplicate = create();
    reject(duplicate, other);
    String merge = merge(master, duplicate);
    assertThat(calls.review(master, other)).containsExactly("rejected");

    reversed(merge);
    assertThat(calls.review(master, other)).containsExactly("closed");
    ObjectNode again = request(master, duplicate).put("override_decisions", true);
    String second = calls.merge(again).data().at("/merges/0/id").asText();
    assertThat(calls.review(master, other)).containsExactly("rejected");
    reversed(second);

    assertThat(calls.review(master, other)).containsExactly("closed");
    assertThat(calls.review(duplicate, other)).containsExactly("rejected");
  }

  @Test
  void shouldRestoreTheItemThatTheMergeReplaced() {
    String npi = SamplePeople.npi();
    String holder = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String master =
        calls.importForReview(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String duplicate = create();
    reject(duplicate, holder);
    String merge = merge(master, duplicate);
    assertThat(calls.review(master, holder)).containsExactly("rejected");

    reversed(merge);

    assertThat(calls.review(master, holder)).containsExactly("pending");
  }

  @Test
  void shouldRaiseAClosedPairAgain() {
    String npi = SamplePeople.npi();
    String holder = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String contender =
        calls.importForReview(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String survivor = create();
    reversed(merge(survivor, contender));
    assertThat(calls.review(holder, survivor)).containsExactly("closed");

    ObjectNode row = Json.MAPPER.createObjectNode();
    row.putArray("identifiers").addObject().put("identifier_type", "NPI").put("value", npi);
    row.putArray("acknowledge_duplicates").add(holder).add(contender);
    ApiAnswer patched = client.patch(path(survivor), row);

    assertThat(calls.review(holder, survivor)).as("%s", patched.body()).containsExactly("rejected");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void shouldTakeBackThatTwoDuplicatesOfARequestAreOnePerson(int first) {
    String npi = SamplePeople.npi();
    String one = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String other =
        calls.importForReview(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String survivor = create();
    JsonNode merges = calls.merge(survivor, one, other).data().path("merges");
    assertThat(calls.review(one, other)).containsExactly("confirmed");

    reversed(merges.path(first).path("id").asText());
    assertThat(calls.review(one, other)).containsExactly("closed");
    reversed(merges.path(1 - first).path("id").asText());

    assertThat(calls.review(one, other)).containsExactly("pending");
  }

  @Test
  void shouldTakeBackThatRejectedDuplicatesAreOnePerson() {
    String one = create();
    String other = create();
    reject(one, other);
    ObjectNode request = request(create(), one, other).put("override_decisions", true);
    String merge = calls.merge(request).data().at("/merges/0/id").asText();
    assertThat(calls.review(one, other)).containsExactly("confirmed");

    reversed(merge);

    assertThat(calls.review(one, other)).containsExactly("rejected");
  }

  @Test
  void shouldMoveTheWholeScoreOfAReviewItemAndItsReason() {
    String other = create();
    String master = create();
    String duplicate = create();
    reject(duplicate, other);
    reject(master, other);
    scored(duplicate, other, 7);
    scored(master, other, 3);
    tenant.query(
        "UPDATE review_queue SET status = 'pending', reviewed_at = NULL, reason = NULL"
            + " WHERE model_version = 3 RETURNING id");
    String merge = merge(master, duplicate);
    assertThat(score(master, other)).isEqualTo(score(duplicate, other));
    assertThat(score(master, other)).containsEntry("reason", "reason 7");

    reversed(merge);

    assertThat(score(master, other)).containsEntry("model_version", 3);
    assertThat(score(master, other)).containsEntry("score_limit", "limit 3");
  }

  private void scored(String one, String other, int number) {
    tenant.query(
        "UPDATE review_queue SET reason = 'reason ' || ?::text, log_odds = ?::real,"
            + " score_limit = 'limit ' || ?::text, model_version = ?"
            + " WHERE worker_id_a = least(?::uuid, ?::uuid)"
            + " AND worker_id_b = greatest(?::uuid, ?::uuid) RETURNING id",
        number,
        number,
        number,
        number,
        one,
        other,
        one,
        other);
  }

  private Map<String, Object> score(String one, String other) {
    return tenant
        .query(
            "SELECT reason, log_odds, score_limit, model_version FROM review_queue"
                + " WHERE worker_id_a = least(?::uuid, ?::uuid)"
                + " AND worker_id_b = greatest(?::uuid, ?::uuid)",
            one,
            other,
            one,
            other)
        .getFirst();
  }

  @Test
  void shouldKeepALinkOfTheSurvivorThatTwoMergesMoved() {
    String master = create();
    String duplicate = create();
    String one = create();
    String two = create();
    String joined = create();
    link(master, two);
    link(duplicate, one);
    String merge = merge(master, duplicate);
    merge(joined, one);
    merge(joined, two);
    assertThat(calls.links(master))
        .containsExactlyInAnyOrder("replaces " + duplicate, "refer " + joined);

    reversed(merge);

    assertThat(calls.links(master)).containsExactly("refer " + joined);
    assertThat(calls.links(duplicate)).containsExactly("refer " + joined);
  }

  @Test
  void shouldKeepALinkWhoseTypeWasChangedSince() {
    String master = create();
    String duplicate = create();
    String other = create();
    link(duplicate, other);
    String merge = merge(master, duplicate);
    client.post(path(master) + "/links", Map.of("other_worker_id", other, "link_type", "seealso"));

    reversed(merge);

    assertThat(calls.links(master)).containsExactly("seealso " + other);
    assertThat(calls.links(duplicate)).containsExactly("refer " + other);
  }

  private void link(String from, String to) {
    assertThat(
            client
                .post(path(from) + "/links", Map.of("other_worker_id", to, "link_type", "refer"))
                .status())
        .isEqualTo(201);
  }

  @Test
  void shouldMoveConsentsAndGiveThemBack() {
    String top = create();
    String master = create();
    String duplicate = create();
    consent(master, "research");
    consent(duplicate, "marketing");
    String merge = merge(master, duplicate);
    assertThat(consents(master)).containsExactly("marketing", "research");
    assertThat(consents(duplicate)).isEmpty();
    consent(master, "data_sharing");

    String second = merge(top, master);
    assertThat(consents(top)).containsExactly("data_sharing", "marketing", "research");
    reversed(second);
    reversed(merge);

    assertThat(consents(master)).containsExactly("data_sharing", "research");
    assertThat(consents(duplicate)).containsExactly("marketing");
    assertThat(
            tenant.query(
                "SELECT id FROM audit_log WHERE action = 'MOVE' AND entity_type = 'consent'"
                    + " AND entity_id = ?::uuid",
                duplicate))
        .hasSize(2);
    assertThat(client.get(path(duplicate) + "/audit").status()).isEqualTo(200);
  }

  private void consent(String worker, String type) {
    tenant.query(
        "INSERT INTO worker_consents (tenant_id, worker_id, consent_type, status, granted_date)"
            + " SELECT tenant_id, id, ?, 'active', '2026-01-01' FROM workers WHERE id = ?::uuid"
            + " RETURNING id",
        type,
        worker);
  }

  private List<Object> consents(String worker) {
    return tenant
        .query(
            "SELECT consent_type FROM worker_consents WHERE worker_id = ?::uuid ORDER BY 1", worker)
        .stream()
        .map(row -> row.get("consent_type"))
        .toList();
  }

  private void reject(String one, String other) {
    tenant.query(
        "INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score,"
            + " match_quality, detection_method, status, reviewed_by, reviewed_at)"
            + " SELECT tenant_id, least(id, ?::uuid), greatest(id, ?::uuid), 0, 'unlikely',"
            + " 'person', 'rejected', 'steward', now() FROM workers WHERE id = ?::uuid"
            + " RETURNING id",
        other,
        other,
        one);
  }
}
