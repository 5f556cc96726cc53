package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Values as people write them. */
class WrittenValuesIT {
  private static final String WORKERS = "/api/workers";
  private static final String NHS_NUMBERS = "https://fhir.nhs.uk/Id/nhs-number";
  private static final String PESEL = "2.16.840.1.113883.3.4424.1.1.616";

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client(Role.HR_ADMIN);

  @Test
  void shouldClaimANationalNumberInAnySpellingAndShowItAsSent() {
    ApiAnswer first = client.post(WORKERS, withNumber(NHS_NUMBERS, "943-476-5919"));
    ApiAnswer second = client.post(WORKERS, withNumber(NHS_NUMBERS, "943.476.5919"));

    assertThat(first.status()).as("%s", first.body()).isEqualTo(201);
    assertThat(first.data().at("/identifiers/0/value").asText()).isEqualTo("943-476-5919");
    assertThat(first.data().at("/identifiers/0/validity").asText()).isEqualTo("valid");
    assertThat(second.status()).as("%s", second.body()).isEqualTo(409);
  }

  @Test
  void shouldFlagANumberWhoseDateCannotExist() {
    JsonNode worker = client.post(WORKERS, withNumber(PESEL, "44444444444")).data();

    assertThat(worker.at("/identifiers/0/validity").asText()).isEqualTo("invalid");
  }

  @Test
  void shouldStoreWhateverStandsInATelephoneNumber() {
    ObjectNode person = SamplePeople.next();
    person.putArray("telecom");
    phone(person, "+48 (0) 22 512 12 34");
    phone(person, "1-800-THE-CRAVE");
    phone(person, "ask at the desk");
    person
        .withArray("telecom")
        .addObject()
        .put("system", "email")
        .put("value", "\ufeffada.okafor@example.org\u200b");

    ApiAnswer created = client.post(WORKERS, person);
    String path = WORKERS + "/" + created.data().path("id").asText();
    ApiAnswer again = client.put(path, created.data());
    JsonNode masked = tenant.client(Role.READ_ONLY).get(path).data();

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    assertThat(created.data().path("telecom").findValuesAsText("value"))
        .containsExactly(
            "+48225121234", "+18008432728", "ask at the desk", "ada.okafor@example.org");
    assertThat(created.data().path("telecom").findValuesAsText("validity"))
        .containsExactly("valid", "valid", "invalid");
    assertThat(again.status()).as("%s", again.body()).isEqualTo(200);
    assertThat(masked.path("telecom").findValuesAsText("validity"))
        .containsExactly("valid", "valid", "invalid");
  }

  @Test
  void shouldRefuseAPlaceholderForACountry() {
    ApiAnswer refused = client.post(WORKERS, in("N/A"));
    ApiAnswer unknown = client.post(WORKERS, in("Atlantis"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/error/details/0/field").asText())
        .isEqualTo("addresses[0].country");
    assertThat(refused.body().at("/error/details/0/code").asText()).isEqualTo("placeholder");
    assertThat(unknown.body().at("/error/details/0/code").asText()).isEqualTo("unknown_code");
    assertThat(country("NA")).isEqualTo("NA");
    assertThat(country("Iran (Islamic Republic of)")).isEqualTo("IR");
    assertThat(country("Kosovo")).isEqualTo("XK");
  }

  @Test
  void shouldImportRowsWithoutTheirPlaceholders() {
    ObjectNode lossy = in("Atlantis");
    lossy.putArray("telecom").addObject().put("system", "email").put("value", "N/A");

    ApiAnswer answer =
        tenant
            .client("loader", Role.SERVICE)
            .post(
                WORKERS + "/import?first_row=1&on_duplicate=skip",
                Map.of("workers", List.of(lossy, SamplePeople.next())),
                Map.of("Import-Id", UUID.randomUUID().toString()));

    JsonNode outcomes = answer.data().path("outcomes");
    assertThat(outcomes.findValuesAsText("outcome")).containsExactly("created", "created");
    assertThat(outcomes.path(0).path("warnings").findValuesAsText("field"))
        .containsExactly("addresses[0].country", "telecom[0].value");
    assertThat(outcomes.path(0).path("warnings").findValuesAsText("code"))
        .containsExactly("unknown_code", "placeholder");
    assertThat(outcomes.path(1).has("warnings")).isFalse();
    JsonNode stored = client.get(WORKERS + "/" + outcomes.path(0).path("id").asText()).data();
    assertThat(stored.at("/addresses/0/city").asText()).isEqualTo("Springfield");
    assertThat(stored.at("/addresses/0").has("country")).isFalse();
  }

  private String country(String written) {
    return client.post(WORKERS, in(written)).data().at("/addresses/0/country").asText();
  }

  private static ObjectNode in(String country) {
    ObjectNode person = SamplePeople.next();
    person.putArray("addresses").addObject().put("city", "Springfield").put("country", country);
    return person;
  }

  private static ObjectNode withNumber(String system, String value) {
    ObjectNode person = SamplePeople.next();
    person
        .putArray("identifiers")
        .addObject()
        .put("identifier_type", "OTHER")
        .put("system", system)
        .put("value", value);
    return person;
  }

  private static void phone(ObjectNode person, String number) {
    person.withArray("telecom").addObject().put("system", "phone").put("value", number);
  }
}
