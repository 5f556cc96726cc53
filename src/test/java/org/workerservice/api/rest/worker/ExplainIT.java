package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ExplainIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client("explainer", Role.HR_ADMIN);

  private static String create(ObjectNode person) {
    return ADMIN.post("/api/workers", person).data().path("id").asText();
  }

  private static String acknowledging(ObjectNode person, String id) {
    ObjectNode body = person.deepCopy();
    body.putArray("acknowledge_duplicates").add(id);
    return create(body);
  }

  private static String path(String left, String right) {
    return "/api/workers/" + left + "/explain/" + right;
  }

  private static ObjectNode withPhone(ObjectNode person, String number) {
    person.putArray("telecom").addObject().put("system", "phone").put("value", number);
    return person;
  }

  @Test
  void shouldExplainAPairWithBothValuesOfEveryComponent() {
    ObjectNode person = withPhone(SamplePeople.next(), "+442079460018");
    ObjectNode copy = person.deepCopy().put("birth_date", "1971-03-05");
    String left = create(person.put("birth_date", "1971-05-03"));
    String right = acknowledging(copy, left);

    JsonNode explained = ADMIN.get(path(left, right)).data();

    assertThat(explained.path("left").asText()).isEqualTo(left);
    assertThat(explained.path("right").asText()).isEqualTo(right);
    assertThat(explained.path("strategy").asText()).isEqualTo("fellegi_sunter");
    assertThat(explained.path("score").asDouble()).isGreaterThan(0.85);
    JsonNode birthDate = explained.path("score_breakdown").path("birth_date");
    assertThat(birthDate.path("level").asText()).isEqualTo("birth_date_exchanged");
    assertThat(birthDate.path("values").path("left").asText()).isEqualTo("1971-05-03");
    assertThat(birthDate.path("values").path("right").asText()).isEqualTo("1971-03-05");
    assertThat(birthDate.path("evidence").asText()).isEqualTo("day and month are exchanged");
    JsonNode phone = explained.path("score_breakdown").path("phone").path("values");
    assertThat(phone.path("left").asText()).isEqualTo("+442079460018");
    assertThat(texts(explained.path("not_compared"))).contains("address", "email");
    assertThat(explained.path("log_odds").asDouble()).isGreaterThan(10);
    assertThat(explained.path("decision").asText()).isEqualTo("rejected");
    assertThat(explained.path("blocking").path("meets").asBoolean()).isTrue();
    assertThat(descriptions(explained.path("blocking").path("shared")))
        .contains(
            "telephone number",
            "birth date × initial or sound of a name, or × postal code or city");
    assertThat(explained.has("masked_fields")).isFalse();
  }

  @Test
  void shouldExplainUnrelatedWorkersAndTheKeysTheyMiss() {
    String left = create(SamplePeople.next().put("birth_date", "1961-08-14"));
    String right = create(SamplePeople.next().put("birth_date", "1984-11-30"));

    JsonNode explained = ADMIN.get(path(left, right)).data();

    assertThat(explained.path("quality").asText()).isEqualTo("unlikely");
    JsonNode blocking = explained.path("blocking");
    assertThat(blocking.path("meets").asBoolean()).isFalse();
    assertThat(blocking.path("shared")).isEmpty();
    assertThat(descriptions(blocking.path("missed")))
        .contains(
            "birth date × initial or sound of a name, or × postal code or city",
            "sound of family name × sound of given name, or × its beginning or end where no birth"
                + " date is known");
    assertThat(blocking.path("missed").path(0).path("reason").asText()).startsWith("different: ");
  }

  @Test
  void shouldRecordTheReadOfBoth() {
    String left = create(SamplePeople.next());
    String right = create(SamplePeople.next());

    assertThat(ADMIN.get(path(left, right)).status()).isEqualTo(200);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        TENANT.query(
                            "SELECT worker_id FROM access_log"
                                + " WHERE action = 'EXPLAIN' AND worker_id IN (?, ?)",
                            UUID.fromString(left),
                            UUID.fromString(right)))
                    .hasSize(2));
  }

  @ParameterizedTest
  @CsvSource({"weighted,default", "deterministic,strict", "fellegi_sunter,lenient"})
  void shouldCompareAsAsked(String strategy, String preset) {
    String left = create(SamplePeople.next());
    String right = create(SamplePeople.next());

    ApiAnswer answer = ADMIN.get(path(left, right) + "?strategy=" + strategy + "&preset=" + preset);

    assertThat(answer.data().path("strategy").asText()).isEqualTo(strategy);
  }

  @Test
  void shouldRefuseWhatCannotBeExplained() {
    String left = create(SamplePeople.next());
    String gone = create(SamplePeople.next());
    String strange =
        SharedService.tenant()
            .client(Role.HR_ADMIN)
            .post("/api/workers", SamplePeople.next())
            .data()
            .path("id")
            .asText();
    assertThat(ADMIN.delete("/api/workers/" + gone).status()).isEqualTo(204);

    assertThat(ADMIN.get(path(left, gone)).status()).isEqualTo(404);
    assertThat(ADMIN.get(path(gone, left)).status()).isEqualTo(404);
    assertThat(ADMIN.get(path(left, strange)).status()).isEqualTo(404);
    assertThat(ADMIN.get(path(left, UUID.randomUUID().toString())).status()).isEqualTo(404);
    assertThat(ADMIN.get(path(left, left)).status()).isEqualTo(400);
    assertThat(ADMIN.get(path(left, "7")).status()).isEqualTo(400);
    assertThat(ADMIN.get(path(left, gone) + "?strategy=best").status()).isEqualTo(400);
    assertThat(ADMIN.get(path(left, gone) + "?threshold=1").status()).isEqualTo(400);
  }

  @Test
  void shouldCheckForDuplicatesWithOptionsOfTheRequest() {
    ObjectNode person = SamplePeople.next();
    String id = create(person);
    ObjectNode namesake = person.deepCopy().put("birth_date", "1932-02-11");

    JsonNode asCreates = ADMIN.post("/api/workers/check-duplicates", namesake).data();
    JsonNode lower =
        ADMIN.post("/api/workers/check-duplicates", namesake.deepCopy().put("threshold", 0)).data();

    assertThat(asCreates.path("has_duplicates").asBoolean()).isFalse();
    assertThat(lower.path("potential_matches").path(0).path("worker").path("id").asText())
        .isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"threshold\":1.5}",
        "{\"threshold\":\"high\"}",
        "{\"limit\":0}",
        "{\"limit\":2.5}",
        "{\"preset\":\"best\"}",
        "{\"strategy\":7}"
      })
  void shouldNameTheOptionThatIsWrong(String body) {
    String option = body.substring(2, body.indexOf('"', 2));

    for (String route : List.of("match", "check-duplicates")) {
      ApiAnswer refused = ADMIN.post("/api/workers/" + route, body);

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo(option);
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<String> descriptions(JsonNode keys) {
    List<String> texts = new ArrayList<>();
    keys.forEach(key -> texts.add(key.path("description").asText()));
    return texts;
  }
}
