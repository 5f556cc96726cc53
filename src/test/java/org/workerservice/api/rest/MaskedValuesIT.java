package org.workerservice.api.rest;

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

/** Masked values that a reader saw come back in a write. */
class MaskedValuesIT {
  private static final List<String> FIELDS =
      List.of(
          "identifiers[0].value",
          "identifiers[1].value",
          "identifiers[2].value",
          "identifiers[3].value",
          "identifiers[4].value",
          "identifiers[5].value",
          "telecom[0].value",
          "telecom[0].original",
          "telecom[1].value",
          "tax_id",
          "documents[0].number",
          "emergency_contacts[0].name",
          "emergency_contacts[0].telecom[0].value",
          "emergency_contacts[0].address.line1",
          "addresses[0].line1",
          "addresses[0].line2",
          "addresses[0].state",
          "addresses[0].postal_code");

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient admin = tenant.client(Role.HR_ADMIN);
  private final ApiClient reader = tenant.client(Role.READ_ONLY);

  private static ObjectNode person() {
    ObjectNode person = SamplePeople.next();
    String[] types = {"SSN", "TAX", "DEA", "DL", "PPN"};
    for (String type : types) {
      String value = type.equals("SSN") ? SamplePeople.ssn() : SamplePeople.npi();
      person
          .withArray("identifiers")
          .addObject()
          .put("identifier_type", type)
          .put("system", "")
          .put("value", value);
    }
    person
        .withArray("identifiers")
        .addObject()
        .put("identifier_type", "OTHER")
        .put("system", "https://fhir.nhs.uk/Id/nhs-number")
        .put("value", "9434765919");
    person.withArray("telecom").addObject().put("system", "phone").put("value", "(415) 555-0132");
    person
        .withArray("telecom")
        .addObject()
        .put("system", "email")
        .put("value", "ada.lovelace@example.org");
    person.put("tax_id", SamplePeople.npi());
    person
        .withArray("documents")
        .addObject()
        .put("document_type", "PASSPORT")
        .put("number", SamplePeople.npi());
    ObjectNode contact =
        person
            .withArray("emergency_contacts")
            .addObject()
            .put("name", "Charles Babbage")
            .put("relationship", "friend");
    contact.withArray("telecom").addObject().put("system", "phone").put("value", "+14155550133");
    contact.putObject("address").put("line1", "5 Devonshire Street").put("city", "London");
    person
        .withArray("addresses")
        .addObject()
        .put("line1", "12 St James Square")
        .put("line2", "Flat 3")
        .put("city", "London")
        .put("state", "LDN")
        .put("postal_code", "SW1Y 4JH")
        .put("country", "US");
    return person;
  }

  private String create(ObjectNode person) {
    ApiAnswer created = admin.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return "/api/workers/" + created.data().path("id").asText();
  }

  private static List<String> maskedFields(JsonNode errors) {
    List<String> fields = new ArrayList<>();
    errors.forEach(
        error -> {
          if (error.path("code").asText().equals("masked_value")) {
            fields.add(error.path("field").asText());
          }
        });
    return fields;
  }

  private static List<String> refused(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
    return maskedFields(answer.body().at("/error/details"));
  }

  private ObjectNode masked(String path) {
    return (ObjectNode) reader.get(path).data();
  }

  @Test
  void shouldNotReduceABirthDateToTheYearThatAReaderSaw() {
    String path = create(SamplePeople.next().put("birth_date", "1980-05-17"));

    ApiAnswer put = admin.put(path, masked(path).put("marital_status", "M"));
    ApiAnswer patch = admin.patch(path, Map.of("birth_date", "1980"));

    assertThat(refused(put)).containsExactly("birth_date");
    assertThat(patch.status()).as("says so on purpose").isEqualTo(200);
    assertThat(admin.put(path, masked(path).put("marital_status", "M")).status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseAMaskedWorkerInEveryWrite() {
    String path = create(person());
    ObjectNode masked = masked(path);
    TestTenant.Counts before = tenant.counts();

    ApiAnswer put = admin.put(path, masked);
    ApiAnswer patch = admin.patch(path, masked);
    masked.remove(List.of("version", "id"));
    masked.remove("birth_date");
    ApiAnswer post = admin.post("/api/workers", masked);
    ApiAnswer match = admin.post("/api/workers/match", masked);
    ApiAnswer check = admin.post("/api/workers/check-duplicates", masked);
    ApiAnswer created = admin.put("/api/workers/" + UUID.randomUUID(), masked);

    assertThat(refused(put)).contains("birth_date").containsAll(FIELDS);
    assertThat(List.of(patch, post, match, check, created))
        .allSatisfy(
            answer -> assertThat(refused(answer)).containsExactlyInAnyOrderElementsOf(FIELDS));
    assertThat(tenant.counts().workers()).isEqualTo(before.workers());
    assertThat(tenant.counts().events()).isEqualTo(before.events());
  }

  @Test
  void shouldRejectAMaskedRowOfAnImport() {
    ObjectNode masked = masked(create(person())).without(List.of("id", "version", "links"));

    ApiAnswer answer =
        tenant
            .client(Role.SERVICE)
            .post(
                "/api/workers/import?on_duplicate=create",
                Json.MAPPER
                    .createObjectNode()
                    .set("workers", Json.MAPPER.createArrayNode().add(masked)),
                Map.of("Import-Id", UUID.randomUUID().toString()));

    JsonNode outcome = answer.data().path("outcomes").path(0);
    assertThat(outcome.path("outcome").asText()).isEqualTo("rejected");
    assertThat(maskedFields(outcome.path("errors"))).containsExactlyInAnyOrderElementsOf(FIELDS);
  }

  @Test
  void shouldLetAReaderOfMaskedRecordsLookForTheirLike() {
    String path = create(person());

    ApiAnswer match = reader.post("/api/workers/match", masked(path));

    assertThat(match.status()).as("%s", match.body()).isEqualTo(200);
  }

  @Test
  void shouldAcceptStarsThatAreNoMask() {
    ObjectNode person = person();
    ((ObjectNode) person.at("/telecom/0")).put("value", "*31#0113 4960999");
    ((ObjectNode) person.at("/addresses/0")).put("line1", "The * Star Inn");
    ((ObjectNode) person.at("/identifiers/3")).put("value", "A*1234567");
    person
        .withArray("identifiers")
        .addObject()
        .put("identifier_type", "MRN")
        .put("value", "****1234");

    create(person);
  }

  @Test
  void shouldRefuseAMaskedOrganization() {
    ObjectNode trust = Json.MAPPER.createObjectNode().put("name", "Surgery " + UUID.randomUUID());
    trust
        .withArray("identifiers")
        .addObject()
        .put("identifier_type", "TAX")
        .put("value", SamplePeople.npi());
    String path =
        "/api/organizations/" + admin.post("/api/organizations", trust).data().path("id").asText();
    ObjectNode masked = (ObjectNode) reader.get(path).data();

    ApiAnswer put = admin.put(path, masked.put("name", "Another"));
    ApiAnswer patch =
        admin.patch(
            path, Json.MAPPER.createObjectNode().set("identifiers", masked.path("identifiers")));
    ApiAnswer post = admin.post("/api/organizations", masked.without(List.of("id", "version")));

    assertThat(List.of(put, patch, post))
        .allSatisfy(answer -> assertThat(refused(answer)).containsExactly("identifiers[0].value"));
  }
}
