package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Questions whose answers are empty say why. */
class UnusedValuesIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client(Role.HR_ADMIN);
  private static final ApiClient READER = TENANT.client(Role.READ_ONLY);

  private static ObjectNode withPhone(ObjectNode person, String phone) {
    person.putArray("telecom").addObject().put("system", "phone").put("value", phone);
    return person;
  }

  private static ObjectNode fragments() {
    return Json.MAPPER.createObjectNode();
  }

  private static JsonNode match(ApiClient client, ObjectNode fragments) {
    ApiAnswer answer = client.post("/api/workers/match", fragments);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data();
  }

  @Test
  void shouldSayThatATelephoneNumberCannotBeRead() {
    JsonNode answer = match(ADMIN, withPhone(fragments(), "1234"));

    assertThat(answer.path("matches")).isEmpty();
    assertThat(answer.at("/unused/0/field").asText()).isEqualTo("telecom[0].value");
    assertThat(answer.at("/unused/0/code").asText()).isEqualTo("unreadable_telephone");
    assertThat(answer.at("/unused/0/message").asText()).doesNotContain("1234");
  }

  @Test
  void shouldNameTheBestScoreBelowTheThreshold() {
    ObjectNode person = withPhone(SamplePeople.next(), "+44 113 496 0777");
    assertThat(ADMIN.post("/api/workers", person).status()).isEqualTo(201);

    JsonNode answer =
        match(ADMIN, withPhone(fragments().put("threshold", 0.99), "+44 113 496 0777"));

    assertThat(answer.path("matches")).isEmpty();
    assertThat(answer.path("best_below_threshold").asDouble()).isGreaterThan(0);
    assertThat(answer.has("unused")).isFalse();
  }

  @Test
  void shouldSayThatAGenderFindsNoWorker() {
    JsonNode answer = match(ADMIN, fragments().put("gender", "female"));

    assertThat(answer.at("/unused/0/field").asText()).isEqualTo("gender");
    assertThat(answer.at("/unused/0/code").asText()).isEqualTo("finds_no_worker");
  }

  @Test
  void shouldSayThatABirthDateFindsNoWorkerWithNumbersOfTheirOwn() {
    ObjectNode person = SamplePeople.next().put("birth_date", "1961-07-09");
    ArrayNode telecom = person.putArray("telecom");
    telecom.addObject().put("system", "phone").put("value", "+44 113 496 0778");
    telecom.addObject().put("system", "email").put("value", "w.1961@example.org");
    assertThat(ADMIN.post("/api/workers", person).status()).isEqualTo(201);

    JsonNode answer = match(ADMIN, fragments().put("birth_date", "1961-07-09").put("threshold", 0));

    assertThat(answer.path("matches")).isEmpty();
    assertThat(answer.at("/unused/0/field").asText()).isEqualTo("birth_date");
    assertThat(answer.at("/unused/0/code").asText()).isEqualTo("finds_no_worker");
  }

  @Test
  void shouldNotSayThatABirthDateFindsNoWorkerIfOneScoresBelowTheThreshold() {
    ObjectNode person = SamplePeople.next().put("birth_date", "1962-08-13");
    assertThat(ADMIN.post("/api/workers", person).status()).isEqualTo(201);

    JsonNode answer =
        match(ADMIN, fragments().put("birth_date", "1962-08-13").put("threshold", 0.99));

    assertThat(answer.path("best_below_threshold").asDouble()).isGreaterThan(0);
    assertThat(answer.has("unused")).isFalse();
  }

  @Test
  void shouldSayTheSameWhenCheckingForDuplicates() {
    ApiAnswer answer =
        ADMIN.post("/api/workers/check-duplicates", withPhone(SamplePeople.next(), "see file"));

    assertThat(answer.data().at("/unused/0/code").asText()).isEqualTo("unreadable_telephone");
  }

  @Test
  void shouldNotNameFieldsThatAreMaskedForTheReader() {
    JsonNode answer = match(READER, withPhone(SamplePeople.next(), "see file"));
    JsonNode gender = match(READER, fragments().put("gender", "female"));

    assertThat(answer.has("unused")).isFalse();
    assertThat(answer.path("masked_fields").toString()).contains("telecom");
    assertThat(gender.at("/unused/0/field").asText()).isEqualTo("gender");
  }
}
