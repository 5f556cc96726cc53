package org.workerservice.api.fhir.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.FhirValidation;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;

/** What {@code $match} answers if several workers match, or if it cannot use what was sent. */
class MatchedAnswersIT {
  private static final ApiClient CLIENT = SharedService.tenant().client(Role.HR_ADMIN);
  private static final String MATCH = "/fhir/Practitioner/$match";

  private static ObjectNode parameters(ObjectNode resource, String flag) {
    ObjectNode parameters = Json.MAPPER.createObjectNode().put("resourceType", "Parameters");
    parameters.withArray("parameter").addObject().put("name", "resource").set("resource", resource);
    parameters.withArray("parameter").addObject().put("name", flag).put("valueBoolean", true);
    return parameters;
  }

  private static ObjectNode practitioner(JsonNode person) {
    ObjectNode resource = Json.MAPPER.createObjectNode().put("resourceType", "Practitioner");
    resource.withArray("name").add(person.path("name"));
    return resource;
  }

  /** Matches, without what the search set ends with. */
  private static JsonNode matched(Object body) {
    JsonNode bundle = CLIENT.post(MATCH, body).body();
    FhirValidation.assertValid(bundle.toString());
    return bundle;
  }

  @Test
  void shouldReturnTheBestSingleMatch() {
    ObjectNode person = SamplePeople.next();
    String id = CLIENT.post("/api/workers", person).data().path("id").asText();
    ObjectNode namesake = person.deepCopy().put("birth_date", "1949-11-23");
    CLIENT.post("/api/workers", namesake);
    ObjectNode sought = practitioner(person).put("birthDate", person.path("birth_date").asText());

    JsonNode single = matched(parameters(sought, "onlySingleMatch"));

    assertThat(matched(sought).path("total").asInt()).isEqualTo(2);
    assertThat(single.path("total").asInt()).isEqualTo(1);
    assertThat(single.at("/entry/0/resource/id").asText()).isEqualTo(id);
  }

  @Test
  void shouldSayThatSeveralWorkersMatchEquallyWell() {
    ObjectNode person = SamplePeople.next();
    CLIENT.post("/api/workers", person.deepCopy().put("birth_date", "1949-11-23"));
    CLIENT.post("/api/workers", person.deepCopy().put("birth_date", "1971-02-14"));

    JsonNode single = matched(parameters(practitioner(person), "onlySingleMatch"));

    assertThat(single.path("total").asInt()).isZero();
    assertThat(single.at("/entry/0/search/mode").asText()).isEqualTo("outcome");
    assertThat(single.at("/entry/0/resource/issue/0/diagnostics").asText())
        .contains("equally well");
  }

  @Test
  void shouldNameWhatItCouldNotUse() {
    ObjectNode sought = practitioner(SamplePeople.next());
    sought.withArray("telecom").addObject().put("system", "phone").put("value", "12");

    JsonNode bundle = matched(sought);

    assertThat(bundle.path("total").asInt()).isZero();
    assertThat(bundle.at("/entry/0/resource/issue/0/diagnostics").asText())
        .startsWith("telecom[0].value: ");
  }
}
