package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class WorkerLifecycleIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client("ada", Role.HR_ADMIN);

  @Test
  void shouldShowACreatedWorkerWhereTheAnswerSays() {
    ObjectNode person = SamplePeople.next();

    ApiAnswer created = CLIENT.post("/api/workers", person);

    assertThat(created.status()).isEqualTo(201);
    String id = created.data().path("id").asText();
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(created.header("Location")).contains("/api/workers/" + id);
    assertThat(created.header("ETag")).contains("\"1\"");
    assertThat(created.data().path("version").asLong()).isEqualTo(1);
    assertThat(created.data().path("active").asBoolean()).isTrue();
    assertThat(created.data().path("name").path("family")).isEqualTo(family(person));
    ApiAnswer read = CLIENT.get("/api/workers/" + id);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("ETag")).contains("\"1\"");
    assertThat(read.data()).isEqualTo(created.data());
  }

  @Test
  void shouldChooseTheIdOfACreateItself() {
    ObjectNode person = SamplePeople.next();
    String wish = UUID.randomUUID().toString();
    person.put("id", wish);

    ApiAnswer created = CLIENT.post("/api/workers", person);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.data().path("id").asText()).isNotEqualTo(wish);
  }

  @Test
  void shouldListEveryWorkerOnceOverSeveralPages() {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client(Role.HR_ADMIN);
    List<String> ids =
        IntStream.range(0, 11).mapToObj(number -> create(client, SamplePeople.next())).toList();

    List<Integer> sizes = new ArrayList<>();
    List<String> listed = new ArrayList<>();
    String next = "";
    do {
      ApiAnswer page =
          client.get("/api/workers?limit=3" + (next.isEmpty() ? "" : "&after=" + next));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.data().has("next")).isTrue();
      sizes.add(page.data().path("workers").size());
      page.data().path("workers").forEach(worker -> listed.add(worker.path("id").asText()));
      next = page.data().path("next").asText("");
    } while (!next.isEmpty() && !next.equals("null"));

    assertThat(sizes).containsExactly(3, 3, 3, 2);
    assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void shouldEndTheListWithNullWhenTheLastPageIsFull() {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client(Role.HR_ADMIN);
    IntStream.range(0, 4).forEach(number -> create(client, SamplePeople.next()));

    JsonNode first = client.get("/api/workers?limit=2").data();
    JsonNode last = client.get("/api/workers?limit=2&after=" + first.path("next").asText()).data();

    assertThat(last.path("workers")).hasSize(2);
    assertThat(last.path("next").isNull()).isTrue();
  }

  @Test
  void shouldAcceptTheResultOfARead() {
    String id = create(CLIENT, SamplePeople.withIdentifier(SamplePeople.next(), "MRN", "A-1"));
    ApiAnswer read = CLIENT.get("/api/workers/" + id);

    ApiAnswer put = CLIENT.put("/api/workers/" + id, read.body().path("data"));

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.header("ETag")).as("nothing changed").contains("\"1\"");
    assertThat(put.data()).isEqualTo(read.data());
  }

  @Test
  void shouldReplaceTheWholeContent() {
    ObjectNode person = SamplePeople.next();
    String id = create(CLIENT, person);
    ObjectNode other = SamplePeople.next();
    other.remove("birth_date");

    ApiAnswer put = CLIENT.put("/api/workers/" + id, other);

    assertThat(put.status()).isEqualTo(200);
    JsonNode read = CLIENT.get("/api/workers/" + id).data();
    assertThat(read.path("name").path("family")).isEqualTo(family(other));
    assertThat(read.has("birth_date")).isFalse();
    assertThat(read.path("version").asLong()).isEqualTo(2);
  }

  @Test
  void shouldRefuseToOverwriteANewerVersion() {
    ObjectNode person = SamplePeople.next();
    String id = create(CLIENT, person);
    ObjectNode withVersion = person.deepCopy().put("version", 1).put("marital_status", "M");
    assertThat(CLIENT.put("/api/workers/" + id, withVersion).status()).isEqualTo(200);

    ApiAnswer byBody = CLIENT.put("/api/workers/" + id, withVersion);
    ApiAnswer byHeader = CLIENT.put("/api/workers/" + id, person, Map.of("If-Match", "\"1\""));
    ApiAnswer deletion = CLIENT.delete("/api/workers/" + id, Map.of("If-Match", "\"1\""));

    assertThat(List.of(byBody, byHeader, deletion))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(412);
              assertThat(answer.errorCode()).isEqualTo("VERSION_MISMATCH");
              assertThat(answer.header("ETag")).contains("\"2\"");
            });
    assertThat(CLIENT.get("/api/workers/" + id).data().path("version").asLong()).isEqualTo(2);
    assertThat(CLIENT.put("/api/workers/" + id, person, Map.of("If-Match", "\"2\"")).status())
        .isEqualTo(200);
  }

  @Test
  void shouldRefuseAnIdThatIsNotTheOneInThePath() {
    ObjectNode person = SamplePeople.next();
    String id = create(CLIENT, person);
    person.put("id", UUID.randomUUID().toString());

    ApiAnswer put = CLIENT.put("/api/workers/" + id, person);

    assertThat(put.status()).isEqualTo(422);
    assertThat(put.body().path("error").path("details").path(0).path("field").asText())
        .isEqualTo("id");
  }

  @Test
  void shouldCreateUnderTheIdOfAPut() {
    String id = UUID.randomUUID().toString();
    ObjectNode person = SamplePeople.next();

    ApiAnswer stale = CLIENT.put("/api/workers/" + id, person, Map.of("If-Match", "\"1\""));
    ApiAnswer put = CLIENT.put("/api/workers/" + id, person);

    assertThat(stale.status()).isEqualTo(404);
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.header("Location")).contains("/api/workers/" + id);
    assertThat(put.data().path("version").asLong()).isEqualTo(1);
    assertThat(CLIENT.get("/api/workers/" + id).data()).isEqualTo(put.data());
  }

  @Test
  void shouldHideADeletedWorkerUntilItIsRestored() {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client(Role.HR_ADMIN);
    ObjectNode person = SamplePeople.next();
    String id = create(client, person);
    String path = "/api/workers/" + id;

    ApiAnswer deletion = client.delete(path);

    assertThat(deletion.status()).isEqualTo(204);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.delete(path).status()).isEqualTo(404);
    assertThat(client.put(path, person).status()).isEqualTo(404);
    assertThat(client.get("/api/workers").data().path("workers")).isEmpty();
    Map<String, Object> row =
        tenant.query("SELECT * FROM workers WHERE id = ?", UUID.fromString(id)).getFirst();
    assertThat(row).containsEntry("active", false).containsEntry("deleted_by", "test-hr_admin");

    ApiAnswer restored = client.post(path + "/restore", "");

    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.data().path("version").asLong()).isEqualTo(3);
    assertThat(restored.data().path("active").asBoolean()).isTrue();
    assertThat(restored.data().has("deleted_at")).isFalse();
    assertThat(client.get(path).data()).isEqualTo(restored.data());
    assertThat(client.get("/api/workers").data().path("workers")).hasSize(1);
    ApiAnswer again = client.post(path + "/restore", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.errorCode()).isEqualTo("NOT_DELETED");
  }

  @Test
  void shouldRecordEveryChangeInTheAuditTrail() {
    ObjectNode person = SamplePeople.next();
    String path = lifeOf(CLIENT, person);

    ApiAnswer trail = CLIENT.get(path + "/audit");

    assertThat(trail.status()).isEqualTo(200);
    assertThat(trail.data().findValuesAsText("action"))
        .containsExactly("RESTORE", "DELETE", "UPDATE", "CREATE");
    assertThat(trail.data())
        .allSatisfy(
            row -> {
              assertThat(row.path("user_id").asText()).isEqualTo("ada");
              assertThat(row.path("ip_address").asText())
                  .isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
              assertThat(row.path("roles").path(0).asText()).isEqualTo("hr_admin");
            });
    JsonNode creation = trail.data().path(3);
    assertThat(creation.has("old_values")).isFalse();
    assertThat(creation.path("new_values").path("name").path("family")).isEqualTo(family(person));
    assertThat(trail.data().path(2).path("old_values").path("marital_status").isMissingNode())
        .isTrue();
    assertThat(trail.data().path(2).path("new_values").path("marital_status").asText())
        .isEqualTo("married");
    assertThat(CLIENT.get(path + "/audit?limit=1").data()).hasSize(1);
  }

  @Test
  void shouldPublishEveryChangeInOrder() {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client("ada", Role.HR_ADMIN);
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "SSN", SamplePeople.ssn());
    String id = lifeOf(client, person).substring("/api/workers/".length());

    JsonNode page = client.get("/api/events?after=0").data();

    assertThat(page.path("events").findValuesAsText("worker_version"))
        .containsExactly("1", "2", "3", "4");
    assertThat(page.path("events"))
        .allSatisfy(
            event -> {
              assertThat(event.path("worker_id").asText()).isEqualTo(id);
              assertThat(event.path("tenant_id").asText()).isEqualTo(tenant.id().toString());
              assertThat(event.path("actor").asText()).isEqualTo("ada");
              assertThat(event.path("schema_version").asInt()).isEqualTo(1);
              assertThat(UUID.fromString(event.path("event_id").asText())).isNotNull();
            });
    List<Long> sequences = new ArrayList<>();
    page.path("events").forEach(event -> sequences.add(event.path("sequence").asLong()));
    assertThat(sequences).isSorted().doesNotHaveDuplicates();
    assertThat(page.path("next").asLong()).isEqualTo(sequences.getLast());
    JsonNode rest = client.get("/api/events?limit=2&after=" + sequences.get(1)).data();
    assertThat(rest.path("events").findValuesAsText("worker_version")).containsExactly("3", "4");
    assertThat(client.get("/api/events?after=" + sequences.getLast()).data().path("events"))
        .isEmpty();
  }

  /** Creates, updates, deletes and restores; returns the path of the worker. */
  private static String lifeOf(ApiClient client, ObjectNode person) {
    String path = "/api/workers/" + create(client, person);
    assertThat(client.put(path, person.deepCopy().put("marital_status", "married")).status())
        .isEqualTo(200);
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.post(path + "/restore", "").status()).isEqualTo(200);
    return path;
  }

  private static String create(ApiClient client, ObjectNode person) {
    ApiAnswer created = client.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private static JsonNode family(JsonNode person) {
    return person.path("name").path("family");
  }
}
