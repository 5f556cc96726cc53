package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.worker.SourceCalls.nextId;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.JarRun;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Imports that update workers by the source keys of their rows. */
class SourceImportIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient feed = tenant.client("feed", Role.SERVICE);
  private final ApiClient officer = tenant.client("officer", Role.HR_ADMIN);
  @TempDir private Path directory;

  private static ObjectNode row(String id, ObjectNode person) {
    ObjectNode row = person.deepCopy();
    row.putArray("sources").addObject().put("system", "hr").put("id", id);
    return row;
  }

  private ApiAnswer send(String policy, UUID importId, ObjectNode... rows) {
    ArrayNode list = Json.MAPPER.createArrayNode().addAll(List.of(rows));
    return feed.post(
        "/api/workers/import?on_duplicate=" + policy,
        Map.of("workers", list),
        Map.of("Import-Id", importId.toString()));
  }

  private List<String> outcomes(String policy, ObjectNode... rows) {
    ApiAnswer answer = send(policy, UUID.randomUUID(), rows);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("outcomes").findValuesAsText("outcome");
  }

  private JsonNode worker(String id) {
    return officer.get("/api/workers/" + id).data();
  }

  @Test
  void shouldWriteOnlyRowsThatChanged() {
    ObjectNode one = row(nextId(), SamplePeople.next().put("marital_status", "single"));
    ObjectNode other = row(nextId(), SamplePeople.next());
    assertThat(outcomes("update", one, other)).containsExactly("created", "created");

    TestTenant.Counts before = tenant.counts();
    assertThat(outcomes("update", one, other)).containsExactly("unchanged", "unchanged");
    assertThat(tenant.counts()).isEqualTo(before);

    one.put("marital_status", "married");
    assertThat(outcomes("update", one, other)).containsExactly("updated", "unchanged");
    assertThat(tenant.counts().events()).isEqualTo(before.events() + 1);
  }

  @Test
  void shouldRepeatTheOutcomesOfARequest() {
    String key = nextId();
    ObjectNode person = SamplePeople.next();
    outcomes("update", row(key, person));
    UUID importId = UUID.randomUUID();
    ObjectNode changed = row(key, person.put("marital_status", "married"));

    JsonNode first = send("update", importId, changed).data();
    assertThat(first.at("/outcomes/0/outcome").asText()).isEqualTo("updated");
    assertThat(first.at("/outcomes/0/version").asLong()).isEqualTo(2);
    TestTenant.Counts before = tenant.counts();
    assertThat(send("update", importId, changed).data()).isEqualTo(first);
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldNameWhatAPersonKeeps() {
    String key = nextId();
    ObjectNode row = row(key, SamplePeople.next().put("marital_status", "single"));
    String id = send("update", UUID.randomUUID(), row).data().at("/outcomes/0/id").asText();
    officer.patch("/api/workers/" + id, Map.of("marital_status", "divorced"));

    JsonNode outcome = send("update", UUID.randomUUID(), row).data().at("/outcomes/0");
    assertThat(outcome.path("outcome").asText()).isEqualTo("unchanged");
    assertThat(outcome.at("/kept_fields/0").asText()).isEqualTo("marital_status");
    assertThat(worker(id).path("marital_status").asText()).isEqualTo("divorced");
  }

  @Test
  void shouldAttachToADefiniteMatchAndSkipOthers() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    String id = officer.post("/api/workers", person).data().path("id").asText();
    ObjectNode probable = SamplePeople.next();
    officer.post("/api/workers", probable);

    String key = nextId();
    assertThat(
            outcomes(
                "update",
                row(key, person.deepCopy().put("worker_type", "nurse")),
                row(nextId(), probable),
                row(nextId(), SamplePeople.next()),
                SamplePeople.next()))
        .containsExactly("updated", "duplicate", "created", "created");
    assertThat(worker(id).path("worker_type").asText()).isEqualTo("nurse");
    assertThat(worker(id).at("/sources/0/id").asText()).isEqualTo(key);
  }

  @Test
  void shouldOnlyLinkWhenAskedTo() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    String id = officer.post("/api/workers", person).data().path("id").asText();
    String key = nextId();
    ObjectNode row = row(key, person.deepCopy().put("worker_type", "nurse"));

    assertThat(outcomes("link", row)).containsExactly("linked");
    assertThat(worker(id).at("/sources/0/id").asText()).isEqualTo(key);
    assertThat(worker(id).has("worker_type")).isFalse();
    TestTenant.Counts before = tenant.counts();
    assertThat(outcomes("link", row)).containsExactly("unchanged");
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldMakeOneWorkerOfTwoRowsWithOneKey() {
    String key = nextId();
    assertThat(outcomes("update", row(key, SamplePeople.next()), row(key, SamplePeople.next())))
        .containsExactly("created", "updated");
    assertThat(outcomes("skip", row(key, SamplePeople.next()))).containsExactly("duplicate");
    assertThat(tenant.counts().workers()).isEqualTo(1);
  }

  @Test
  void shouldApplyRowsOfOneKeyInTheirOrder() {
    String key = nextId();
    ObjectNode single = row(key, SamplePeople.next().put("marital_status", "single"));
    ObjectNode married = single.deepCopy().put("marital_status", "married");
    String id = send("update", UUID.randomUUID(), single).data().at("/outcomes/0/id").asText();

    assertThat(outcomes("update", married, single)).containsExactly("updated", "updated");

    assertThat(worker(id).path("marital_status").asText()).isEqualTo("single");
    assertThat(outcomes("update", single, married, single))
        .containsExactly("unchanged", "updated", "updated");
    assertThat(worker(id).path("marital_status").asText()).isEqualTo("single");

    String fresh = nextId();
    ObjectNode first = row(fresh, SamplePeople.next().put("marital_status", "single"));
    ObjectNode last = first.deepCopy().put("marital_status", "widowed");
    JsonNode created = send("update", UUID.randomUUID(), first, last).data().path("outcomes");
    assertThat(created.findValuesAsText("outcome")).containsExactly("created", "updated");
    assertThat(worker(created.at("/0/id").asText()).path("marital_status").asText())
        .isEqualTo("widowed");
  }

  @Test
  void shouldWriteNothingInASecondRunAfterAMerge() {
    ObjectNode one = row(nextId(), SamplePeople.next().put("marital_status", "single"));
    ObjectNode other = row(nextId(), SamplePeople.next().put("marital_status", "married"));
    JsonNode created = send("update", UUID.randomUUID(), one, other).data().path("outcomes");
    officer.post(
        "/api/workers/merge",
        Map.of(
            "master_worker_id",
            created.at("/0/id").asText(),
            "duplicate_worker_ids",
            List.of(created.at("/1/id").asText())));
    outcomes("update", one, other);

    TestTenant.Counts before = tenant.counts();
    JsonNode again = send("update", UUID.randomUUID(), other, one).data().path("outcomes");

    assertThat(again.findValuesAsText("outcome")).containsExactly("unchanged", "unchanged");
    assertThat(again.at("/0/warnings/0/code").asText()).isEqualTo("secondary");
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldRejectARowFromTheFuture() {
    ObjectNode row = row(nextId(), SamplePeople.next());
    ((ObjectNode) row.at("/sources/0")).put("updated_at", "2199-01-01T00:00:00Z");

    JsonNode outcome = send("update", UUID.randomUUID(), row).data().at("/outcomes/0");

    assertThat(outcome.path("outcome").asText()).isEqualTo("rejected");
    assertThat(outcome.at("/errors/0/field").asText()).isEqualTo("sources[0].updated_at");
  }

  @Test
  void shouldRefuseRowsOfDeletedWorkersAndOfSeveralSources() {
    String key = nextId();
    ObjectNode row = row(key, SamplePeople.next());
    String id = send("update", UUID.randomUUID(), row).data().at("/outcomes/0/id").asText();
    officer.delete("/api/workers/" + id);
    ObjectNode several = row(nextId(), SamplePeople.next());
    several.withArray("sources").addObject().put("system", "hr").put("id", nextId());

    JsonNode answer = send("update", UUID.randomUUID(), row, several).data();
    assertThat(answer.path("outcomes").findValuesAsText("code"))
        .containsExactly("deleted", "too_many");
  }

  private Path file(List<ObjectNode> rows) throws IOException {
    return Files.write(
        directory.resolve("full.ndjson"), rows.stream().map(ObjectNode::toString).toList());
  }

  private JarRun run(Path file, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "import",
                "--url",
                SharedService.process().url(),
                "--token",
                tenant.token("loader", Role.SERVICE),
                "--on-duplicate",
                "update"));
    command.addAll(List.of(more));
    command.add(file.toString());
    return JarRun.of(Map.of(), command.toArray(String[]::new));
  }

  @Test
  void shouldCloseWorkersThatAFullFileLacks() throws IOException {
    List<ObjectNode> rows =
        IntStream.range(0, 40)
            .mapToObj(
                number -> row(nextId(), SamplePeople.next().put("employment_status", "active")))
            .toList();
    assertThat(run(file(rows)).output()).contains("created 40");
    assertThat(run(file(rows), "--close-missing").output())
        .contains("unchanged 40", "Missing in the file: 0 of 40 workers of hr");

    Path shorter = file(rows.subList(1, 40));
    JarRun listed = run(shorter, "--close-missing");
    assertThat(listed.output()).contains("Missing in the file: 1 of 40", "None was closed");
    assertThat(Files.readAllLines(Path.of(shorter + ".missing.csv"))).hasSize(2);
    JarRun refused = run(file(rows.subList(3, 40)), "--close-missing", "--apply");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output()).contains("More than 5 %");
    assertThat(terminated()).isZero();

    assertThat(run(file(rows.subList(1, 40)), "--close-missing", "--apply").output())
        .contains("Set to terminated: 1;");
    assertThat(terminated()).isEqualTo(1);
    assertThat(run(file(rows.subList(1, 40)), "--close-missing", "--apply").output())
        .contains("Missing in the file: 0 of 39");
  }

  private long terminated() {
    return (long)
        tenant
            .query(
                "SELECT count(*) AS n FROM workers WHERE tenant_id = ? AND employment_status ="
                    + " 'terminated'",
                tenant.id())
            .getFirst()
            .get("n");
  }
}
