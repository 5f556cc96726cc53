package org.workerservice.api.rest.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.assignment.AssignmentCalls.assignment;
import static org.workerservice.api.rest.assignment.AssignmentCalls.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class AssignmentIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("clerk", Role.HR_ADMIN);
  private final ApiClient reader = tenant.client(Role.READ_ONLY);
  private final AssignmentCalls calls = new AssignmentCalls(client);

  private ObjectNode whole(String organization) {
    ObjectNode whole = assignment("394609007", "2019-09-01", "2023-08-31");
    whole.withObject("/role").put("system", "http://snomed.info/sct").put("display", "Surgeon");
    whole.put("organization_id", organization).put("location", "Ward 7").put("is_primary", true);
    whole.putArray("specialties").addObject().put("code", "394801008");
    whole.putObject("source").put("system", "hr").put("id", "A-1");
    return whole;
  }

  @Test
  void shouldGiveBackWhatWasCreated() {
    String worker = calls.worker();
    String organization = calls.organization("North Tees");
    ObjectNode sent = whole(organization);

    ApiAnswer created = client.post(path(worker), sent);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("ETag")).contains("\"1\"");
    String location = created.header("Location").orElseThrow();
    assertThat(location).isEqualTo(path(worker) + "/" + created.data().path("id").asText());
    ApiAnswer read = reader.get(location);
    assertThat(read.data()).isEqualTo(created.data());
    sent.properties()
        .forEach(field -> assertThat(read.data().path(field.getKey())).isEqualTo(field.getValue()));
    assertThat(read.data().path("organization_name").asText()).isEqualTo("North Tees");
    assertThat(read.data().path("created_by").asText()).isEqualTo("clerk");
    assertThat(read.data().path("active").asBoolean()).isTrue();
    assertThat(client.get(location, Map.of("If-None-Match", "\"1\"")).status()).isEqualTo(304);
  }

  @Test
  void shouldAllowOverlappingAndOpenPeriods() {
    String worker = calls.worker();

    calls.create(worker, assignment("a"));
    calls.create(worker, assignment("b", "2020-01-01", null));
    calls.create(worker, assignment("c", "2021-01-01", "2021-01-01"));
    calls.create(worker, assignment("d", null, "2021-06-30"));

    assertThat(calls.roles(worker)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void shouldAuditAndPublishEveryChangeWithoutANewVersionOfTheWorker() {
    String worker = calls.worker();
    String id = calls.create(worker, assignment("nurse", "2020-01-01", null));
    String one = path(worker) + "/" + id;

    ApiAnswer ended = client.patch(one, Map.of("period", Map.of("end", "2025-12-31")));
    ApiAnswer deleted = client.delete(one);

    assertThat(ended.data().path("version").asLong()).isEqualTo(2);
    assertThat(ended.data().at("/period/start").asText()).isEqualTo("2020-01-01");
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(client.get("/api/workers/" + worker).data().path("version").asLong()).isEqualTo(1);
    JsonNode trail = client.get("/api/workers/" + worker + "/audit").data();
    assertThat(trail.findValuesAsText("action"))
        .containsExactly("DELETE", "UPDATE", "CREATE", "CREATE");
    assertThat(trail.findValuesAsText("entity_type"))
        .containsExactly("assignment", "assignment", "assignment", "worker");
    assertThat(trail.at("/0/old_values/active").asBoolean()).isTrue();
    assertThat(trail.at("/0/new_values/active").asBoolean()).isFalse();
    assertThat(trail.at("/1/old_values/period").has("end")).isFalse();
    assertThat(trail.at("/1/new_values/period/end").asText()).isEqualTo("2025-12-31");
    assertThat(trail.at("/1/new_values/id").asText()).isEqualTo(id);
    assertThat(trail.path(2).has("old_values")).isFalse();
    assertThat(trail.at("/2/new_values/role/code").asText()).isEqualTo("nurse");
    assertThat(client.get("/api/audit/recent").data().at("/entries/0")).isEqualTo(trail.path(0));
    List<Map<String, Object>> rows =
        tenant.query(
            "SELECT old_values ->> 'active' AS before, new_values ->> 'active' AS after,"
                + " new_values ->> 'id' AS id, user_id FROM audit_log"
                + " WHERE entity_id = ? AND action = 'DELETE'",
            UUID.fromString(worker));
    assertThat(rows)
        .containsExactly(Map.of("before", "true", "after", "false", "id", id, "user_id", "clerk"));
    JsonNode events = client.get("/api/events").data().path("events");
    assertThat(events.findValuesAsText("type"))
        .containsExactly(
            "WorkerCreated", "AssignmentChanged", "AssignmentChanged", "AssignmentChanged");
    assertThat(events.findValuesAsText("change")).containsExactly("created", "updated", "deleted");
    assertThat(events.path(2).path("worker_id").asText()).isEqualTo(worker);
    assertThat(events.path(2).path("worker_version").asLong()).isEqualTo(1);
    assertThat(events.path(2).at("/data/assignment/id").asText()).isEqualTo(id);
    assertThat(events.path(2).at("/data/assignment/version").asLong()).isEqualTo(2);
  }

  @Test
  void shouldNotMakeTheSearchIndexReadTheWorkerAgain() {
    String worker = calls.worker();
    calls.create(worker, assignment("nurse"));
    long sequence =
        client.get("/api/events").data().path("events").path(1).path("sequence").asLong();

    List<Map<String, Object>> changes =
        tenant.query(
            "SELECT sequence, worker_id IS NULL AS other, own FROM search_changes(?, 1)",
            sequence - 1);

    assertThat(changes).containsExactly(Map.of("sequence", sequence, "other", true, "own", false));
  }

  @Test
  void shouldHideDeletedAssignmentsFromAllButAuditors() {
    String worker = calls.worker();
    calls.create(worker, assignment("kept"));
    String deleted = calls.create(worker, assignment("mistake"));
    client.delete(path(worker) + "/" + deleted);

    assertThat(calls.roles(worker)).containsExactly("kept");
    assertThat(client.get(path(worker) + "/" + deleted).status()).isEqualTo(404);
    assertThat(client.patch(path(worker) + "/" + deleted, Map.of()).status()).isEqualTo(404);
    assertThat(client.delete(path(worker) + "/" + deleted).status()).isEqualTo(404);
    JsonNode only = calls.list(path(worker) + "?deleted=only").data().path("assignments");
    assertThat(only.findValuesAsText("id")).containsExactly(deleted);
    assertThat(only.path(0).path("deleted_by").asText()).isEqualTo("clerk");
    assertThat(calls.list(path(worker) + "?deleted=include").data().path("assignments")).hasSize(2);
    assertThat(reader.get(path(worker) + "?deleted=include").status()).isEqualTo(403);
  }

  @Test
  void shouldListPageByPageAndByDay() {
    String worker = calls.worker();
    for (String role : List.of("a", "b", "c")) {
      calls.create(worker, assignment(role));
    }
    calls.create(worker, assignment("past", "2000-01-01", "2000-12-31"));
    calls.create(worker, assignment("future", "2100-01-01", null));
    calls.create(worker, assignment("unused").put("active", false));

    List<String> roles = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = calls.list(path(worker) + "?limit=2" + next).data();
      roles.addAll(page.findValuesAsText("code"));
      next = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!next.isEmpty());

    assertThat(roles).containsExactly("a", "b", "c", "past", "future", "unused");
    assertThat(calls.list(path(worker) + "?sort=-id&limit=1").data().findValuesAsText("code"))
        .containsExactly("unused");
    assertThat(calls.list(path(worker) + "?active_on=2000-12-31").data().findValuesAsText("code"))
        .containsExactly("a", "b", "c", "past");
    assertThat(client.get(path(worker) + "?active_on=2000-13-31").status()).isEqualTo(400);
  }

  @Test
  void shouldListWhoWorksAtAnOrganisation() {
    String hospital = calls.organization("Hospital");
    String nurse = calls.worker();
    String former = calls.worker();
    String deleted = calls.worker();
    calls.create(nurse, assignment("nurse").put("organization_id", hospital));
    calls.create(nurse, assignment("elsewhere"));
    calls.create(
        former, assignment("porter", "2001-01-01", "2002-01-01").put("organization_id", hospital));
    calls.create(deleted, assignment("ghost").put("organization_id", hospital));
    client.delete("/api/workers/" + deleted);
    String staff = "/api/organizations/" + hospital + "/assignments";

    ApiAnswer all = reader.get(staff);

    assertThat(all.data().findValuesAsText("code")).containsExactly("nurse", "porter");
    assertThat(all.data().findValuesAsText("worker_id")).containsExactly(nurse, former);
    assertThat(reader.get(staff + "?active_on=").status()).isEqualTo(400);
    assertThat(reader.get(staff + "?active_on=" + LocalDate.now()).data().findValuesAsText("code"))
        .containsExactly("nurse");
    assertThat(reader.get("/api/organizations/" + nurse + "/assignments").status()).isEqualTo(404);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        tenant.query(
                            "SELECT DISTINCT worker_id::text FROM access_log"
                                + " WHERE tenant_id = ? AND action = 'LIST'",
                            tenant.id()))
                    .extracting(row -> row.get("worker_id"))
                    .containsExactlyInAnyOrder(nurse, former));
  }

  @Test
  void shouldKeepAnOrganisationInWhichALivingWorkerWorks() {
    String hospital = calls.organization("Hospital");
    String worker = calls.worker();
    String id = calls.create(worker, assignment("nurse").put("organization_id", hospital));

    ApiAnswer refused = client.delete("/api/organizations/" + hospital);
    client.patch(path(worker) + "/" + id, Map.of("period", Map.of("end", "2020-01-01")));
    ApiAnswer accepted = client.delete("/api/organizations/" + hospital);

    assertThat(refused.errorCode()).isEqualTo("STILL_REFERENCED");
    assertThat(accepted.status()).isEqualTo(204);
    // What stays as it was is acceptable.
    assertThat(client.patch(path(worker) + "/" + id, Map.of("location", "Ward 2")).status())
        .isEqualTo(200);
  }

  @Test
  void shouldApplyAChangeToTheVersionsThatTheCallerAccepts() {
    String worker = calls.worker();
    String one = path(worker) + "/" + calls.create(worker, assignment("nurse"));
    Map<String, Object> change = Map.of("location", "Ward 1");
    Map<String, String> stale = Map.of("If-Match", "\"7\"");

    assertThat(client.patch(one, change, stale).status()).isEqualTo(412);
    assertThat(client.patch(one, Map.of("location", "x", "version", 7)).status()).isEqualTo(412);
    assertThat(client.delete(one, stale).status()).isEqualTo(412);
    ApiAnswer changed = client.patch(one, change, Map.of("If-Match", "\"1\""));
    assertThat(changed.header("ETag")).contains("\"2\"");
    ApiAnswer same = client.patch(one, change);
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.header("ETag")).contains("\"2\"");
    assertThat(client.patch(one, change, Map.of("If-None-Match", "\"2\"")).status()).isEqualTo(412);
    ApiAnswer whole = client.patch(one, same.data());
    assertThat(whole.data()).isEqualTo(same.data());
    assertThat(client.delete(one, Map.of("If-Match", "\"2\"")).status()).isEqualTo(204);
  }

  @Test
  void shouldRepeatACreationOnce() {
    String worker = calls.worker();
    Map<String, String> key = Map.of("Idempotency-Key", "assignment-1");

    ApiAnswer first = client.post(path(worker), assignment("nurse"), key);
    client.patch(first.header("Location").orElseThrow(), Map.of("location", "Ward 9"));
    ApiAnswer again = client.post(path(worker), assignment("nurse"), key);
    ApiAnswer other = client.post(path(worker), assignment("doctor"), key);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(other.errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(calls.roles(worker)).containsExactly("nurse");
  }

  @Test
  void shouldCreateOneAssignmentForConcurrentRepeats() {
    String worker = calls.worker();
    Map<String, String> key = Map.of("Idempotency-Key", "assignment-2");

    List<CompletableFuture<ApiAnswer>> sent = new ArrayList<>();
    for (int index = 0; index < 8; index++) {
      sent.add(client.postAsync(path(worker), assignment("nurse"), key));
    }

    assertThat(sent)
        .extracting(one -> one.join().data().path("id").asText())
        .hasSize(8)
        .containsOnly(sent.getFirst().join().data().path("id").asText());
    assertThat(calls.roles(worker)).containsExactly("nurse");
  }

  @Test
  void shouldLoseNoConcurrentChange() {
    String worker = calls.worker();
    String one = path(worker) + "/" + calls.create(worker, assignment("nurse"));

    List<CompletableFuture<ApiAnswer>> sent = new ArrayList<>();
    for (int index = 0; index < 10; index++) {
      sent.add(client.patchAsync(one, Map.of("location", "Ward " + index), Map.of()));
    }

    assertThat(sent).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    assertThat(client.get(one).data().path("version").asLong()).isEqualTo(11);
  }

  @Test
  void shouldComeBackWithARestoredWorker() {
    String worker = calls.worker();
    String one = path(worker) + "/" + calls.create(worker, assignment("nurse"));
    client.delete("/api/workers/" + worker);

    assertThat(client.get(path(worker)).status()).isEqualTo(404);
    assertThat(client.get(one).status()).isEqualTo(404);
    assertThat(client.patch(one, Map.of("location", "x")).status()).isEqualTo(404);
    assertThat(client.delete(one).status()).isEqualTo(404);
    assertThat(client.post(path(worker), assignment("late")).status()).isEqualTo(404);

    client.post("/api/workers/" + worker + "/restore", "");
    assertThat(calls.roles(worker)).containsExactly("nurse");
  }

  @Test
  void shouldRecordWhoReadTheAssignmentsOfAWorker() {
    String worker = calls.worker();

    reader.get(path(worker));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        tenant.query(
                            "SELECT user_id, action FROM access_log WHERE worker_id = ?",
                            UUID.fromString(worker)))
                    .containsExactly(Map.of("user_id", "test-read_only", "action", "READ")));
  }
}
