package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.merge.MergeCalls.path;
import static org.workerservice.api.rest.merge.MergeCalls.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class MergeBadInputIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final MergeCalls calls = new MergeCalls(tenant, client);

  private String create() {
    return calls.create(SamplePeople.next());
  }

  private void assertRefused(ObjectNode request, int status, String code) {
    TestTenant.Counts before = tenant.counts();
    ApiAnswer answer = calls.merge(request);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.body().toString()).contains("\"" + code + "\"");
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldRefuseWhatCannotBeMerged() {
    String one = create();
    String other = create();
    String deleted = create();
    client.delete(path(deleted));
    String unknown = UUID.randomUUID().toString();
    TestTenant strangers = SharedService.tenant();
    String foreign =
        new MergeCalls(strangers, strangers.client(Role.HR_ADMIN)).create(SamplePeople.next());

    assertRefused(request(one, one), 422, "self_reference");
    assertRefused(request(one, other, other), 422, "duplicate");
    assertRefused(request(one), 422, "required");
    assertRefused(
        request(
            one,
            IntStream.range(0, 51)
                .mapToObj(number -> UUID.randomUUID().toString())
                .toArray(String[]::new)),
        422,
        "too_many");
    assertRefused(request(one, deleted), 422, "deleted");
    assertRefused(request(deleted, one), 422, "deleted");
    assertRefused(request(one, unknown), 404, "NOT_FOUND");
    assertRefused(request(unknown, one), 404, "NOT_FOUND");
    assertRefused(request(one, foreign), 404, "NOT_FOUND");
    assertRefused(request(one, other).put("merge_reason", "x".repeat(1025)), 422, "too_long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"preview", "preview=", "preview=1"})
  void shouldRefuseAPreviewThatIsNeitherTrueNorFalse(String query) {
    ObjectNode request = request(create(), create());

    ApiAnswer answer = client.post("/api/workers/merge?" + query, request);

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
  }

  @Test
  void shouldRefuseChoicesRulesAndVersionsThatDoNotFit() {
    String one = create();
    String other = create();
    ObjectNode request = request(one, other);
    request.putObject("choices").put("birth_date", UUID.randomUUID().toString());
    assertRefused(request, 422, "unknown_reference");
    request.putObject("choices").put("shoe_size", one);
    assertRefused(request, 422, "unknown_field");
    request.remove("choices");
    request.putObject("rules").put("telecom", "longest");
    assertRefused(request, 422, "not_applicable");
    request.putObject("rules").put("name", "best");
    assertRefused(request, 400, "MALFORMED_REQUEST");
    request.remove("rules");
    request.putObject("expected_versions").put(UUID.randomUUID().toString(), 1);
    assertRefused(request, 422, "unknown_reference");
    request.putObject("expected_versions").put(other, 2);
    assertRefused(request, 412, "VERSION_MISMATCH");
    request.putObject("expected_versions").put(other, 1).put(one, 1);
    assertThat(calls.merge(request).status()).isEqualTo(200);
  }

  @Test
  void shouldMergeOnlyIntoTheVersionThatIfMatchNames() {
    String master = create();
    String duplicate = create();
    ObjectNode request = request(master, duplicate);

    for (String stale : List.of("\"2\"", "\"7\", \"8\"")) {
      ApiAnswer refused = client.post("/api/workers/merge", request, Map.of("If-Match", stale));
      assertThat(refused.status()).as("%s", refused.body()).isEqualTo(412);
      assertThat(refused.body().at("/error/details/0/id").asText()).isEqualTo(master);
      assertThat(refused.body().at("/error/details/0/version").asLong()).isEqualTo(1);
    }
    assertThat(
            client
                .post("/api/workers/merge?preview=true", request, Map.of("If-Match", "\"2\""))
                .status())
        .isEqualTo(412);
    assertThat(client.post("/api/workers/merge", request, Map.of("If-Match", "1")).status())
        .isEqualTo(400);
    Map<String, String> headers =
        Map.of("If-Match", "\"1\"", "Idempotency-Key", UUID.randomUUID().toString());
    ApiAnswer merged = client.post("/api/workers/merge", request, headers);
    assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);
    assertThat(client.post("/api/workers/merge", request, headers).data()).isEqualTo(merged.data());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0})
  void shouldRefuseVersionsThatNoWorkerHas(long version) {
    String one = create();
    String other = create();
    ObjectNode request = request(one, other);
    request.putObject("expected_versions").put(other, version);

    assertRefused(request, 422, "expected_versions." + other);
  }

  @Test
  void shouldNameTheSurvivorOfAWorkerThatWasMergedBefore() {
    String top = create();
    String one = create();
    String other = create();
    String third = create();
    calls.merge(one, other);
    calls.merge(top, one);

    assertRefused(request(third, other), 409, "ALREADY_MERGED");
    assertThat(
            calls.merge(request(other, third)).body().at("/error/details/0/survivor_id").asText())
        .isEqualTo(top);
  }

  @Test
  void shouldRefuseASurvivorThatWouldBreakALimit() {
    ObjectNode person = SamplePeople.next();
    ObjectNode other = SamplePeople.next();
    for (int number = 0; number < 130; number++) {
      person.withArray("photo").add("https://example.org/a/" + number);
      other.withArray("photo").add("https://example.org/b/" + number);
    }
    String master = calls.create(person);
    String duplicate = calls.create(other);

    assertRefused(request(master, duplicate), 422, "photo");
    ObjectNode request = request(master, duplicate);
    request.putObject("choices").put("photo", master);
    assertThat(calls.merge(request).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"READ_ONLY", "SERVICE"})
  void shouldRefuseRolesThatMayNotMerge(Role role) {
    String one = create();
    String other = create();
    ApiClient reader = tenant.client(role);

    assertThat(reader.post("/api/workers/merge", request(one, other)).status()).isEqualTo(403);
    assertThat(reader.post("/api/workers/merge?preview=true", request(one, other)).status())
        .isEqualTo(403);
    assertThat(reader.post("/api/merges/" + UUID.randomUUID() + "/reverse", "").status())
        .isEqualTo(403);
    assertThat(client.get(path(other)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"master_worker_id\": 1}",
        "{\"master_worker_id\": null, \"duplicate_worker_ids\": []}",
        "{\"master_worker_id\": \"x\", \"duplicate_worker_ids\": []}",
        "{\"master_worker_id\": \"00000000-0000-7000-8000-000000000000\","
            + " \"duplicate_worker_ids\": [null]}",
        "{\"master_worker_id\": \"00000000-0000-7000-8000-000000000000\","
            + " \"duplicate_worker_ids\": [], \"surprise\": 1}"
      })
  void shouldRefuseBodiesThatItCannotRead(String body) {
    assertThat(client.post("/api/workers/merge", body).status()).isIn(400, 422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"worker=x", "since=yesterday", "limit=0", "limit=501", "status=open", "bad=1"})
  void shouldRefuseParametersThatItCannotRead(String query) {
    assertThat(client.get("/api/merges?" + query).status()).isEqualTo(400);
  }
}
