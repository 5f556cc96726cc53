package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleOrganizations.named;
import static org.workerservice.support.SampleOrganizations.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class OrganizationPatchIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("ada", Role.HR_ADMIN);

  private String create(ObjectNode organization) {
    return OrganizationCalls.path(new OrganizationCalls(client).create(organization));
  }

  @Test
  void shouldChangeWhatThePatchNamesAndNothingElse() {
    String path = create(practice("A81001"));
    ObjectNode expected = client.get(path).data().deepCopy();

    ApiAnswer patched =
        client.patch(
            path, "{\"name\":\"Quay  Surgery\",\"record_class\":null,\"org_type\":[\"Clinic\"]}");

    assertThat(patched.status()).as("%s", patched.body()).isEqualTo(200);
    assertThat(patched.header("ETag")).contains("\"2\"");
    expected.put("name", "Quay Surgery").put("version", 2).remove("record_class");
    expected.putArray("org_type").add("Clinic");
    expected.set("updated_at", patched.data().path("updated_at"));
    assertThat(patched.data()).isEqualTo(expected);
    assertThat(client.get(path).data()).isEqualTo(expected);
  }

  @Test
  void shouldReplaceListsWholeAndNumberNewEntries() {
    String path = create(practice("A81001"));

    JsonNode replaced =
        client.patch(path, "{\"roles\":[{\"role_code\":\"RO197\",\"is_primary\":true}]}").data();
    JsonNode cleared = client.patch(path, "{\"roles\":null,\"periods\":[]}").data();

    assertThat(replaced.path("roles").findValuesAsText("role_code")).containsExactly("RO197");
    assertThat(replaced.at("/roles/0/unique_role_id").asLong()).isEqualTo(1);
    assertThat(cleared.path("roles")).isEmpty();
    assertThat(cleared.path("periods")).isEmpty();
  }

  @Test
  void shouldAuditAndPublishAPatchAsAnUpdate() {
    String path = create(practice("A81001"));

    client.patch(path, "{\"name\":\"Renamed\"}");

    JsonNode change = client.get(path + "/audit").data().path(0);
    assertThat(change.path("action").asText()).isEqualTo("UPDATE");
    assertThat(change.at("/old_values/name").asText()).isEqualTo("The Surgery");
    assertThat(change.at("/new_values/name").asText()).isEqualTo("Renamed");
    JsonNode event = client.get("/api/events").data().at("/events/1");
    assertThat(event.path("type").asText()).isEqualTo("OrganizationUpdated");
    assertThat(event.path("organization_version").asLong()).isEqualTo(2);
    assertThat(event.at("/data/name").asText()).isEqualTo("Renamed");
    assertThat(event.at("/data/identifiers/0/value").asText()).isEqualTo("*******6789");
    assertThat(event.path("data").fieldNames())
        .toIterable()
        .doesNotContain("id", "version", "created_at", "updated_at");
    assertThat(new OrganizationCalls(client).found("renamed")).containsExactly("Renamed");
  }

  @Test
  void shouldChangeNothingWhenThePatchMakesNoDifference() {
    String path = create(practice("A81001"));
    JsonNode before = client.get(path).data();
    TestTenant.Counts counts = tenant.counts();

    List<ApiAnswer> answers =
        List.of(
            client.patch(path, "{}"),
            client.patch(path, "{\"name\":\" The Surgery \",\"alias\":null,\"version\":1}"),
            client.patch(
                path, "{\"ods_code\":\"a81001\",\"telecom\":" + before.get("telecom") + "}"),
            client.patch(path, "{\"created_at\":\"2001-01-01T00:00:00Z\",\"deleted_by\":\"me\"}"),
            client.patch(path, before),
            client.patch(path, "{}", Map.of("Content-Type", "application/json")));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
              assertThat(answer.data()).isEqualTo(before);
            });
    assertThat(tenant.counts()).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"nmae\":null} | 400 | nmae",
        "{\"name\":{\"family\":\"x\"}} | 400 | name",
        "{\"roles\":[{\"code\":\"RO1\"}]} | 400 | roles[0].code",
        "{\"ods_status\":\"closed\"} | 400 | ods_status",
        "[] | 400 | ``",
        "{ | 400 | ``",
        "{\"name\":null} | 422 | name",
        "{\"ods_code\":\"A-1\"} | 422 | ods_code",
        "{\"part_of\":\"0198c0de-0000-7000-8000-000000000001\"} | 422 | part_of",
        "{\"id\":\"0198c0de-0000-7000-8000-000000000001\"} | 422 | id"
      })
  void shouldRefuseAsPutDoes(String patch, int status, String field) {
    String path = create(practice("A81001"));
    JsonNode before = client.get(path).data();

    ApiAnswer refused = client.patch(path, patch);

    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(status);
    if (!field.isEmpty()) {
      assertThat(refused.body().at("/error/details").findValuesAsText("field")).contains(field);
    }
    assertThat(client.get(path).data()).isEqualTo(before);
  }

  @Test
  void shouldRefuseAnOdsCodeThatIsTakenAndAPlaceBelowItself() {
    create(practice("A81001"));
    String path = create(named("Other"));
    String below = create(named("Below").put("part_of", idOf(path)));

    ApiAnswer taken = client.patch(path, Map.of("ods_code", "A81001"));
    ApiAnswer cycle = client.patch(path, Map.of("part_of", idOf(below)));

    assertThat(taken.errorCode()).isEqualTo("ODS_CODE_TAKEN");
    assertThat(cycle.body().at("/error/details/0/code").asText()).isEqualTo("cycle");
  }

  private static String idOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Test
  void shouldRefuseAStaleVersion() {
    String path = create(named("First"));
    client.patch(path, Map.of("name", "Second"));

    ApiAnswer byHeader = client.patch(path, Map.of("name", "Third"), Map.of("If-Match", "\"1\""));
    ApiAnswer byBody = client.patch(path, Map.of("name", "Third", "version", 1));
    ApiAnswer empty = client.patch(path, "{}", Map.of("If-Match", "\"1\""));

    assertThat(List.of(byHeader, byBody, empty))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(412);
              assertThat(answer.errorCode()).isEqualTo("VERSION_MISMATCH");
              assertThat(answer.header("ETag")).contains("\"2\"");
            });
    assertThat(client.patch(path, Map.of("name", "Third"), Map.of("If-Match", "\"2\"")).status())
        .isEqualTo(200);
  }

  @Test
  void shouldNotFindTheUnknownTheDeletedAndTheForeign() {
    String deleted = create(named("Deleted"));
    client.delete(deleted);
    String foreign =
        SharedService.tenant()
            .client(Role.HR_ADMIN)
            .post(OrganizationCalls.PATH, named("Foreign"))
            .header("Location")
            .orElseThrow();
    String unknown = OrganizationCalls.path(UUID.randomUUID().toString());

    assertThat(List.of(deleted, foreign, unknown))
        .allSatisfy(
            path -> assertThat(client.patch(path, Map.of("name", "A")).status()).isEqualTo(404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json-patch+json", "application/xml"})
  void shouldRefuseOtherKindsOfPatches(String type) {
    String path = create(named("A"));

    assertThat(client.patch(path, "{}", Map.of("Content-Type", type)).status()).isEqualTo(415);
  }

  @Test
  void shouldAllowWhatTheRolesPermit() {
    String path = create(named("A"));

    assertThat(tenant.client(Role.READ_ONLY).patch(path, "{}").status()).isEqualTo(403);
    assertThat(tenant.client(Role.SERVICE).patch(path, Map.of("name", "B")).status())
        .isEqualTo(200);
  }

  @Test
  void shouldLoseNoneOfManyPatchesAtATime() {
    String path = create(named("A"));
    Map<String, Object> fieldToValue =
        Map.of(
            "name", "B",
            "ods_code", "A81001",
            "ods_status", "inactive",
            "assigning_authority", "ODS",
            "last_change_date", "2020-01-31");

    List<CompletableFuture<ApiAnswer>> sent = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      fieldToValue.forEach(
          (field, value) -> sent.add(client.patchAsync(path, Map.of(field, value), Map.of())));
    }

    assertThat(sent).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(200));
    JsonNode organization = client.get(path).data();
    fieldToValue.forEach(
        (field, value) ->
            assertThat(organization.path(field).asText()).as(field).isEqualTo(value.toString()));
    assertThat(organization.path("version").asLong()).isEqualTo(6);
  }

  @Test
  void shouldReadVersionZeroAsAnOrganisationThatDoesNotExistYet() {
    String path = OrganizationCalls.path(UUID.randomUUID().toString());

    assertThat(client.put(path, named("A").put("version", 0)).status()).isEqualTo(201);
    assertThat(client.put(path, named("A").put("version", 0)).status()).isEqualTo(412);
  }
}
