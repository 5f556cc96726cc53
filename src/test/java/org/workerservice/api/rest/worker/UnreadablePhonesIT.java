package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Telephone numbers that cannot be read. */
class UnreadablePhonesIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client(Role.HR_ADMIN);
  private static final ApiClient READER = TENANT.client(Role.READ_ONLY);

  private static ObjectNode withPhone(ObjectNode person, String phone) {
    person.putArray("telecom").addObject().put("system", "phone").put("value", phone);
    return person;
  }

  private static String phone(JsonNode worker) {
    return worker.at("/telecom/0/value").asText() + " " + worker.at("/telecom/0/validity").asText();
  }

  @Test
  void shouldKeepAndFlagANumberThatCannotBeRead() {
    ApiAnswer created = ADMIN.post("/api/workers", withPhone(SamplePeople.next(), "ext. 204"));

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    assertThat(phone(created.data())).isEqualTo("ext. 204 invalid");
    String path = "/api/workers/" + created.data().path("id").asText();
    assertThat(phone(READER.get(path).data())).isEqualTo("***. 204 invalid");
    ApiAnswer patched = ADMIN.patch(path, withPhone(Json.MAPPER.createObjectNode(), "12345"));
    assertThat(phone(patched.data())).isEqualTo("12345 invalid");
    ApiAnswer put = ADMIN.put(path, patched.data());
    assertThat(put.header("ETag")).as("unchanged").contains("\"2\"");
    ApiAnswer read = ADMIN.patch(path, withPhone(Json.MAPPER.createObjectNode(), "+14155550132"));
    assertThat(phone(read.data())).startsWith("+14155550132").doesNotContain("invalid");
  }

  @Test
  void shouldImportARowWhoseNumberCannotBeRead() {
    ApiAnswer answer =
        TENANT
            .client(Role.SERVICE)
            .post(
                "/api/workers/import",
                Json.MAPPER
                    .createObjectNode()
                    .set(
                        "workers",
                        Json.MAPPER
                            .createArrayNode()
                            .add(withPhone(SamplePeople.next(), "see file"))),
                Map.of("Import-Id", UUID.randomUUID().toString()));

    JsonNode outcome = answer.data().path("outcomes").path(0);
    assertThat(outcome.path("outcome").asText()).isEqualTo("created");
    JsonNode stored = ADMIN.get("/api/workers/" + outcome.path("id").asText()).data();
    assertThat(phone(stored)).isEqualTo("see file invalid");
  }

  @Test
  void shouldBeNoEvidenceForMatching() {
    ObjectNode person = withPhone(SamplePeople.next(), "desk 0113 496 0999");
    assertThat(ADMIN.post("/api/workers", person).status()).isEqualTo(201);

    ApiAnswer match = ADMIN.post("/api/workers/match", person);

    assertThat(match.data().path("total").asInt()).isEqualTo(1);
    assertThat(match.data().at("/matches/0/score_breakdown").has("phone")).isFalse();
    assertThat(match.data().at("/matches/0/score_breakdown").has("name")).isTrue();
  }
}
