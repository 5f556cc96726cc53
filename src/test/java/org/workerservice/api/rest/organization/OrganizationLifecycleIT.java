package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.organization.OrganizationCalls.PATH;
import static org.workerservice.api.rest.organization.OrganizationCalls.path;
import static org.workerservice.support.SampleOrganizations.named;
import static org.workerservice.support.SampleOrganizations.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** The life of an organisation in the registry. */
class OrganizationLifecycleIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("ada", Role.HR_ADMIN);
  private final OrganizationCalls calls = new OrganizationCalls(client);

  @Test
  void shouldShowACreatedOrganisationWhereTheAnswerSays() {
    ApiAnswer created = client.post(PATH, practice("A81001"));

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    String id = created.data().path("id").asText();
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(created.header("Location")).contains(path(id));
    assertThat(created.header("ETag")).contains("\"1\"");
    assertThat(created.data().path("roles").path(1).path("unique_role_id").asLong()).isEqualTo(2);
    ApiAnswer read = client.get(path(id));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.data()).isEqualTo(created.data());
  }

  @Test
  void shouldNotResendWhatTheCallerHas() {
    String path = path(calls.create(named("First")));
    client.put(path, named("Second"));

    ApiAnswer known = client.get(path, Map.of("If-None-Match", "\"2\""));
    ApiAnswer old = client.get(path, Map.of("If-None-Match", "\"1\""));
    client.delete(path);

    assertThat(known.status()).isEqualTo(304);
    assertThat(known.header("ETag")).contains("\"2\"");
    assertThat(known.body().isMissingNode()).isTrue();
    assertThat(old.status()).isEqualTo(200);
    assertThat(client.get(path, Map.of("If-None-Match", "\"3\"")).status()).isEqualTo(404);
  }

  @Test
  void shouldReportEveryViolationAtOnceAndStoreNothing() {
    ObjectNode broken =
        named("").put("ods_code", "A-1").put("part_of", UUID.randomUUID().toString());

    ApiAnswer refused = client.post(PATH, broken);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/error/details").findValuesAsText("field"))
        .containsExactly("name", "ods_code");
    assertThat(client.post(PATH, named("A").put("nmae", "B")).status()).isEqualTo(400);
    assertThat(tenant.query("SELECT 1 FROM organizations WHERE tenant_id = ?", tenant.id()))
        .isEmpty();
    assertThat(tenant.counts().events()).isZero();
    assertThat(tenant.counts().auditRows()).isZero();
  }

  @Test
  void shouldGiveAnOdsCodeToOneOrganisationOfATenant() {
    String id = calls.create(practice("A81001"));

    ApiAnswer second = client.post(PATH, practice("a81001"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.errorCode()).isEqualTo("ODS_CODE_TAKEN");
    assertThat(second.body().at("/error/details/organization_id").asText()).isEqualTo(id);
    assertThat(SharedService.tenant().client(Role.HR_ADMIN).post(PATH, practice("A81001")).status())
        .isEqualTo(201);
  }

  @Test
  void shouldLetOneOfManySimultaneousCreatesHaveTheCode() {
    var answers =
        IntStream.range(0, 12)
            .mapToObj(number -> client.postAsync(PATH, practice("A81001"), Map.of()))
            .toList()
            .stream()
            .map(answer -> answer.join().status())
            .toList();

    assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @Test
  void shouldRefuseToOverwriteANewerVersion() {
    String path = path(calls.create(named("First")));
    assertThat(client.put(path, named("Second").put("version", 1)).status()).isEqualTo(200);

    ApiAnswer byBody = client.put(path, named("Third").put("version", 1));
    ApiAnswer byHeader = client.put(path, named("Third"), Map.of("If-Match", "\"1\""));
    ApiAnswer deletion = client.delete(path, Map.of("If-Match", "\"1\""));

    assertThat(List.of(byBody, byHeader, deletion))
        .allSatisfy(
            answer -> {
              assertThat(answer.errorCode()).isEqualTo("VERSION_MISMATCH");
              assertThat(answer.header("ETag")).contains("\"2\"");
            });
    assertThat(client.get(path).data().path("name").asText()).isEqualTo("Second");
  }

  @Test
  void shouldAcceptTheResultOfARead() {
    String path = path(calls.create(practice("A81001")));
    JsonNode read = client.get(path).data();

    ApiAnswer put = client.put(path, read);

    assertThat(put.status()).as("%s", put.body()).isEqualTo(200);
    assertThat(content(put.data())).isEqualTo(content(read));
  }

  @Test
  void shouldCreateUnderTheIdOfAPutUnlessOneIsExpected() {
    String path = path(UUID.randomUUID().toString());

    ApiAnswer stale = client.put(path, named("A"), Map.of("If-Match", "\"1\""));
    ApiAnswer put = client.put(path, named("A"));
    ApiAnswer foreign = SharedService.tenant().client(Role.HR_ADMIN).put(path, named("B"));

    assertThat(stale.status()).isEqualTo(404);
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.header("Location")).contains(path);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(client.get(path).data().path("name").asText()).isEqualTo("A");
  }

  @Test
  void shouldCreateOnceForRepeatedRequests() {
    Map<String, String> key = Map.of("Idempotency-Key", "organisation-1");

    ApiAnswer first = client.post(PATH, named("Once"), key);
    ApiAnswer again = client.post(PATH, named("Once"), key);
    ApiAnswer other = client.post(PATH, named("Twice"), key);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
    assertThat(other.errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(client.get(PATH).data().path("organizations")).hasSize(1);
  }

  @Test
  void shouldHideADeletedOrganisationUntilItIsRestored() {
    ObjectNode closed = practice("A81001").put("active", false);
    String path = path(calls.create(closed));

    assertThat(client.delete(path).status()).isEqualTo(204);

    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.delete(path).status()).isEqualTo(404);
    assertThat(client.put(path, closed).status()).isEqualTo(404);
    assertThat(client.get(PATH).data().path("organizations")).isEmpty();
    assertThat(
            client.post(PATH, practice("A81001")).body().at("/error/details/deleted").asBoolean())
        .isTrue();

    ApiAnswer restored = client.post(path + "/restore", "");

    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.data().path("version").asLong()).isEqualTo(3);
    assertThat(restored.data().path("active").asBoolean()).as("as it was").isFalse();
    assertThat(client.get(path).data()).isEqualTo(restored.data());
    assertThat(client.post(path + "/restore", "").errorCode()).isEqualTo("NOT_DELETED");
  }

  private static JsonNode content(JsonNode organization) {
    return ((ObjectNode) organization.deepCopy()).without(List.of("version", "updated_at"));
  }
}
