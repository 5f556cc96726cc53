package org.workerservice.api.rest.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.assignment.AssignmentCalls.assignment;
import static org.workerservice.api.rest.assignment.AssignmentCalls.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SampleOrganizations;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ImportedAssignmentsIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("loader", Role.HR_ADMIN);
  private final AssignmentCalls calls = new AssignmentCalls(client);
  private final String importId = UUID.randomUUID().toString();

  private static ObjectNode row(ObjectNode... assignments) {
    ObjectNode row = SamplePeople.next().put("id", UUID.randomUUID().toString());
    row.putArray("assignments").addAll(List.of(assignments));
    return row;
  }

  private JsonNode send(ObjectNode... rows) {
    ApiAnswer answer =
        client.post(
            "/api/workers/import", Map.of("workers", List.of(rows)), Map.of("Import-Id", importId));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("outcomes");
  }

  private static ObjectNode sourced(String role, String id) {
    ObjectNode sourced = assignment(role);
    sourced.putObject("source").put("system", "hr").put("id", id);
    return sourced;
  }

  @Test
  void shouldCreateTheAssignmentsOfEachRow() {
    String practice =
        client
            .post("/api/organizations", SampleOrganizations.practice("A81001"))
            .data()
            .path("id")
            .asText();
    ObjectNode first =
        row(
            assignment("gp", "2001-01-01", "2005-01-01").put("organization_ods_code", "A81001"),
            sourced("partner", "1").put("organization_id", practice));
    ObjectNode second = row(assignment("nurse"));

    JsonNode outcomes = send(first, second, row());

    assertThat(outcomes.findValuesAsText("outcome"))
        .containsExactly("created", "created", "created");
    String worker = first.path("id").asText();
    JsonNode shown = calls.list(path(worker)).data().path("assignments");
    assertThat(shown.findValuesAsText("code")).containsExactly("gp", "partner");
    assertThat(shown.findValuesAsText("organization_id")).containsExactly(practice, practice);
    assertThat(shown.path(0).path("created_by").asText()).isEqualTo("loader");
    assertThat(calls.roles(second.path("id").asText())).containsExactly("nurse");
    assertThat(
            client.get("/api/workers/" + worker + "/audit").data().findValuesAsText("entity_type"))
        .containsExactly("assignment", "assignment", "worker");
    JsonNode events = client.get("/api/events?limit=100").data().path("events");
    assertThat(events.findValuesAsText("type")).filteredOn("AssignmentChanged"::equals).hasSize(3);
  }

  @Test
  void shouldCreateEachOnceHoweverOftenTheRowIsSent() {
    ObjectNode row =
        row(
            sourced("partner", "1"),
            sourced("again", "1"),
            assignment("gp", "2001-01-01", null),
            assignment("gp", "2001-01-01", "2002-01-01"),
            assignment("gp", "2003-01-01", null));
    String worker = row.path("id").asText();
    send(row.deepCopy());
    String partner = calls.list(path(worker)).data().at("/assignments/0/id").asText();
    client.patch(path(worker) + "/" + partner, Map.of("location", "Ward 1"));
    String deleted = calls.list(path(worker)).data().at("/assignments/2/id").asText();
    client.delete(path(worker) + "/" + deleted);

    send(row.deepCopy());

    assertThat(calls.roles(worker)).containsExactly("partner", "gp");
    assertThat(client.get(path(worker) + "/" + partner).data().path("location").asText())
        .isEqualTo("Ward 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"role\":{\"code\":\"a\"}},{\"role\":{}}] | assignments[1].role.code | required",
        "[{\"role\":{\"code\":\"a\"},\"organization_ods_code\":\"NONE\"}] |"
            + " assignments[0].organization_ods_code | unknown_reference",
        "[{\"role\":{\"code\":\"a\"},"
            + "\"organization_id\":\"0198c0de-0000-7000-8000-00000000dead\"}] |"
            + " assignments[0].organization_id | unknown_reference",
        "[{\"role\":{\"code\":\"a\"},\"period\":{\"start\":\"2020-01-02\",\"end\":\"2020-01-01\"}}]"
            + " | assignments[0].period.end | before_start",
        "[{\"role\":{\"code\":\"a\"},\"planet\":\"Mars\"}] | assignments[0].planet |"
            + " unknown_field",
        "{} | assignments | wrong_type",
      })
  void shouldRejectOnlyTheRowAtFault(String assignments, String field, String code)
      throws Exception {
    ObjectNode broken = row();
    broken.set("assignments", Json.MAPPER.readTree(assignments));

    JsonNode outcomes = send(broken, row(assignment("fine")));

    assertThat(outcomes.findValuesAsText("outcome")).containsExactly("rejected", "created");
    assertThat(outcomes.at("/0/errors/0/field").asText()).isEqualTo(field);
    assertThat(outcomes.at("/0/errors/0/code").asText()).isEqualTo(code);
    assertThat(client.get("/api/workers/" + broken.path("id").asText()).status()).isEqualTo(404);
  }
}
