package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.merge.MergeCalls.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Reversals of merges whose survivor was merged itself. */
class ChainReversalIT {
  private static final String PHONE = "+12125550142";

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final MergeCalls calls = new MergeCalls(tenant, client);
  private final String npi = SamplePeople.npi();
  private final ObjectNode person =
      SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi).put("marital_status", "married");

  private String top;
  private String middle;
  private String bottom;
  private String other;
  private JsonNode topBefore;
  private JsonNode middleBefore;
  private JsonNode bottomBefore;

  @BeforeEach
  void create() {
    person.putArray("telecom").addObject().put("system", "phone").put("value", PHONE);
    top = calls.create(SamplePeople.next());
    middle = calls.create(SamplePeople.next());
    bottom = calls.create(person);
    other = calls.create(SamplePeople.next());
    client.post(path(bottom) + "/links", Map.of("other_worker_id", other, "link_type", "refer"));
    topBefore = content(top);
    middleBefore = content(middle);
    bottomBefore = content(bottom);
  }

  private JsonNode content(String id) {
    return ((ObjectNode) client.get(path(id)).data().deepCopy())
        .without(List.of("version", "updated_at"));
  }

  private String merge(String master, String duplicate) {
    return calls.merge(master, duplicate).data().at("/merges/0/id").asText();
  }

  private JsonNode reversed(String merge) {
    ApiAnswer answer = client.post("/api/merges/" + merge + "/reverse", "");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data();
  }

  @Test
  void shouldPublishEveryVersion() {
    String inner = merge(middle, bottom);
    String outer = merge(top, middle);
    reversed(inner);
    reversed(outer);

    assertThat(
            tenant.query(
                """
                SELECT a.entity_id, a.entity_version FROM audit_log a
                WHERE a.tenant_id = ? AND a.entity_type = 'worker' AND NOT EXISTS (
                  SELECT FROM outbox o
                  WHERE o.worker_id = a.entity_id AND o.worker_version = a.entity_version)
                """,
                tenant.id()))
        .isEmpty();
    assertThat(
            tenant.query(
                "SELECT data #>> '{links,0,other_worker_id}' AS survivor FROM outbox"
                    + " WHERE worker_id = ? AND type = 'WorkerReplaced' ORDER BY sequence",
                UUID.fromString(middle)))
        .extracting(row -> row.get("survivor"))
        .as("when it is merged, and when the merge into it is reversed")
        .containsExactly(top, top);
  }

  @Test
  void shouldReverseTheInnerMergeFirst() {
    String inner = merge(middle, bottom);
    String outer = merge(top, middle);

    JsonNode reversed = reversed(inner);

    assertThat(reversed.path("survivor")).isEqualTo(client.get(path(top)).data());
    assertThat(reversed.path("duplicate")).isEqualTo(client.get(path(bottom)).data());
    assertThat(reversed.path("unattributed")).isEmpty();
    assertThat(reversed.path("affected"))
        .extracting(JsonNode::asText)
        .containsExactly(top, bottom, middle, other);
    assertThat(content(bottom)).isEqualTo(bottomBefore);
    assertThat(client.get(path(middle)).header("Location")).contains(path(top));
    JsonNode survivor = client.get(path(top)).data();
    assertThat(survivor.path("telecom")).isEmpty();
    assertThat(survivor.path("marital_status").isMissingNode()).isTrue();
    assertThat(survivor.at("/additional_names/0/family"))
        .isEqualTo(middleBefore.at("/name/family"));
    assertThat(survivor.path("additional_names")).hasSize(1);
    assertThat(calls.links(top)).containsExactly("replaces " + middle);
    assertThat(calls.links(bottom)).containsExactly("refer " + other);
    assertThat(calls.links(other)).containsExactly("seealso " + bottom);
    assertThat(calls.claims(top)).isEmpty();
    assertThat(calls.claims(bottom)).containsExactly("held");
    assertThat(calls.review(middle, bottom)).containsExactly("rejected");
    assertThat(calls.review(top, bottom)).containsExactly("rejected");
    assertThat(client.get("/api/merges/" + outer).data().at("/duplicate_before/links")).isEmpty();

    reversed(outer);

    assertThat(content(top)).isEqualTo(topBefore);
    assertThat(content(middle)).isEqualTo(middleBefore);
    assertThat(calls.links(middle)).isEmpty();
    assertThat(calls.claims(bottom)).containsExactly("held");
  }

  @Test
  void shouldGiveALinkBackWhoseOtherEndWasMergedLater() {
    String first = merge(top, bottom);
    String second = merge(middle, other);

    reversed(first);
    assertThat(calls.links(bottom)).containsExactly("refer " + middle);
    reversed(second);

    assertThat(calls.links(top)).isEmpty();
    assertThat(calls.links(middle)).isEmpty();
    assertThat(calls.links(bottom)).containsExactly("refer " + other);
    assertThat(calls.links(other)).containsExactly("seealso " + bottom);
  }

  @Test
  void shouldGiveALinkBackWhoseEndsWereMergedIntoOneWorker() {
    JsonNode merges = calls.merge(top, bottom, other).data().path("merges");

    merges.forEach(merge -> reversed(merge.path("id").asText()));

    assertThat(calls.links(top)).isEmpty();
    assertThat(calls.links(bottom)).containsExactly("refer " + other);
    assertThat(calls.links(other)).containsExactly("seealso " + bottom);
  }

  @Test
  void shouldReverseTheOuterMergeFirst() {
    String inner = merge(middle, bottom);
    String outer = merge(top, middle);

    reversed(outer);
    assertThat(client.get(path(bottom)).header("Location")).contains(path(middle));
    assertThat(calls.links(other)).containsExactly("seealso " + middle);
    reversed(inner);

    assertThat(content(top)).isEqualTo(topBefore);
    assertThat(content(middle)).isEqualTo(middleBefore);
    assertThat(content(bottom)).isEqualTo(bottomBefore);
  }

  @Test
  void shouldReverseTheLowestOfThreeMerges() {
    String peak = calls.create(SamplePeople.next());
    JsonNode peakBefore = content(peak);
    String lowest = merge(middle, bottom);
    String next = merge(top, middle);
    String last = merge(peak, top);

    reversed(lowest);
    assertThat(content(bottom)).isEqualTo(bottomBefore);
    reversed(last);
    assertThat(calls.links(top)).containsExactly("replaces " + middle);
    reversed(next);

    assertThat(content(peak)).isEqualTo(peakBefore);
    assertThat(content(top)).isEqualTo(topBefore);
    assertThat(content(middle)).isEqualTo(middleBefore);
  }

  @Test
  void shouldKeepLaterEditsAndReportWhatItCannotAttribute() {
    String inner = merge(middle, bottom);
    client.patch(path(middle), Map.of("multiple_birth", true));
    String outer = merge(top, middle);
    client.patch(path(top), Map.of("marital_status", "divorced", "gender", "female"));

    JsonNode reversed = reversed(inner);

    assertThat(reversed.path("unattributed").findValuesAsText("field"))
        .containsExactly("marital_status");
    assertThat(reversed.at("/unattributed/0/kept").asText()).isEqualTo("divorced");
    assertThat(reversed.at("/survivor/marital_status").asText()).isEqualTo("divorced");
    assertThat(reversed.at("/survivor/gender").asText()).isEqualTo("female");
    assertThat(reversed.at("/survivor/multiple_birth").asBoolean()).isTrue();
    reversed(outer);
    assertThat(client.get(path(middle)).data().path("multiple_birth").asBoolean()).isTrue();
    assertThat(client.get(path(middle)).data().path("marital_status").isMissingNode()).isTrue();
    assertThat(client.get(path(top)).data().path("marital_status").asText()).isEqualTo("divorced");
  }

  @Test
  void shouldNoLongerMatchTheSurvivorByWhatTheDuplicateHad() {
    String inner = merge(middle, bottom);
    merge(top, middle);
    reversed(inner);
    client.delete(path(bottom));

    ApiAnswer again = client.post("/api/workers", person);

    assertThat(again.status()).as("%s", again.body()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldCloseReviewItemsThatWentUpTheChain(boolean innerFirst) {
    String contender = calls.importForReview(person);
    assertThat(calls.review(bottom, contender)).containsExactly("pending");
    String inner = merge(middle, contender);
    String outer = merge(top, middle);
    assertThat(calls.review(bottom, top)).containsExactly("pending");

    reversed(innerFirst ? inner : outer);
    assertThat(calls.review(bottom, top)).containsExactly("closed");
    assertThat(calls.review(bottom, middle)).containsExactly(innerFirst ? "closed" : "pending");
    reversed(innerFirst ? outer : inner);

    assertThat(calls.review(bottom, top)).containsExactly("closed");
    assertThat(calls.review(bottom, middle)).containsExactly("closed");
    assertThat(calls.review(bottom, contender)).containsExactly("pending");
  }

  @Test
  void shouldRepeatARequestWithItsKey() {
    String inner = merge(middle, bottom);
    merge(top, middle);
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String route = "/api/merges/" + inner + "/reverse";

    ApiAnswer first = client.post(route, Map.of(), key);
    ApiAnswer repeated = client.post(route, Map.of(), key);

    assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
    assertThat(repeated.data()).isEqualTo(first.data());
  }

  @Test
  void shouldWaitForTheLastSurvivorToBeRestored() {
    String inner = merge(middle, bottom);
    merge(top, middle);
    client.delete(path(top));

    ApiAnswer refused = client.post("/api/merges/" + inner + "/reverse", "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().at("/error/details/survivor_id").asText()).isEqualTo(top);
  }

  @Test
  void shouldKeepRecordsOfTheChainTheSameInAllTables() {
    String inner = merge(middle, bottom);
    merge(top, middle);
    reversed(inner);

    assertThat(
            tenant.query(
                "SELECT marital_status, record ->> 'marital_status' AS recorded, active,"
                    + " merged_into::text AS merged_into, (SELECT count(*) FROM worker_contacts c"
                    + " WHERE c.worker_id = w.id) AS contacts FROM workers w WHERE id = ?::uuid",
                middle))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("marital_status", null)
                    .containsEntry("recorded", null)
                    .containsEntry("active", false)
                    .containsEntry("merged_into", top)
                    .containsEntry("contacts", 0L));
  }
}
