package org.workerservice.api.rest.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.assignment.AssignmentCalls.assignment;
import static org.workerservice.api.rest.assignment.AssignmentCalls.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class TimelineIT {
  private static final String NUMBER = "PASS12345678";

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client(Role.HR_ADMIN);
  private final ApiClient reader = tenant.client(Role.READ_ONLY);
  private final AssignmentCalls calls = new AssignmentCalls(client);

  private static String timeline(String worker) {
    return "/api/workers/" + worker + "/timeline";
  }

  private List<String> types(String target) {
    return calls.list(target).data().findValuesAsText("type");
  }

  private String withPassport() {
    ObjectNode person = SamplePeople.next();
    person
        .putArray("documents")
        .addObject()
        .put("document_type", "PASSPORT")
        .put("number", NUMBER)
        .put("issuing_country", "GB")
        .put("issue_date", "2021-05-01")
        .put("expiry_date", "2131-05-01");
    return client.post("/api/workers", person).data().path("id").asText();
  }

  @Test
  void shouldTellWhatHappenedToAWorkerByDate() {
    String worker = withPassport();
    String hospital = calls.organization("Hospital");
    calls.create(
        worker, assignment("nurse", "2010-01-01", "2015-06-30").put("organization_id", hospital));
    calls.create(worker, assignment("matron", "2015-07-01", null));
    String mistake = calls.create(worker, assignment("mistake", "2001-01-01", null));
    client.delete(path(worker) + "/" + mistake);
    client.patch("/api/workers/" + worker, Map.of("employment_status", "on_leave"));
    client.patch("/api/workers/" + worker, Map.of("marital_status", "single"));
    client.delete("/api/workers/" + worker);
    client.post("/api/workers/" + worker + "/restore", "");

    List<String> types = types(timeline(worker) + "?sort=date");

    assertThat(types)
        .containsExactly(
            "assignment_started",
            "assignment_ended",
            "assignment_started",
            "document_issued",
            "created",
            "employment_status_changed",
            "deleted",
            "restored",
            "document_expires");
    assertThat(types(timeline(worker))).isEqualTo(types.reversed());
    JsonNode entries = client.get(timeline(worker) + "?sort=date").data().path("entries");
    assertThat(entries.path(0).path("date").asText()).isEqualTo("2010-01-01");
    assertThat(entries.path(0).has("time")).isFalse();
    assertThat(entries.path(0).path("organization_name").asText()).isEqualTo("Hospital");
    assertThat(entries.path(0).at("/role/code").asText()).isEqualTo("nurse");
    assertThat(entries.path(3).path("number").asText()).isEqualTo(NUMBER);
    assertThat(entries.path(5).path("employment_status").asText()).isEqualTo("on_leave");
    assertThat(entries.path(5).has("time")).isTrue();
  }

  @Test
  void shouldMaskNumbersAndRecordTheRead() {
    String worker = withPassport();

    JsonNode shown = reader.get(timeline(worker)).data();

    assertThat(shown.findValuesAsText("number")).containsOnly("********5678");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        tenant.query(
                            "SELECT user_id FROM access_log WHERE worker_id = ?",
                            UUID.fromString(worker)))
                    .containsExactly(Map.of("user_id", "test-read_only")));
  }

  @Test
  void shouldShowMergesAndReversalsOnBothSides() {
    String survivor = calls.worker();
    String duplicate = calls.worker();
    calls.create(duplicate, assignment("nurse", "2010-01-01", null));
    client.post(
        "/api/workers/merge",
        Map.of("master_worker_id", survivor, "duplicate_worker_ids", List.of(duplicate)));

    assertThat(client.get(timeline(duplicate)).status()).isEqualTo(410);
    assertThat(types(timeline(survivor) + "?sort=date"))
        .containsExactly("assignment_started", "created", "merged");

    String merge = client.get("/api/merges?worker=" + duplicate).data().at("/merges/0/id").asText();
    client.post("/api/merges/" + merge + "/reverse", Map.of());

    JsonNode entries = client.get(timeline(survivor) + "?sort=date").data().path("entries");
    assertThat(entries.findValuesAsText("type"))
        .containsExactly("created", "merged", "merge_reversed");
    assertThat(entries.path(1).path("duplicate_worker_id").asText()).isEqualTo(duplicate);
    entries = client.get(timeline(duplicate) + "?sort=date").data().path("entries");
    assertThat(entries.findValuesAsText("type"))
        .containsExactly("assignment_started", "created", "merged", "merge_reversed");
    assertThat(entries.path(3).path("survivor_id").asText()).isEqualTo(survivor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"date", "-date"})
  void shouldLoseAndRepeatNothingBetweenPages(String sort) {
    String worker = withPassport();
    for (int index = 0; index < 7; index++) {
      // Entries of one day are told apart by their key.
      calls.create(worker, assignment("a" + index, "2021-05-01", index < 3 ? "2021-05-01" : null));
    }
    JsonNode whole = client.get(timeline(worker) + "?sort=" + sort).data();

    List<JsonNode> paged = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = calls.list(timeline(worker) + "?limit=3&sort=" + sort + after).data();
      page.path("entries").forEach(paged::add);
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());

    assertThat(whole.path("next").isNull()).isTrue();
    assertThat(paged).hasSize(13).containsExactlyElementsOf(whole.path("entries"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=501", "sort=id", "after=x", "after=1_%27", "from=2020"})
  void shouldRefuseParametersItCannotUse(String query) {
    assertThat(client.get(timeline(calls.worker()) + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void shouldHideOtherTenantsAndDeletedWorkers() {
    String worker = calls.worker();

    assertThat(SharedService.tenant().client(Role.HR_ADMIN).get(timeline(worker)).status())
        .isEqualTo(404);
    client.delete("/api/workers/" + worker);
    assertThat(client.get(timeline(worker)).status()).isEqualTo(404);
  }
}
