package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
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

class DuplicatesIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client("ada", Role.HR_ADMIN);

  @Test
  void shouldRefuseTheSamePersonNamingTheCandidatesBestFirst() {
    ObjectNode person = SamplePeople.next();
    String exact = create(person);
    ObjectNode sibling = person.deepCopy();
    typo(sibling);
    String similar = acknowledging(ADMIN, sibling, exact).data().path("id").asText();
    TestTenant.Counts before = TENANT.counts();

    ApiAnswer refused = ADMIN.post("/api/workers", person);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errorCode()).isEqualTo("DUPLICATE_DETECTED");
    JsonNode details = refused.body().path("error").path("details");
    assertThat(details.path("has_duplicates").asBoolean()).isTrue();
    JsonNode matches = details.path("potential_matches");
    assertThat(idsOf(matches)).containsExactly(exact, similar);
    assertThat(scoresOf(matches)).isSortedAccordingTo((left, right) -> Double.compare(right, left));
    JsonNode best = matches.path(0);
    assertThat(best.path("score").asDouble()).isBetween(0.85, 0.95);
    assertThat(best.path("quality").asText()).as("without an identifier").isEqualTo("probable");
    assertThat(best.path("score_breakdown").path("name").path("score").asDouble()).isEqualTo(1.0);
    JsonNode birthDate = best.path("score_breakdown").path("birth_date");
    assertThat(birthDate.path("weight").asDouble()).isPositive();
    assertThat(birthDate.path("evidence").asText()).isNotBlank();
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  @Test
  void shouldCreateANamesakeForAPermittedCallerAndRememberTheDecision() {
    ObjectNode person = SamplePeople.next();
    String id = create(person);
    ObjectNode namesake =
        person.deepCopy().set("acknowledge_duplicates", Json.MAPPER.createArrayNode().add(id));

    ApiAnswer system = TENANT.client(Role.SERVICE).post("/api/workers", namesake);
    ApiAnswer officer =
        TENANT.client("grace", Role.CREDENTIALING_OFFICER).post("/api/workers", namesake);

    assertThat(system.status()).isEqualTo(403);
    assertThat(officer.status()).isEqualTo(201);
    String other = officer.data().path("id").asText();
    assertThat(reviewsOf(other))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(List.of(row.get("worker_id_a"), row.get("worker_id_b")))
                  .containsExactlyInAnyOrder(UUID.fromString(id), UUID.fromString(other));
              assertThat(row).containsEntry("status", "rejected");
              assertThat(row).containsEntry("reviewed_by", "grace");
              assertThat(row.get("reviewed_at")).isNotNull();
            });
  }

  @Test
  void shouldNotRaiseAPairAgainThatAPersonHasDecidedOn() {
    ObjectNode person = SamplePeople.next();
    String first = create(person);
    String second = acknowledging(ADMIN, person, first).data().path("id").asText();
    ObjectNode stored = person.deepCopy().put("id", second);

    JsonNode checked = ADMIN.post("/api/workers/check-duplicates", stored).data();
    JsonNode repeated = ADMIN.post("/api/workers/check-duplicates", person).data();
    JsonNode match = matches(stored).path(0);

    assertThat(checked.path("has_duplicates").asBoolean()).isFalse();
    JsonNode one = ADMIN.post("/api/workers/check-duplicates", stored.put("limit", 1)).data();
    stored.remove("limit");
    assertThat(one.path("has_duplicates").asBoolean()).isFalse();
    assertThat(idsOf(repeated.path("potential_matches"))).containsExactlyInAnyOrder(first, second);
    assertThat(match.path("worker").path("id").asText()).isEqualTo(first);
    assertThat(match.path("decision").asText()).isEqualTo("rejected");
    assertThat(repeated.path("potential_matches").path(0).has("decision")).isFalse();
  }

  @Test
  void shouldRankMatchesOfEqualScoreByTheirEvidence() {
    ObjectNode person = SamplePeople.next().put("birth_date", "1988-08-17");
    ObjectNode near = person.deepCopy().put("birth_date", "1988-08-18");
    typo(near);
    String other = create(near);
    String exact = acknowledging(ADMIN, person, other).data().path("id").asText();

    JsonNode ranked = matches(person);

    assertThat(scoresOf(ranked)).containsExactly(0.94, 0.94);
    assertThat(idsOf(ranked)).containsExactly(exact, other);
    assertThat(ranked.path(0).path("log_odds").asDouble())
        .isGreaterThan(ranked.path(1).path("log_odds").asDouble());
    assertThat(ranked.path(0).path("limit").path("code").asText()).isEqualTo("unsure");
  }

  @Test
  void shouldUseTheBandsOfTheChosenPreset() {
    ObjectNode person = SamplePeople.next();
    create(person);
    ObjectNode near = person.deepCopy().put("birth_date", "1931-01-17");
    create(near);
    ObjectNode lenient = person.deepCopy().put("preset", "lenient").put("threshold", 0.01);
    ObjectNode strict = person.deepCopy().put("preset", "strict").put("threshold", 0.5);

    assertThat(qualitiesOf(matches(lenient))).containsExactly("probable", "possible");
    JsonNode found = matches(strict).path(0);
    assertThat(found.path("quality").asText()).isEqualTo("possible");
    assertThat(found.path("score").asDouble()).isEqualTo(0.94);
    assertThat(found.path("limit").path("code").asText()).isEqualTo("thin_evidence");
  }

  @Test
  void shouldRefuseAnAcknowledgementThatLeavesOutACandidate() {
    ObjectNode person = SamplePeople.next();
    String first = create(person);
    String second = acknowledging(ADMIN, person, first).data().path("id").asText();

    ApiAnswer one = acknowledging(ADMIN, person, first);
    ApiAnswer both = acknowledging(ADMIN, person, first, second);

    assertThat(one.status()).isEqualTo(409);
    assertThat(idsOf(one.body().path("error").path("details").path("potential_matches")))
        .containsExactly(second);
    assertThat(both.status()).isEqualTo(201);
  }

  @Test
  void shouldNotTreatTwinsOrNamesakesAsOnePerson() {
    ObjectNode person = SamplePeople.next();
    create(person);
    ObjectNode twin = person.deepCopy();
    ((ObjectNode) twin.path("name")).putArray("given").add("Wilhelmina");
    ObjectNode namesake = person.deepCopy().put("birth_date", "1941-11-09");
    ObjectNode stranger = SamplePeople.next().put("birth_date", person.path("birth_date").asText());

    assertThat(ADMIN.post("/api/workers", twin).status()).isEqualTo(201);
    assertThat(ADMIN.post("/api/workers", namesake).status()).isEqualTo(201);
    assertThat(ADMIN.post("/api/workers", stranger).status()).isEqualTo(201);
  }

  @Test
  void shouldRefuseASecondHolderOfAnIdentifier() {
    String npi = SamplePeople.npi();
    String holder = create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    ObjectNode stranger = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi);
    ObjectNode innocent = SamplePeople.next();
    String third = create(innocent);
    TestTenant.Counts before = TENANT.counts();

    ApiAnswer creation = ADMIN.post("/api/workers", stranger);
    ApiAnswer update =
        ADMIN.put("/api/workers/" + third, SamplePeople.withIdentifier(innocent, "NPI", npi));

    for (ApiAnswer answer : List.of(creation, update)) {
      assertThat(answer.status()).isEqualTo(409);
      JsonNode match = answer.body().path("error").path("details").path("potential_matches");
      assertThat(idsOf(match)).containsExactly(holder);
      assertThat(match.path(0).path("conflict").asText()).isNotBlank();
    }
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  @Test
  void shouldFreeTheIdentifiersOfADeletedWorkerAndContestThemOnRestore() {
    String npi = SamplePeople.npi();
    String first = create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    assertThat(ADMIN.delete("/api/workers/" + first).status()).isEqualTo(204);

    String second = create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    ApiAnswer restored = ADMIN.post("/api/workers/" + first + "/restore", "");

    assertThat(restored.status()).isEqualTo(200);
    assertThat(claimOf(second)).isEqualTo("held");
    assertThat(claimOf(first)).isEqualTo("contested");
    assertThat(reviewsOf(first))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("status", "pending"));
  }

  @Test
  void shouldMoveAClaimWithAnUpdate() {
    String npi = SamplePeople.npi();
    ObjectNode person = SamplePeople.next();
    String first = create(SamplePeople.withIdentifier(person, "NPI", npi));
    assertThat(ADMIN.put("/api/workers/" + first, person).status()).isEqualTo(200);

    String second = create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));

    assertThat(claimOf(second)).isEqualTo("held");
    assertThat(
            TENANT.query(
                "SELECT * FROM identifier_claims WHERE worker_id = ?", UUID.fromString(first)))
        .isEmpty();
  }

  @Test
  void shouldNotTreatPlaceholdersAsEvidence() {
    create(SamplePeople.withIdentifier(SamplePeople.next(), "SSN", "000-00-0000"));

    ApiAnswer created =
        ADMIN.post(
            "/api/workers", SamplePeople.withIdentifier(SamplePeople.next(), "SSN", "000-00-0000"));

    assertThat(created.status()).isEqualTo(201);
  }

  @Test
  void shouldMatchFragmentsAsTheRequestAsks() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    String id = create(person);
    ObjectNode fragments = Json.MAPPER.createObjectNode();
    fragments.set("name", person.path("name"));
    fragments.set("birth_date", person.path("birth_date"));
    ObjectNode number = Json.MAPPER.createObjectNode();
    number.set("identifiers", person.path("identifiers"));
    ObjectNode blurred = fragments.deepCopy();
    typo(blurred);

    assertThat(idsOf(matches(fragments))).containsExactly(id);
    assertThat(idsOf(matches(number))).containsExactly(id);
    assertThat(matches(number).path(0).path("score").asDouble()).isEqualTo(1.0);
    assertThat(idsOf(matches(blurred))).containsExactly(id);
    assertThat(idsOf(matches(blurred.deepCopy().put("threshold", 1.0)))).isEmpty();
    assertThat(idsOf(matches(number.deepCopy().put("strategy", "deterministic"))))
        .containsExactly(id);
    double full = matches(fragments).path(0).path("score").asDouble();
    double specified =
        matches(fragments.deepCopy().put("preset", "specification").put("threshold", 0.1))
            .path(0)
            .path("score")
            .asDouble();
    assertThat(specified).as("missing components count as 0 there").isLessThan(full).isPositive();
  }

  @Test
  void shouldShowNoMoreMatchesThanAskedFor() {
    ObjectNode person = SamplePeople.next();
    List<String> ids = new ArrayList<>(List.of(create(person)));
    for (int copy = 0; copy < 3; copy++) {
      ids.add(acknowledging(ADMIN, person, ids.toArray(String[]::new)).data().path("id").asText());
    }

    assertThat(matches(person.deepCopy().put("limit", 2))).hasSize(2);
    assertThat(idsOf(matches(person))).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void shouldTellWhatWouldRefuseACreateWithoutCreating() {
    ObjectNode person = SamplePeople.next();
    TestTenant.Counts empty = TENANT.counts();

    ApiAnswer before = ADMIN.post("/api/workers/check-duplicates", person);

    assertThat(before.status()).isEqualTo(200);
    assertThat(before.data().path("has_duplicates").asBoolean()).isFalse();
    assertThat(TENANT.counts()).isEqualTo(empty);
    String id = create(person);
    JsonNode after = ADMIN.post("/api/workers/check-duplicates", person).data();
    assertThat(after.path("has_duplicates").asBoolean()).isTrue();
    assertThat(idsOf(after.path("potential_matches"))).containsExactly(id);
  }

  @Test
  void shouldNeverMatchDeletedWorkers() {
    ObjectNode person = SamplePeople.next();
    String id = create(person);
    assertThat(ADMIN.delete("/api/workers/" + id).status()).isEqualTo(204);

    assertThat(matches(person)).isEmpty();
    assertThat(ADMIN.post("/api/workers", person).status()).isEqualTo(201);
  }

  private static String create(ObjectNode person) {
    ApiAnswer created = ADMIN.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private static ApiAnswer acknowledging(ApiClient client, ObjectNode person, String... ids) {
    ObjectNode body = person.deepCopy();
    List.of(ids).forEach(body.withArray("acknowledge_duplicates")::add);
    return client.post("/api/workers", body);
  }

  private static JsonNode matches(ObjectNode fragments) {
    ApiAnswer answer = ADMIN.post("/api/workers/match", fragments);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    assertThat(answer.data().path("total").asInt()).isEqualTo(answer.data().path("matches").size());
    return answer.data().path("matches");
  }

  /** Doubles a letter in the middle of the family name. */
  private static void typo(ObjectNode person) {
    String family = person.path("name").path("family").asText();
    ((ObjectNode) person.path("name"))
        .put("family", family.substring(0, 5) + family.charAt(4) + family.substring(5));
  }

  private static List<String> idsOf(JsonNode matches) {
    List<String> ids = new ArrayList<>();
    matches.forEach(match -> ids.add(match.path("worker").path("id").asText()));
    return ids;
  }

  private static List<String> qualitiesOf(JsonNode matches) {
    List<String> qualities = new ArrayList<>();
    matches.forEach(match -> qualities.add(match.path("quality").asText()));
    return qualities;
  }

  private static List<Double> scoresOf(JsonNode matches) {
    List<Double> scores = new ArrayList<>();
    matches.forEach(match -> scores.add(match.path("score").asDouble()));
    return scores;
  }

  private static List<Map<String, Object>> reviewsOf(String id) {
    UUID worker = UUID.fromString(id);
    return TENANT.query(
        "SELECT * FROM review_queue WHERE worker_id_a = ? OR worker_id_b = ?", worker, worker);
  }

  private static String claimOf(String id) {
    return (String)
        TENANT
            .query("SELECT status FROM identifier_claims WHERE worker_id = ?", UUID.fromString(id))
            .getFirst()
            .get("status");
  }
}
