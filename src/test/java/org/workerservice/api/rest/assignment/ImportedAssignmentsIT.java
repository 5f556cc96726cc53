package org.workerservice.api.rest.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.assignment.AssignmentCalls.assignment;
import static org.workerservice.api.rest.assignment.AssignmentCalls.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
    return send("skip", importId, rows);
  }

  private JsonNode feed(ObjectNode row) {
    return send("update", UUID.randomUUID().toString(), row.deepCopy());
  }

  private JsonNode send(String onDuplicate, String importId, ObjectNode... rows) {
    ApiAnswer answer =
        client.post(
            "/api/workers/import?on_duplicate=" + onDuplicate,
            Map.of("workers", List.of(rows)),
            Map.of("Import-Id", importId));
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
            assignment("gp", "2001-01-01", "2005-01-01").put("organization_ods_code", " a81001 "),
            sourced("partner", "1").put("organization_id", practice));
    ObjectNode second = row(assignment("nurse"));

    JsonNode outcomes = send(first, second, row());

    assertThat(outcomes.findValuesAsText("outcome"))
        .containsExactly("created", "created", "created");
    assertThat(outcomes.at("/0/assignments/created").asInt()).isEqualTo(2);
    assertThat(outcomes.at("/1/assignments/created").asInt()).isEqualTo(1);
    assertThat(outcomes.path(2).has("assignments")).isFalse();
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
  void shouldRejectAnUnknownOrganisationBesideAKnownCode() {
    client.post("/api/organizations", SampleOrganizations.practice("A81002"));

    JsonNode outcome =
        send(row(
                assignment("gp")
                    .put("organization_ods_code", "A81002")
                    .put("organization_id", UUID.randomUUID().toString())))
            .path(0);

    assertThat(outcome.at("/errors/0/field").asText()).isEqualTo("assignments[0].organization_id");
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

  @Test
  void shouldNotBringBackWhatAPersonCorrected() {
    ObjectNode row = row(assignment("wrong"));
    String worker = row.path("id").asText();
    send(row.deepCopy());
    client.patch(only(worker), Map.of("role", Map.of("code", "corrected")));

    send(row.deepCopy());

    assertThat(calls.roles(worker)).containsExactly("corrected");
  }

  private String only(String worker) {
    JsonNode shown = calls.list(path(worker)).data().path("assignments");
    assertThat(shown).hasSize(1);
    return path(worker) + "/" + shown.path(0).path("id").asText();
  }

  @Test
  void shouldRefuseWhatIsBeyondTheLimitOfAWorker() {
    ObjectNode row = fed();
    row.putArray("assignments").addAll(numbered(0, 255));
    String worker = feed(row).at("/0/id").asText();
    row.putArray("assignments").addAll(numbered(255, 258));

    JsonNode outcome = feed(row).path(0);

    assertThat(calls.list(path(worker) + "?limit=500").data().path("assignments")).hasSize(256);
    assertThat(outcome.path("warnings").findValuesAsText("field"))
        .containsExactly("assignments[1]", "assignments[2]");
    assertThat(outcome.at("/warnings/0/code").asText()).isEqualTo("too_many");
  }

  private static List<ObjectNode> numbered(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> sourced("role " + number, "n" + number))
        .toList();
  }

  private static ObjectNode fed() {
    ObjectNode row = SamplePeople.next();
    row.putArray("sources").addObject().put("system", "hr").put("id", UUID.randomUUID().toString());
    return row;
  }

  @Test
  void shouldUpdateAssignmentsFromAFeed() {
    ObjectNode row = fed();
    ObjectNode sent = sourced("nurse", "1");
    row.putArray("assignments").add(sent);
    String worker = feed(row).at("/0/id").asText();
    String one = only(worker);
    sent.putObject("period").put("start", "2020-01-01").put("end", "2021-01-01");

    JsonNode updated = feed(row).path(0);
    JsonNode repeated = feed(row).path(0);

    assertThat(updated.path("outcome").asText()).isEqualTo("unchanged");
    assertThat(updated.path("assignments")).hasToString("{\"created\":0,\"updated\":1}");
    assertThat(repeated.path("assignments")).hasToString("{\"created\":0,\"updated\":0}");
    JsonNode shown = client.get(only(worker)).data();
    assertThat(shown.at("/period/end").asText()).isEqualTo("2021-01-01");
    assertThat(shown.path("version").asInt()).isEqualTo(2);
    assertThat(only(worker)).isEqualTo(one);
    JsonNode events = client.get("/api/events?limit=100").data().path("events");
    assertThat(events.findValuesAsText("change")).containsExactly("created", "updated");
    assertThat(
            tenant.query(
                "SELECT action FROM audit_log WHERE entity_type = 'assignment' AND entity_id = ?"
                    + " ORDER BY entity_version",
                UUID.fromString(worker)))
        .extracting(audit -> audit.get("action"))
        .containsExactly("CREATE", "UPDATE");
  }

  @Test
  void shouldEndAssignmentsWithoutSourceByOrganisationRoleAndStart() {
    ObjectNode row = fed();
    row.putArray("assignments").add(assignment("nurse", "2020-01-01", null));
    String worker = feed(row).at("/0/id").asText();
    row.putArray("assignments").add(assignment("nurse", "2020-01-01", "2021-01-01"));

    feed(row);

    assertThat(client.get(only(worker)).data().at("/period/end").asText()).isEqualTo("2021-01-01");
  }

  @Test
  void shouldLeaveWhatAPersonChangedToThePerson() {
    ObjectNode row = fed();
    ObjectNode sent = sourced("nurse", "1");
    row.putArray("assignments").add(sent);
    String worker = feed(row).at("/0/id").asText();
    client.patch(only(worker), Map.of("location", "Ward 1"));
    sent.put("location", "Ward 2");

    feed(row);

    assertThat(client.get(only(worker)).data().path("location").asText()).isEqualTo("Ward 1");
  }

  @Test
  void shouldWarnThatASkippedRowLosesItsAssignments() {
    ObjectNode row = row(assignment("nurse"));
    send(row.deepCopy());
    row.remove("id");

    JsonNode outcome = send("skip", UUID.randomUUID().toString(), row).path(0);

    assertThat(outcome.path("outcome").asText()).isEqualTo("duplicate");
    assertThat(outcome.at("/warnings/0/field").asText()).isEqualTo("assignments");
    assertThat(outcome.at("/warnings/0/code").asText()).isEqualTo("not_imported");
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

  @Test
  void shouldGiveACorrectedAssignmentBackToImports() {
    ObjectNode row = fed();
    row.putArray("assignments").add(sourced("nurse", "1"));
    String worker = feed(row).at("/0/id").asText();
    String assignment = only(worker);
    assertThat(client.delete(assignment + "/corrections").status()).as("not yet").isEqualTo(404);
    client.patch(assignment, Map.of("role", Map.of("code", "matron")));
    assertThat(client.get(assignment).data().path("corrected").asBoolean()).isTrue();
    feed(row);

    assertThat(client.delete(assignment + "/corrections", Map.of("If-Match", "\"1\"")).status())
        .isEqualTo(412);
    ApiAnswer released = client.delete(assignment + "/corrections", Map.of("If-Match", "\"2\""));

    assertThat(released.status()).as("%s", released.body()).isEqualTo(200);
    assertThat(released.data().path("version").asInt()).isEqualTo(3);
    assertThat(released.data().path("corrected").asBoolean()).isFalse();
    assertThat(calls.roles(worker)).containsExactly("matron");
    JsonNode entry = client.get("/api/workers/" + worker + "/audit").data().path(0);
    assertThat(entry.path("action").asText()).isEqualTo("UPDATE");
    assertThat(entry.at("/old_values/corrected").asBoolean(false)).isTrue();
    assertThat(entry.at("/new_values/corrected").asBoolean(true)).isFalse();
    assertThat(client.delete(assignment + "/corrections").status()).as("again").isEqualTo(404);
    assertThat(client.delete(path(worker) + "/" + UUID.randomUUID() + "/corrections").status())
        .isEqualTo(404);
    feed(row);
    assertThat(calls.roles(worker)).containsExactly("nurse");
  }
}
