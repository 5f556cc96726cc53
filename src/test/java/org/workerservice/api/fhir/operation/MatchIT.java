package org.workerservice.api.fhir.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** {@code Practitioner/$match} over HTTP. */
class MatchIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client("fhir-match", Role.HR_ADMIN);
  private static final String MATCH = "/fhir/Practitioner/$match";

  /** The worker as FHIR has it, without its id. */
  private static ObjectNode fragments(String id) {
    ObjectNode resource = CLIENT.get("/fhir/Practitioner/" + id).body().deepCopy();
    resource.remove("id");
    resource.remove("meta");
    return resource;
  }

  private static String created() {
    return CLIENT.post("/api/workers", SamplePeople.next()).data().path("id").asText();
  }

  private static ObjectNode parameters(ObjectNode resource) {
    ObjectNode parameters = Json.MAPPER.createObjectNode().put("resourceType", "Parameters");
    parameters.withArray("parameter").addObject().put("name", "resource").set("resource", resource);
    return parameters;
  }

  @Test
  void shouldGradeMatchesOfParametersAndOfABareResource() {
    String id = created();
    ObjectNode fragments = fragments(id);
    ObjectNode parameters = parameters(fragments);
    parameters.withArray("parameter").addObject().put("name", "count").put("valueInteger", 1);

    JsonNode bare = CLIENT.post(MATCH, fragments).body();
    JsonNode wrapped = CLIENT.post(MATCH, parameters).body();

    assertThat(bare.path("type").asText()).isEqualTo("searchset");
    assertThat(bare.at("/entry/0/resource/id").asText()).isEqualTo(id);
    assertThat(bare.at("/entry/0/fullUrl").asText()).endsWith("/fhir/Practitioner/" + id);
    assertThat(bare.at("/entry/0/search/mode").asText()).isEqualTo("match");
    assertThat(bare.at("/entry/0/search/score").asDouble()).isGreaterThan(0.8);
    assertThat(bare.at("/entry/0/search/extension/0/url").asText())
        .isEqualTo("http://hl7.org/fhir/StructureDefinition/match-grade");
    assertThat(bare.at("/entry/0/search/extension/0/valueCode").asText())
        .isIn("certain", "probable");
    assertThat(wrapped.path("entry").size()).isEqualTo(1);
  }

  @Test
  void shouldShowTheElementsOfTheResourcesInTheBundle() {
    String id = created();

    JsonNode bundle = CLIENT.post(MATCH + "?_elements=name", fragments(id)).body();

    assertThat(bundle.path("total").asInt()).isPositive();
    assertThat(bundle.at("/entry/0/search/score").asDouble()).isPositive();
    assertThat(bundle.at("/entry/0/resource/id").asText()).isEqualTo(id);
    assertThat(bundle.at("/entry/0/resource/name").size()).isPositive();
    assertThat(bundle.at("/entry/0/resource").has("birthDate")).isFalse();
  }

  @Test
  void shouldAnswerWithNoEntryIfNothingMatches() {
    ApiAnswer answer =
        CLIENT.post(
            MATCH,
            "{\"resourceType\":\"Practitioner\",\"birthDate\":\"1931-01-07\","
                + "\"name\":[{\"family\":\"Qwzyxk\",\"given\":[\"Vfbrtw\"]}]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("total").asInt()).isZero();
    assertThat(answer.body().path("entry").isMissingNode()).isTrue();
  }

  @Test
  void shouldAnswerOnlyCertainMatches() {
    ObjectNode name = Json.MAPPER.createObjectNode().put("resourceType", "Practitioner");
    name.set("name", fragments(created()).path("name"));
    ObjectNode certain = parameters(name);
    certain
        .withArray("parameter")
        .addObject()
        .put("name", "onlyCertainMatches")
        .put("valueBoolean", true);

    assertThat(CLIENT.post(MATCH, parameters(name)).body().path("total").asInt()).isPositive();
    assertThat(CLIENT.post(MATCH, certain).body().path("total").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\":\"Parameters\"}",
        "{\"resourceType\":\"Patient\"}",
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"size\",\"valueInteger\":1}]}",
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"count\",\"valueInteger\":0}]}",
      })
  void shouldRefuseOtherInput(String body) {
    ApiAnswer answer = CLIENT.post(MATCH, body);

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
    assertThat(answer.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
  }

  @Test
  void shouldServeItsDefinitions() {
    ApiClient stranger = new ApiClient(SharedService.process().url(), "");

    assertThat(stranger.get("/fhir/OperationDefinition/Practitioner-match").body().path("code"))
        .isEqualTo(Json.MAPPER.valueToTree("match"));
    assertThat(
            stranger.get("/fhir/StructureDefinition/employment-status").body().path("url").asText())
        .isEqualTo("urn:worker-service:extension:employment-status");
    assertThat(stranger.get("/fhir/StructureDefinition/no-such").status()).isEqualTo(404);
  }
}
