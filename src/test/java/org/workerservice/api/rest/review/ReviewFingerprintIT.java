package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
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

/** Pairs that a person rejected: they are raised again only when an identity has changed. */
class ReviewFingerprintIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("steward", Role.HR_ADMIN);
  private final ApiClient feed = tenant.client("feed", Role.SERVICE);
  private final ReviewCalls calls = new ReviewCalls(tenant, client);

  private static final Map<String, Object> PHONE =
      Map.of("telecom", List.of(Map.of("system", "phone", "value", "+44 20 7946 0018")));

  private static String path(String worker) {
    return "/api/workers/" + worker;
  }

  private ReviewCalls.Pair rejected() {
    ReviewCalls.Pair pair = calls.pair();
    assertThat(calls.decide(pair, "no_match", 1).status()).isEqualTo(200);
    return pair;
  }

  private JsonNode item(ReviewCalls.Pair pair) {
    return client.get(pair.path()).data();
  }

  private void change(String worker, Map<String, ?> patch) {
    ApiAnswer changed = feed.patch(path(worker), patch);
    assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
  }

  private void assertRejected(ReviewCalls.Pair pair) {
    assertThat(item(pair).path("status").asText()).isEqualTo("rejected");
    assertThat(item(pair).path("changed_since_decision")).isEmpty();
  }

  private void assertRaisedAgain(ReviewCalls.Pair pair, String... changed) {
    JsonNode item = item(pair);
    assertThat(item.path("status").asText()).isEqualTo("pending");
    assertThat(item.path("detection_method").asText()).isEqualTo("update");
    assertThat(item.path("changed_since_decision"))
        .extracting(JsonNode::asText)
        .containsExactly(changed);
    assertThat(item.path("decisions").findValuesAsText("decision")).containsExactly("rejected");
    assertThat(item.has("reviewed_by")).isFalse();
  }

  @Test
  void shouldLeaveARejectedPairThatChangesOtherwise() {
    ReviewCalls.Pair pair = rejected();

    change(pair.second(), Map.of("employment_status", "on_leave"));
    change(pair.first(), Map.of("marital_status", "single", "worker_type", "nurse"));

    assertRejected(pair);
  }

  @Test
  void shouldLeaveARejectedPairThatIsOnlySpeltOtherwise() {
    ReviewCalls.Pair pair = rejected();
    ObjectNode name = (ObjectNode) client.get(path(pair.second())).data().path("name");
    name.put("family", name.path("family").asText().toUpperCase(Locale.ROOT));

    change(pair.second(), Map.of("name", name));

    assertRejected(pair);
  }

  @Test
  void shouldRaiseARejectedPairAgainAndSayWhatChanged() {
    ReviewCalls.Pair pair = rejected();

    change(pair.second(), PHONE);

    assertRaisedAgain(pair, "phone");
    assertThat(item(pair).path("version").asLong()).isEqualTo(3);
    assertThat(calls.decide(pair, "no_match", 2).status()).isEqualTo(412);
  }

  @Test
  void shouldCountWhatChangedInTheOtherRecord() {
    ReviewCalls.Pair pair = rejected();
    String birthDate = client.get(path(pair.first())).data().path("birth_date").asText();
    change(pair.first(), Map.of("birth_date", "1931-07-30", "telecom", PHONE.get("telecom")));
    assertRejected(pair);

    change(pair.second(), Map.of("birth_date", "1931-07-30"));

    assertRaisedAgain(pair, "birth_date", "phone");
    assertThat(birthDate).isNotEqualTo("1931-07-30");
  }

  @Test
  void shouldSayWhatDiffersNowNotWhatDifferedWhenItWasRaised() {
    ReviewCalls.Pair pair = rejected();
    change(pair.second(), PHONE);
    assertRaisedAgain(pair, "phone");

    change(pair.first(), Map.of("gender", "other"));
    assertRaisedAgain(pair, "gender", "phone");

    change(pair.second(), Map.of("telecom", List.of()));
    assertRaisedAgain(pair, "gender");
    assertThat(client.get(ReviewCalls.ITEMS + "?worker=" + pair.first()).data().path("items"))
        .singleElement()
        .satisfies(
            item ->
                assertThat(item.path("changed_since_decision"))
                    .extracting(JsonNode::asText)
                    .containsExactly("gender"));
    assertThat(ReviewCalls.next(client, "").data().at("/changed_since_decision/0").asText())
        .isEqualTo("gender");
  }

  @Test
  void shouldLeaveARejectedPairThatIsAsItWasAgain() {
    ReviewCalls.Pair pair = rejected();
    String birthDate = client.get(path(pair.second())).data().path("birth_date").asText();

    change(pair.second(), Map.of("birth_date", "1931-07-30"));
    change(pair.second(), Map.of("birth_date", birthDate));

    assertRejected(pair);
  }

  @Test
  void shouldLetTheNextDecisionHoldForTheChangedRecords() {
    ReviewCalls.Pair pair = rejected();
    change(pair.second(), PHONE);
    assertThat(calls.decide(pair, "no_match", 3).status()).isEqualTo(200);

    change(pair.second(), Map.of("employment_status", "on_leave"));
    change(pair.first(), Map.of("gender", "unknown"));

    JsonNode item = item(pair);
    assertThat(item.path("status").asText()).isEqualTo("pending");
    assertThat(item.path("changed_since_decision"))
        .extracting(JsonNode::asText)
        .containsExactly("gender");
  }

  @Test
  void shouldKeepAConfirmedPair() {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "match", 1);

    change(pair.second(), PHONE);

    assertThat(item(pair).path("status").asText()).isEqualTo("confirmed");
  }

  @Test
  void shouldTakeAnAcknowledgedUpdateForADecisionOnTheNewRecord() {
    ReviewCalls.Pair pair = rejected();
    ObjectNode patch = Json.MAPPER.valueToTree(PHONE);
    patch.putArray("acknowledge_duplicates").add(pair.first());

    assertThat(client.patch(path(pair.second()), patch).status()).isEqualTo(200);
    assertRejected(pair);
    change(pair.second(), Map.of("marital_status", "single"));
    assertRejected(pair);
    change(pair.second(), Map.of("telecom", List.of()));

    assertThat(item(pair).path("changed_since_decision"))
        .extracting(JsonNode::asText)
        .containsExactly("phone");
  }

  @Test
  void shouldRaiseAnAcknowledgedPairAgainWhenTheIdentityHasChanged() {
    ObjectNode person = SamplePeople.next();
    String first = calls.create(person);
    ObjectNode namesake = person.deepCopy();
    namesake.putArray("acknowledge_duplicates").add(first);
    String second = calls.create(namesake);

    change(second, Map.of("employment_status", "on_leave"));
    JsonNode rejected =
        client.get(ReviewCalls.ITEMS + "?status=rejected&worker=" + first).data().path("items");
    change(second, PHONE);

    assertThat(rejected).hasSize(1);
    assertRaisedAgain(new ReviewCalls.Pair(rejected.at("/0/id").asText(), first, second), "phone");
  }

  @Test
  void shouldWriteAnUpdateThatSharesANumberWithARejectedWorkerAndRaiseThePairAgain() {
    String npi = SamplePeople.npi();
    ReviewCalls.Pair pair = rejected();
    Map<String, ?> numbered =
        Map.of("identifiers", List.of(Map.of("identifier_type", "NPI", "value", npi)));
    change(pair.first(), numbered);
    JsonNode item = item(pair);
    calls.decide(pair, "no_match", item.path("version").asLong());

    change(pair.second(), numbered);

    assertThat(item(pair).path("status").asText()).isEqualTo("pending");
    assertThat(item(pair).path("changed_since_decision"))
        .extracting(JsonNode::asText)
        .containsExactly("identifier");
  }

  @Test
  void shouldKeepNoPlaintextAndTheSamePrintForEveryVersionOfTheFeatures() {
    ReviewCalls.Pair pair = rejected();
    tenant.query(
        "UPDATE workers SET features_version = 3 WHERE id IN (?, ?) RETURNING id",
        UUID.fromString(pair.first()),
        UUID.fromString(pair.second()));

    change(pair.second(), Map.of("marital_status", "single"));

    assertRejected(pair);
    assertThat(
            tenant.query(
                "SELECT length(d.compared) AS size, d.compared = q.compared AS kept"
                    + " FROM review_decisions d JOIN review_queue q ON q.id = d.item_id"
                    + " WHERE q.id = ?",
                UUID.fromString(pair.item())))
        .isEqualTo(List.of(Map.of("size", 74, "kept", true)));
  }
}
