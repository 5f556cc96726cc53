package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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

class PatchIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client("patcher", Role.HR_ADMIN);

  private static String create(ObjectNode person) {
    return CLIENT.post("/api/workers", person).header("Location").orElseThrow();
  }

  @Test
  void shouldChangeWhatThePatchNamesAndNothingElse() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "MRN", "M-1");
    person.put("tax_id", "912-55-0001").put("marital_status", "single");
    String path = create(person);
    JsonNode before = CLIENT.get(path).data();

    ApiAnswer patched =
        CLIENT.patch(
            path,
            "{\"name\":{\"family\":\"Adeyemi\"},\"tax_id\":null,\"marital_status\":\"married\"}");

    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.header("ETag")).contains("\"2\"");
    ObjectNode expected = before.deepCopy();
    ((ObjectNode) expected.path("name")).put("family", "Adeyemi");
    expected.remove("tax_id");
    expected.put("marital_status", "married").put("version", 2);
    expected.set("updated_at", patched.data().path("updated_at"));
    assertThat(patched.data()).isEqualTo(expected);
    assertThat(CLIENT.get(path).data()).isEqualTo(expected);
  }

  @Test
  void shouldReplaceListsWhole() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "MRN", "M-2");
    String path = create(person);

    JsonNode patched =
        CLIENT
            .patch(path, "{\"identifiers\":[{\"identifier_type\":\"MRN\",\"value\":\"M-3\"}]}")
            .data();
    JsonNode cleared = CLIENT.patch(path, "{\"identifiers\":null}").data();

    assertThat(patched.path("identifiers").findValuesAsText("value")).containsExactly("M-3");
    assertThat(cleared.path("identifiers")).isEmpty();
  }

  @Test
  void shouldReplaceTheUseOfANameUnderEitherSpelling() {
    String path =
        create(
            (ObjectNode)
                SamplePeople.next()
                    .set(
                        "name",
                        SamplePeople.next()
                            .path("name")
                            .<ObjectNode>deepCopy()
                            .put("use", "usual")));

    JsonNode patched = CLIENT.patch(path, "{\"name\":{\"use\":\"maiden\"}}").data();
    JsonNode removed = CLIENT.patch(path, "{\"name\":{\"use\":null}}").data();

    assertThat(patched.path("name").path("use_type").asText()).isEqualTo("maiden");
    assertThat(removed.path("name").has("use_type")).isFalse();
  }

  @Test
  void shouldChangeNothingWhenThePatchMakesNoDifference() {
    String path = create(SamplePeople.next().put("marital_status", "single"));
    JsonNode before = CLIENT.get(path).data();
    TestTenant.Counts counts = TENANT.counts();

    List<ApiAnswer> answers =
        List.of(
            CLIENT.patch(path, "{}"),
            CLIENT.patch(path, "{\"marital_status\":\" single \"}"),
            CLIENT.patch(path, "{\"tax_id\":null,\"version\":1}"),
            CLIENT.patch(path, "{\"created_at\":\"2001-01-01T00:00:00Z\",\"deleted_by\":\"me\"}"),
            CLIENT.patch(path, before),
            CLIENT.patch(path, "{}", Map.of("Content-Type", "application/json")));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.data()).isEqualTo(before);
            });
    assertThat(TENANT.counts()).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"shoe_size\":null} | 400 | shoe_size",
        "{\"name\":{\"nick\":\"x\"}} | 400 | name.nick",
        "{\"birth_date\":\"1980-02-30\"} | 400 | birth_date",
        "{\"gender\":5} | 400 | gender",
        "{\"links\":[null]} | 400 | links[0]",
        "[] | 400 | ``",
        "null | 400 | ``",
        "{ | 400 | ``",
        "{\"name\":null} | 422 | name.family",
        "{\"name\":{\"given\":[]}} | 422 | name.given",
        "{\"birth_date\":\"2999-01-01\"} | 422 | birth_date",
        "{\"id\":\"0198c0de-0000-7000-8000-000000000001\"} | 422 | id"
      })
  void shouldRefuseAsPutDoes(String patch, int status, String field) {
    String path = create(SamplePeople.next());
    JsonNode before = CLIENT.get(path).data();

    ApiAnswer refused = CLIENT.patch(path, patch);

    assertThat(refused.status()).isEqualTo(status);
    if (!field.isEmpty()) {
      assertThat(refused.body().path("error").path("details").findValuesAsText("field"))
          .contains(field);
    }
    assertThat(CLIENT.get(path).data()).isEqualTo(before);
  }

  @Test
  void shouldRefuseAStaleVersion() {
    String path = create(SamplePeople.next());
    CLIENT.patch(path, Map.of("marital_status", "single"));

    ApiAnswer byHeader =
        CLIENT.patch(path, Map.of("marital_status", "married"), Map.of("If-Match", "\"1\""));
    ApiAnswer byBody = CLIENT.patch(path, Map.of("marital_status", "married", "version", 1));
    ApiAnswer empty = CLIENT.patch(path, "{}", Map.of("If-Match", "\"1\""));

    assertThat(List.of(byHeader, byBody, empty))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(412);
              assertThat(answer.header("ETag")).contains("\"2\"");
            });
    assertThat(
            CLIENT
                .patch(path, Map.of("marital_status", "married"), Map.of("If-Match", "\"2\""))
                .status())
        .isEqualTo(200);
  }

  @Test
  void shouldNotFindTheUnknownTheDeletedAndTheForeign() {
    String deleted = create(SamplePeople.next());
    CLIENT.delete(deleted);
    String foreign =
        SharedService.tenant()
            .client(Role.HR_ADMIN)
            .post("/api/workers", SamplePeople.next())
            .header("Location")
            .orElseThrow();

    assertThat(List.of(deleted, foreign, "/api/workers/" + UUID.randomUUID()))
        .allSatisfy(
            path ->
                assertThat(CLIENT.patch(path, Map.of("marital_status", "single")).status())
                    .isEqualTo(404));
  }

  @Test
  void shouldRefuseANumberThatBelongsToAnotherWorker() {
    String npi = SamplePeople.npi();
    create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String path = create(SamplePeople.next());

    ApiAnswer refused =
        CLIENT.patch(
            path, "{\"identifiers\":[{\"identifier_type\":\"NPI\",\"value\":\"" + npi + "\"}]}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errorCode()).isEqualTo("DUPLICATE_DETECTED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json-patch+json", "application/xml"})
  void shouldRefuseOtherKindsOfPatches(String type) {
    String path = create(SamplePeople.next());

    assertThat(CLIENT.patch(path, "{}", Map.of("Content-Type", type)).status()).isEqualTo(415);
  }

  @Test
  void shouldKeepReadersFromPatching() {
    String path = create(SamplePeople.next());

    assertThat(TENANT.client(Role.READ_ONLY).patch(path, "{}").status()).isEqualTo(403);
  }

  @Test
  void shouldLoseNoneOfManyPatchesAtATime() {
    String path = create(SamplePeople.next());
    List<String> fields =
        List.of("marital_status", "tax_id", "multiple_birth", "worker_type", "employment_status");
    Map<String, Object> fieldToValue =
        Map.of(
            "marital_status", "single",
            "tax_id", "912-77-0001",
            "multiple_birth", true,
            "worker_type", "nurse",
            "employment_status", "active");

    List<CompletableFuture<ApiAnswer>> sent = new ArrayList<>();
    IntStream.range(0, 4)
        .forEach(
            round ->
                fields.forEach(
                    field ->
                        sent.add(
                            CLIENT.patchAsync(
                                path, Map.of(field, fieldToValue.get(field)), Map.of()))));

    assertThat(sent).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(200));
    JsonNode worker = CLIENT.get(path).data();
    assertThat(fields)
        .allSatisfy(
            field ->
                assertThat(worker.path(field).asText())
                    .isEqualTo(fieldToValue.get(field).toString()));
    assertThat(worker.path("version").asLong()).isEqualTo(6);
  }

  @Test
  void shouldReadVersionZeroAsAWorkerThatDoesNotExistYet() {
    String path = "/api/workers/" + UUID.randomUUID();
    ObjectNode person = SamplePeople.next().put("version", 0);

    assertThat(CLIENT.put(path, person).status()).isEqualTo(201);
    assertThat(CLIENT.put(path, person).status()).isEqualTo(412);
  }
}
