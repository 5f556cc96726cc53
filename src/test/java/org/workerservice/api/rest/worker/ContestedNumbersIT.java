package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Updates of workers with a number that another worker holds. */
class ContestedNumbersIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client("ada", Role.HR_ADMIN);
  private static final ApiClient SYSTEM = TENANT.client("payroll", Role.SERVICE);

  private static final Map<String, String> STATUS = Map.of("employment_status", "on_leave");

  /** Parts of a record that claim a number. */
  static Stream<ObjectNode> claims() {
    return Stream.of(
        identifier("SSN", SamplePeople.ssn()),
        identifier("NPI", SamplePeople.npi()),
        identifier("PPN", "K" + SamplePeople.npi()).put("assigner", "Passport Office"),
        identifier("EMPLOYEE", SamplePeople.npi()).put("system", "urn:payroll"),
        identifier("TAX", SamplePeople.npi()),
        Json.MAPPER.createObjectNode().put("tax_id", SamplePeople.npi()),
        Json.MAPPER
            .createObjectNode()
            .put("document_type", "NATIONAL_ID")
            .put("number", SamplePeople.npi())
            .put("issuing_country", "DE"));
  }

  private static ObjectNode identifier(String type, String value) {
    return Json.MAPPER.createObjectNode().put("identifier_type", type).put("value", value);
  }

  private static ObjectNode with(ObjectNode person, ObjectNode... claims) {
    ObjectNode copy = person.deepCopy();
    for (ObjectNode claim : claims) {
      if (claim.has("tax_id")) {
        copy.setAll(claim);
      } else {
        copy.withArray(claim.has("number") ? "documents" : "identifiers").add(claim);
      }
    }
    return copy;
  }

  private static String create(ObjectNode person) {
    ApiAnswer created = ADMIN.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private static String importForReview(ObjectNode person) {
    ArrayNode rows = Json.MAPPER.createArrayNode().add(person);
    ApiAnswer answer =
        SYSTEM.post(
            "/api/workers/import?on_duplicate=review",
            Json.MAPPER.createObjectNode().set("workers", rows),
            Map.of("Import-Id", UUID.randomUUID().toString()));
    JsonNode outcome = answer.data().path("outcomes").path(0);
    assertThat(outcome.path("outcome").asText()).isIn("created", "review");
    return outcome.path("id").asText();
  }

  private static String path(String id) {
    return "/api/workers/" + id;
  }

  private static String claimOf(String id) {
    List<Map<String, Object>> rows =
        TENANT.query(
            "SELECT status FROM identifier_claims WHERE worker_id = ?", UUID.fromString(id));
    return rows.isEmpty() ? "none" : (String) rows.getFirst().get("status");
  }

  private static List<Object> reviewsOf(String id) {
    return TENANT
        .query(
            "SELECT status FROM review_queue WHERE ? IN (worker_id_a, worker_id_b)",
            UUID.fromString(id))
        .stream()
        .map(row -> row.get("status"))
        .toList();
  }

  private static void assertUpdated(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  private static void assertAnythingElseCanChange(ApiClient client, String id) {
    long version = client.get(path(id)).data().path("version").asLong();
    assertUpdated(client.patch(path(id), STATUS));
    ObjectNode read = (ObjectNode) client.get(path(id)).data();
    assertUpdated(client.put(path(id), read));
    assertUpdated(client.put(path(id), read.put("marital_status", "version " + version)));
    assertThat(client.get(path(id)).data().path("version").asLong()).isEqualTo(version + 2);
  }

  @ParameterizedTest
  @MethodSource("claims")
  void shouldChangeAWorkerThatWasImportedWithTheNumberOfAnother(ObjectNode claim) {
    String holder = create(with(SamplePeople.next(), claim));
    String other = importForReview(with(SamplePeople.next(), claim));

    assertAnythingElseCanChange(SYSTEM, other);
    assertAnythingElseCanChange(SYSTEM, holder);

    assertThat(claimOf(holder)).isEqualTo("held");
    assertThat(claimOf(other)).isEqualTo("contested");
    assertThat(reviewsOf(other)).containsExactly("pending");
  }

  @Test
  void shouldKeepTheDecisionOfAStewardThroughChanges() {
    ObjectNode claim = identifier("SSN", SamplePeople.ssn());
    String holder = create(with(SamplePeople.next(), claim));
    ObjectNode person = SamplePeople.next();
    String other = importForReview(with(person, claim));
    ADMIN.put(path(other) + "/match-decisions/" + holder, Map.of("decision", "rejected"));

    assertAnythingElseCanChange(SYSTEM, other);
    assertUpdated(SYSTEM.put(path(other), person));
    assertThat(claimOf(other)).isEqualTo("none");
    assertUpdated(SYSTEM.put(path(other), with(person, claim)));

    assertThat(claimOf(other)).isEqualTo("contested");
    assertThat(reviewsOf(other)).containsExactly("rejected");
  }

  @Test
  void shouldChangeAWorkerThatWasCreatedAsAnotherPerson() {
    ObjectNode claim = identifier("NPI", SamplePeople.npi());
    String holder = create(with(SamplePeople.next(), claim));
    ObjectNode namesake = with(SamplePeople.next(), claim);
    namesake.putArray("acknowledge_duplicates").add(holder);
    String other = create(namesake);

    assertAnythingElseCanChange(SYSTEM, other);

    assertThat(reviewsOf(other)).containsExactly("rejected");
  }

  @Test
  void shouldChangeAWorkerThatWasRestoredBesideANewerHolder() {
    ObjectNode claim = identifier("SSN", SamplePeople.ssn());
    String first = create(with(SamplePeople.next(), claim));
    ADMIN.delete(path(first));
    String second = create(with(SamplePeople.next(), claim));
    assertUpdated(ADMIN.post(path(first) + "/restore", ""));

    assertAnythingElseCanChange(SYSTEM, first);

    assertThat(claimOf(second)).isEqualTo("held");
    assertThat(claimOf(first)).isEqualTo("contested");
  }

  @Test
  void shouldTreatAnotherSpellingOrderOrUseAsTheSameNumber() {
    String ssn = SamplePeople.ssn();
    ObjectNode claim = identifier("SSN", ssn);
    create(with(SamplePeople.next(), claim));
    ObjectNode person = SamplePeople.next();
    String other = importForReview(with(person, claim));
    ObjectNode respelt =
        identifier("SSN", ssn.replace("-", " ")).put("use", "old").put("assigner", "SSA");

    assertUpdated(SYSTEM.put(path(other), with(person, identifier("MRN", "7"), respelt)));
    assertThat(claimOf(other)).isEqualTo("contested");
  }

  @Test
  void shouldJudgeANumberThatIsAddedOrChanged() {
    ObjectNode shared = identifier("SSN", SamplePeople.ssn());
    ObjectNode foreign = identifier("SSN", SamplePeople.ssn());
    String holder = create(with(SamplePeople.next(), shared));
    String third = create(with(SamplePeople.next(), foreign));
    ObjectNode person = SamplePeople.next();
    String other = importForReview(with(person, shared));

    ApiAnswer changed = SYSTEM.put(path(other), with(person, foreign));
    ApiAnswer added = SYSTEM.put(path(other), with(person, shared, foreign));
    ApiAnswer acknowledged =
        ADMIN.put(
            path(other),
            with(person, shared, foreign)
                .set("acknowledge_duplicates", Json.MAPPER.createArrayNode().add(third)));

    assertThat(List.of(changed, added))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(409);
              assertThat(
                      answer.body().at("/error/details/potential_matches").findValuesAsText("id"))
                  .contains(third)
                  .doesNotContain(holder);
            });
    assertUpdated(acknowledged);
  }

  @Test
  void shouldJudgeANumberThatWasRemovedBefore() {
    ObjectNode claim = identifier("NPI", SamplePeople.npi());
    create(with(SamplePeople.next(), claim));
    ObjectNode person = SamplePeople.next();
    String other = importForReview(with(person, claim));

    assertUpdated(SYSTEM.put(path(other), person));
    ApiAnswer again = SYSTEM.put(path(other), with(person, claim));

    assertThat(claimOf(other)).isEqualTo("none");
    assertThat(again.status()).isEqualTo(409);
    assertThat(reviewsOf(other)).as("a person has the last word").containsExactly("pending");
  }

  @Test
  void shouldChangeAWorkerWhoseOrganizationWasDeleted() {
    String organization =
        ADMIN.post("/api/organizations", Map.of("name", "The Surgery")).data().path("id").asText();
    String id = create(SamplePeople.next().put("managing_organization", organization));
    ADMIN.delete(path(id));
    assertThat(ADMIN.delete("/api/organizations/" + organization).status()).isEqualTo(204);
    assertUpdated(ADMIN.post(path(id) + "/restore", ""));

    assertAnythingElseCanChange(SYSTEM, id);
    String innocent = create(SamplePeople.next());
    assertThat(ADMIN.patch(path(innocent), Map.of("managing_organization", organization)).status())
        .isEqualTo(422);
  }
}
