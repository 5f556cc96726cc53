package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

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

/** People with one name, and names that an import accepted incomplete. */
class MononymIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client(Role.HR_ADMIN);

  private static ObjectNode named(Map<String, Object> name) {
    ObjectNode person = SamplePeople.next();
    person.set("name", Json.MAPPER.valueToTree(name));
    return person;
  }

  private static String imported(ObjectNode person) {
    ApiAnswer answer =
        TENANT
            .client(Role.SERVICE)
            .post(
                "/api/workers/import",
                Json.MAPPER
                    .createObjectNode()
                    .set("workers", Json.MAPPER.createArrayNode().add(person)),
                Map.of("Import-Id", UUID.randomUUID().toString()));
    JsonNode outcome = answer.data().path("outcomes").path(0);
    assertThat(outcome.path("outcome").asText()).as("%s", answer.body()).isEqualTo("created");
    return "/api/workers/" + outcome.path("id").asText();
  }

  private static String word() {
    return SamplePeople.next().at("/name/family").asText();
  }

  @Test
  void shouldChangeAWorkerWithAnIncompleteName() {
    for (Map<String, Object> name :
        List.of(
            Map.<String, Object>of("family", word()),
            Map.<String, Object>of("given", List.of(word())),
            Map.<String, Object>of("text", word() + " " + word()))) {
      String path = imported(named(name));

      ApiAnswer patched = CLIENT.patch(path, Map.of("employment_status", "on_leave"));
      ObjectNode read = (ObjectNode) CLIENT.get(path).data();
      ApiAnswer put = CLIENT.put(path, read.put("marital_status", "M"));
      ApiAnswer titled = CLIENT.patch(path, Map.of("name", Map.of("prefix", List.of("Dr"))));
      ApiAnswer renamed = CLIENT.patch(path, Map.of("name", Map.of("text", "Another " + word())));

      assertThat(List.of(patched.status(), put.status(), titled.status()))
          .as("%s", name)
          .containsExactly(200, 200, 200);
      assertThat(put.data().at("/name/incomplete").asBoolean()).isTrue();
      assertThat(renamed.status()).isEqualTo(422);
    }
  }

  @Test
  void shouldChangeAWorkerWithOnlyAStreet() {
    ObjectNode person = SamplePeople.next();
    person.putArray("addresses").addObject().put("line1", "1 High Street");
    String path = imported(person);

    assertThat(CLIENT.patch(path, Map.of("employment_status", "on_leave")).status()).isEqualTo(200);
    assertThat(
            CLIENT
                .post(
                    "/api/workers", SamplePeople.next().set("addresses", person.path("addresses")))
                .status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"family", "given"})
  void shouldKeepAMononym(String part) {
    String word = word();
    Object value = part.equals("given") ? List.of(word) : word;
    ObjectNode person = named(Map.of(part, value, "mononym", true));

    ApiAnswer created = CLIENT.post("/api/workers", person);

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    String path = "/api/workers/" + created.data().path("id").asText();
    ObjectNode read = (ObjectNode) CLIENT.get(path).data();
    assertThat(read.at("/name/mononym").asBoolean()).isTrue();
    assertThat(read.at("/name").has("incomplete")).isFalse();
    assertThat(CLIENT.put(path, read.put("marital_status", "M")).status()).isEqualTo(200);
    assertThat(CLIENT.get("/api/workers/search?q=" + word).data().path("total").asInt())
        .isEqualTo(1);
    ApiAnswer unflagged = CLIENT.patch(path, Map.of("name", Map.of("mononym", false)));
    assertThat(unflagged.status()).as("the parts stay").isEqualTo(200);
    ApiAnswer completed =
        CLIENT.patch(path, Map.of("name", Map.of("family", "Rahman", "given", List.of("Ahmad"))));
    assertThat(completed.status()).isEqualTo(200);
    assertThat(completed.data().path("name").has("mononym")).isFalse();
  }

  @Test
  void shouldCompareAMononymWithEitherPart() {
    String word = word();
    ObjectNode family = named(Map.of("family", word, "mononym", true));
    String id = CLIENT.post("/api/workers", family).data().path("id").asText();

    for (Map<String, Object> name :
        List.of(
            Map.<String, Object>of("family", word, "mononym", true),
            Map.<String, Object>of("given", List.of(word), "mononym", true),
            Map.<String, Object>of("given", List.of(word)),
            Map.<String, Object>of("text", word))) {
      ObjectNode asked = family.deepCopy();
      asked.set("name", Json.MAPPER.valueToTree(name));
      ApiAnswer match = CLIENT.post("/api/workers/match", asked);
      assertThat(match.data().path("matches").findValuesAsText("id"))
          .as("%s", match.body())
          .contains(id);
    }
  }
}
