package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** The languages of a worker, and the codes of credentials. */
class QualificationsIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client(Role.HR_ADMIN);

  private static ObjectNode person(String field, Object value) {
    return SamplePeople.next().set(field, Json.MAPPER.valueToTree(value));
  }

  @Test
  void shouldKeepLanguages() {
    ObjectNode person =
        person(
            "communication",
            List.of(Map.of("language", "EN-gb", "preferred", true), Map.of("language", "cy")));

    String path = "/api/workers/" + CLIENT.post("/api/workers", person).data().path("id").asText();
    JsonNode created = CLIENT.get(path).data().path("communication");
    JsonNode cleared =
        CLIENT.patch(path, Json.MAPPER.createObjectNode().putNull("communication")).data();

    assertThat(created.toString())
        .isEqualTo(
            "[{\"language\":\"en-GB\",\"preferred\":true},"
                + "{\"language\":\"cy\",\"preferred\":false}]");
    assertThat(cleared.path("communication").isEmpty()).isTrue();
  }

  @Test
  void shouldRefuseTextsThatAreNoLanguages() {
    ApiAnswer answer =
        CLIENT.post(
            "/api/workers",
            person(
                "communication",
                List.of(
                    Map.of("language", "English, please"),
                    Map.of("language", "de"),
                    Map.of("language", "DE"))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().at("/error/details").findValuesAsText("field"))
        .containsExactly("communication[0].language", "communication[2].language");
  }

  @Test
  void shouldAcceptACredentialWithOnlyACode() {
    Map<String, Object> degree =
        Map.of(
            "document_type",
            "CERTIFICATE",
            "code",
            Map.of("code", "MD", "system", "http://terminology.hl7.org/CodeSystem/v2-0360"),
            "issuing_authority",
            "Example University");

    ApiAnswer created = CLIENT.post("/api/workers", person("documents", List.of(degree)));
    JsonNode stored =
        CLIENT.get("/api/workers/" + created.data().path("id").asText()).data().at("/documents/0");
    ApiAnswer without =
        CLIENT.post(
            "/api/workers", person("documents", List.of(Map.of("issue_date", "2001-01-01"))));

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    assertThat(stored.at("/code/code").asText()).isEqualTo("MD");
    assertThat(without.status()).isEqualTo(422);
  }
}
