package org.workerservice.api.fhir.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** The life of a {@code Practitioner} over HTTP. */
class PractitionerIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client("fhir", Role.HR_ADMIN);
  private static final ApiClient READER = TENANT.client("fhir-reader", Role.READ_ONLY);
  private static final String ALL = "/fhir/Practitioner";

  /** A practitioner that the registry does not have yet, in the form of FHIR. */
  private static ObjectNode practitioner() {
    ApiAnswer worker = CLIENT.post("/api/workers", SamplePeople.next());
    String path = "/" + worker.data().path("id").asText();
    ObjectNode resource = CLIENT.get(ALL + path).body().deepCopy();
    assertThat(CLIENT.delete(ALL + path).status()).isEqualTo(204);
    resource.remove("id");
    resource.remove("meta");
    return resource;
  }

  private static ApiAnswer created() {
    ApiAnswer answer = CLIENT.post(ALL, practitioner());
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer;
  }

  private static String path(ApiAnswer answer) {
    return ALL + "/" + answer.body().path("id").asText();
  }

  private static void assertOutcome(ApiAnswer answer, int status, String issue) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type").orElseThrow())
        .startsWith("application/fhir+json; fhirVersion=5.0");
    assertThat(answer.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(answer.body().at("/issue/0/code").asText()).isEqualTo(issue);
  }

  @Test
  void shouldCreateReadUpdateAndDelete() {
    ApiAnswer created = created();
    String path = path(created);
    ApiAnswer read = CLIENT.get(path);
    ObjectNode changed = read.body().deepCopy();
    changed.put("gender", "other");

    ApiAnswer updated = CLIENT.put(path, changed, Map.of("If-Match", "W/\"1\""));
    ApiAnswer stale = CLIENT.put(path, changed, Map.of("If-Match", "W/\"1\""));
    ApiAnswer first = CLIENT.get(path + "/_history/1");
    ApiAnswer deleted = CLIENT.delete(path);

    assertThat(created.header("Location")).contains(path + "/_history/1");
    assertThat(created.header("ETag")).contains("W/\"1\"");
    assertThat(read.body()).isEqualTo(created.body());
    assertThat(read.header("Last-Modified")).isPresent();
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.body().path("gender").asText()).isEqualTo("other");
    assertThat(updated.header("ETag")).contains("W/\"2\"");
    assertOutcome(stale, 412, "conflict");
    assertThat(first.body()).isEqualTo(created.body());
    assertThat(deleted.status()).isEqualTo(204);
    assertOutcome(CLIENT.get(path), 410, "deleted");
    assertOutcome(CLIENT.get(path + "/_history/3"), 410, "deleted");
    assertOutcome(CLIENT.get(path + "/_history/9"), 404, "not-found");
    assertOutcome(CLIENT.delete(path), 410, "deleted");
  }

  @Test
  void shouldNameTheSurvivorOfAMergedWorker() {
    String survivor = created().body().path("id").asText();
    String merged = created().body().path("id").asText();
    ApiAnswer merge =
        CLIENT.post(
            "/api/workers/merge",
            Map.of("master_worker_id", survivor, "duplicate_worker_ids", List.of(merged)));
    assertThat(merge.status()).as("%s", merge.body()).isEqualTo(200);

    ApiAnswer read = CLIENT.get(ALL + "/" + merged);

    assertOutcome(read, 410, "deleted");
    assertThat(read.header("Location")).contains(ALL + "/" + survivor);
    assertThat(read.body().findValuesAsText("reference")).contains("Practitioner/" + survivor);
  }

  @Test
  void shouldNameTheCandidatesOfARefusedCreate() {
    ObjectNode resource = practitioner();
    String id = CLIENT.post(ALL, resource).body().path("id").asText();

    ApiAnswer again = CLIENT.post(ALL, resource);

    assertOutcome(again, 409, "duplicate");
    assertThat(again.body().findValuesAsText("reference")).containsExactly("Practitioner/" + id);
  }

  @Test
  void shouldCreateOnceUnlessTheIdentifierExists() {
    ObjectNode resource = practitioner();
    String number = UUID.randomUUID().toString();
    resource
        .withArray("identifier")
        .addObject()
        .put("system", "urn:example:staff")
        .put("value", number);
    Map<String, String> condition =
        Map.of("If-None-Exist", "identifier=urn:example:staff|" + number);

    ApiAnswer created = CLIENT.post(ALL, resource, condition);
    ApiAnswer found = CLIENT.post(ALL, resource, condition);
    ApiAnswer other = CLIENT.post(ALL, resource, Map.of("If-None-Exist", "family=Smith"));

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
    assertThat(found.body()).isEqualTo(created.body());
    assertOutcome(other, 412, "conflict");
    for (String identifier : List.of(number, "|" + number, "urn:example:staff|")) {
      Map<String, String> partial = Map.of("If-None-Exist", "identifier=" + identifier);
      assertOutcome(CLIENT.post(ALL, resource, partial), 412, "conflict");
    }
  }

  @Test
  void shouldAnswerTheReaderWhoKnowsTheVersion() {
    ApiAnswer created = created();
    String path = path(created);
    String modified = created.header("Last-Modified").orElseThrow();

    assertThat(CLIENT.get(path, Map.of("If-None-Match", "W/\"1\"")).status()).isEqualTo(304);
    assertThat(CLIENT.get(path, Map.of("If-Modified-Since", modified)).status()).isEqualTo(304);
    assertThat(
            CLIENT.get(path, Map.of("If-Modified-Since", "Tue, 01 Jan 2019 00:00:00 GMT")).status())
        .isEqualTo(200);
  }

  @Test
  void shouldAnswerAsPreferred() {
    ObjectNode resource = practitioner();

    ApiAnswer minimal = CLIENT.post(ALL, resource, Map.of("Prefer", "return=minimal"));
    String path = minimal.header("Location").orElseThrow().split("/_history/", 2)[0];
    ObjectNode read = CLIENT.get(path).body().deepCopy();
    ApiAnswer outcome =
        CLIENT.put(path, read.put("gender", "other"), Map.of("Prefer", "return=OperationOutcome"));

    assertThat(minimal.status()).isEqualTo(201);
    assertThat(minimal.body().isMissingNode()).isTrue();
    assertThat(outcome.status()).isEqualTo(200);
    assertThat(outcome.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
  }

  @Test
  void shouldAnswerAPartOfTheResource() {
    String path = path(created());

    JsonNode names = CLIENT.get(path + "?_elements=name").body();
    JsonNode summary = CLIENT.get(path + "?_summary=true").body();

    assertThat(names.path("name").size()).isPositive();
    assertThat(names.has("gender")).isFalse();
    assertThat(names.at("/meta/tag/0/code").asText()).isEqualTo("SUBSETTED");
    assertThat(summary.at("/meta/tag/0/code").asText()).isEqualTo("SUBSETTED");
  }

  @Test
  void shouldCreateUnderAnUnknownUuidAndRefuseOtherIds() {
    UUID id = UUID.randomUUID();
    ObjectNode resource = practitioner();

    ApiAnswer created = CLIENT.put(ALL + "/" + id, resource.put("id", id.toString()));
    ApiAnswer foreign = CLIENT.put(ALL + "/f001", resource.put("id", "f001"));

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    assertThat(created.body().path("id").asText()).isEqualTo(id.toString());
    assertOutcome(foreign, 400, "value");
  }

  @Test
  void shouldMaskForReaders() {
    ApiAnswer created = created();
    String path = path(created);

    JsonNode masked = READER.get(path).body();
    ObjectNode back = masked.deepCopy();
    back.remove("meta");

    assertThat(masked.at("/meta/security/0/code").asText()).isEqualTo("MASKED");
    assertThat(masked.path("birthDate").asText().length()).isLessThanOrEqualTo(4);
    assertOutcome(READER.post(ALL, back), 403, "forbidden");
  }

  @Test
  void shouldNameWhatItCannotKeep() {
    ObjectNode resource = practitioner();
    resource.withArray("address").addObject().put("text", "somewhere").put("city", "Leeds");

    ApiAnswer answer = CLIENT.post(ALL, resource);

    assertOutcome(answer, 422, "not-supported");
    assertThat(answer.body().at("/issue/0/expression/0").asText())
        .matches("Practitioner\\.address\\[\\d]\\.text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"resourceType\":\"Patient\",\"id\":\"x\"} | 400",
        "{\"resourceType\":\"Nothing\"} | 400",
        "{\"name\":[]} | 400",
        "{\"resourceType\":\"Practitioner\",\"shoeSize\":44} | 400",
        "{\"resourceType\":\"Practitioner\",\"name\":{\"family\":\"A\"}} | 400",
        "{\"resourceType\":\"Practitioner\",\"gender\":\"blue\"} | 400",
        "{\"resourceType\":\"Practitioner\",\"birthDate\":\"1970-13-45\"} | 400",
        "{\"resourceType\":\"Practitioner\",\"active\":true,\"active\":false} | 400",
        "{\"resourceType\":\"Practitioner\",\"birthDate\":null} | 400",
        "{\"resourceType\":\"Practitioner\",\"telecom\":[{\"system\":{},\"value\":\"1\"}]} | 400",
        "{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":\"A\",\"given\":[[]]}]} | 400",
        "{\"resourceType\":\"Practitioner\",\"extension\":[null]} | 400",
        "{\"resourceType\":\"Practitioner\",\"extension\":[0]} | 400",
        "{\"resourceType\":\"Practitioner\",\"_gender\":{\"id\":\"x\"}} | 400",
        "{\"resourceType\":\"Practitioner\",\"_deceasedDateTime\":{\"id\":\"x\"}} | 400",
        "[] | 400",
        "{ | 400",
        "{\"resourceType\":\"Practitioner\"} | 422",
      })
  void shouldRefuseBadResources(String body, int status) {
    ApiAnswer answer = CLIENT.post(ALL, body);

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
  }

  @Test
  void shouldRefuseAnUnknownFormOfTheAnswerBeforeItWrites() {
    TestTenant own = SharedService.tenant();
    ApiClient client = own.client("fhir", Role.HR_ADMIN);
    TestTenant.Counts before = own.counts();

    assertOutcome(client.post(ALL, practitioner(), Map.of("Prefer", "return=bogus")), 400, "value");
    assertOutcome(client.post(ALL + "?_summary=bogus", practitioner()), 400, "value");
    assertThat(client.post(ALL, practitioner(), Map.of("If-None-Exist", "identifier=%ZZ")).status())
        .isEqualTo(400);

    assertThat(own.counts()).isEqualTo(before);
  }

  @Test
  void shouldRefuseToWriteAPartOfAResource() {
    ApiAnswer created = CLIENT.post(ALL, practitioner());
    String one = ALL + "/" + created.body().path("id").asText();

    ApiAnswer refused = CLIENT.put(one, CLIENT.get(one + "?_summary=true").body());

    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
    assertThat(CLIENT.get(one).body()).isEqualTo(created.body());
  }

  @Test
  void shouldRefuseContainedResourcesAndDeepNesting() {
    ObjectNode contained = practitioner();
    contained
        .withArray("contained")
        .addObject()
        .put("resourceType", "Organization")
        .put("id", "o")
        .put("name", "Inside");
    contained
        .withArray("extension")
        .addObject()
        .put("url", "urn:x")
        .putObject("valueReference")
        .put("reference", "#o");
    ObjectNode nested = practitioner();
    ObjectNode at = nested.withArray("extension").addObject().put("url", "urn:x");
    for (int depth = 0; depth < 40; depth++) {
      at = at.withArray("extension").addObject().put("url", "urn:x");
    }

    assertOutcome(CLIENT.post(ALL, contained), 422, "not-supported");
    assertOutcome(CLIENT.post(ALL, nested.toString()), 400, "structure");
  }

  @Test
  void shouldReadAndWriteXmlWithoutEntities() {
    String document =
        "<Practitioner xmlns=\"http://hl7.org/fhir\"><name><family value=\"%s\"/>"
            + "<given value=\"Xenia\"/></name><birthDate value=\"1966-06-0%d\"/></Practitioner>";
    String attack =
        "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + document.formatted("&x;", 1);
    Map<String, String> xml =
        Map.of("Content-Type", "application/fhir+xml", "Accept", "application/fhir+json");

    ApiAnswer created = CLIENT.call("POST", ALL, bytes(document.formatted("Xylander", 2)), xml);
    ApiAnswer refused = CLIENT.call("POST", ALL, bytes(attack), xml);
    ApiAnswer utf16 = CLIENT.call("POST", ALL, attack.getBytes(StandardCharsets.UTF_16), xml);

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    assertThat(created.body().at("/name/0/family").asText()).isEqualTo("Xylander");
    assertOutcome(refused, 400, "structure");
    assertOutcome(utf16, 400, "structure");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldAnswerEveryRefusalWithAnOutcome() {
    ApiClient stranger = new ApiClient(SharedService.process().url(), "");
    String path = path(created());

    assertOutcome(stranger.get(path), 401, "login");
    assertOutcome(READER.delete(path), 403, "forbidden");
    assertOutcome(CLIENT.get("/fhir/Patient/1"), 404, "not-found");
    assertOutcome(CLIENT.get(ALL + "/" + UUID.randomUUID()), 404, "not-found");
    assertOutcome(CLIENT.patch("/fhir/metadata", "{}"), 405, "not-supported");
    assertOutcome(CLIENT.get(path, Map.of("Accept", "text/turtle")), 406, "not-supported");
    assertOutcome(CLIENT.get(path + "?_format=turtle"), 406, "not-supported");
    assertOutcome(
        CLIENT.get(path, Map.of("Accept", "application/fhir+json; fhirVersion=4.0")),
        406,
        "not-supported");
    assertOutcome(
        CLIENT.post(ALL, "{}", Map.of("Content-Type", "application/fhir+json; fhirVersion=4.0")),
        415,
        "not-supported");
    assertOutcome(
        SharedService.tenant().client("foreign", Role.HR_ADMIN).get(path), 404, "not-found");
  }

  @Test
  void shouldStateWhatItsRoutesCanDo() {
    ApiClient stranger = new ApiClient(SharedService.process().url(), "");

    JsonNode statement = stranger.get("/fhir/metadata").body();

    assertThat(statement.path("resourceType").asText()).isEqualTo("CapabilityStatement");
    assertThat(statement.path("fhirVersion").asText()).isEqualTo("5.0.0");
    for (JsonNode resource : statement.at("/rest/0/resource")) {
      String all = "/fhir/" + resource.path("type").asText();
      List<String> stated = resource.path("interaction").findValuesAsText("code");
      assertThat(methods(stranger, all + "/1"))
          .as(all)
          .isEqualTo(of(stated, Map.of("read", "GET", "update", "PUT", "delete", "DELETE")));
      assertThat(methods(stranger, all + "/1/_history/1"))
          .as(all)
          .isEqualTo(of(stated, Map.of("vread", "GET")));
      assertThat(methods(stranger, all))
          .as(all)
          .isEqualTo(of(stated, Map.of("create", "POST", "search-type", "GET")));
    }
  }

  private static Set<String> methods(ApiClient client, String path) {
    String allowed = client.call("OPTIONS", path, new byte[0], Map.of()).header("Allow").orElse("");
    Set<String> methods = new TreeSet<>(Arrays.asList(allowed.split(", ")));
    methods.removeAll(Set.of("HEAD", "OPTIONS", ""));
    return methods;
  }

  private static Set<String> of(List<String> stated, Map<String, String> interactionToMethod) {
    Set<String> methods = new TreeSet<>();
    interactionToMethod.forEach(
        (interaction, method) -> {
          if (stated.contains(interaction)) {
            methods.add(method);
          }
        });
    return methods;
  }
}
