package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.worker.SourceCalls.PATH;
import static org.workerservice.api.rest.worker.SourceCalls.body;
import static org.workerservice.api.rest.worker.SourceCalls.id;
import static org.workerservice.api.rest.worker.SourceCalls.kept;
import static org.workerservice.api.rest.worker.SourceCalls.nextId;
import static org.workerservice.api.rest.worker.SourceCalls.outcome;
import static org.workerservice.api.rest.worker.SourceCalls.put;
import static org.workerservice.api.rest.worker.SourceCalls.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.StoredWorker;
import org.workerservice.support.TestTenant;

/** Workers that systems create and update by their own keys. */
class SourcesIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient feed = tenant.client("feed", Role.SERVICE);
  private final ApiClient officer = tenant.client("officer", Role.HR_ADMIN);

  private static String path(String id) {
    return "/api/workers/" + id;
  }

  private static ObjectNode only(String field, String value) {
    return Json.MAPPER.createObjectNode().put(field, value);
  }

  private void assertNothingWritten(TestTenant.Counts before) {
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldCreateOnceAndThenUpdateByKey() {
    String key = nextId();
    ObjectNode person = SamplePeople.next().put("marital_status", "single");

    ApiAnswer created = put(feed, "hr", key, person);
    assertThat(created.status()).isEqualTo(201);
    assertThat(outcome(created)).isEqualTo("created");
    assertThat(created.header("Location")).contains(path(id(created)));
    assertThat(created.data().at("/worker/sources/0/id").asText()).isEqualTo(key);

    TestTenant.Counts before = tenant.counts();
    ApiAnswer same = put(feed, "hr", key, person);
    assertThat(outcome(same)).isEqualTo("unchanged");
    assertThat(version(same)).isEqualTo(1);
    assertNothingWritten(before);

    ApiAnswer updated = put(feed, "hr", key, only("marital_status", "married"));
    assertThat(outcome(updated)).isEqualTo("updated");
    assertThat(id(updated)).isEqualTo(id(created));
    assertThat(version(updated)).isEqualTo(2);
    assertThat(updated.data().at("/worker/gender")).isEqualTo(created.data().at("/worker/gender"));
    StoredWorker.of(tenant, UUID.fromString(id(created))).assertTablesAgreeWithRecord();
  }

  @Test
  void shouldKeepWhatAPersonCorrected() {
    String key = nextId();
    ObjectNode person = SamplePeople.next().put("marital_status", "single");
    String worker = id(put(feed, "hr", key, person));
    officer.patch(path(worker), only("marital_status", "divorced"));

    TestTenant.Counts before = tenant.counts();
    ApiAnswer again = put(feed, "hr", key, person);
    assertThat(outcome(again)).isEqualTo("unchanged");
    assertThat(kept(again)).containsExactly("marital_status");
    assertThat(again.data().at("/kept_fields/0/set_by").asText()).isEqualTo("person");
    assertThat(again.data().at("/worker/marital_status").asText()).isEqualTo("divorced");
    assertNothingWritten(before);

    ApiAnswer more = put(feed, "hr", key, person.put("worker_type", "nurse"));
    assertThat(outcome(more)).isEqualTo("updated");
    assertThat(more.data().at("/worker/marital_status").asText()).isEqualTo("divorced");
    assertThat(more.data().at("/worker/worker_type").asText()).isEqualTo("nurse");
  }

  @Test
  void shouldShowWhoSetAField() {
    String key = nextId();
    String worker = id(put(feed, "hr", key, SamplePeople.next()));
    officer.patch(path(worker), only("worker_type", "nurse"));
    tenant.client("program", Role.SERVICE).patch(path(worker), only("marital_status", "single"));

    JsonNode shown = officer.get(path(worker) + "?provenance=true").data().path("field_provenance");
    assertThat(shown.at("/*/system").asText()).isEqualTo("hr");
    assertThat(shown.at("/worker_type/set_by").asText()).isEqualTo("person");
    assertThat(shown.at("/marital_status/set_by").asText()).isEqualTo("service");
    assertThat(officer.get(path(worker)).data().has("field_provenance")).isFalse();
    assertThat(
            tenant
                .client(Role.READ_ONLY)
                .get(path(worker) + "?provenance=true")
                .data()
                .at("/sources/0/id")
                .asText())
        .as("readers of masked records see source keys")
        .isEqualTo(key);
  }

  @Test
  void shouldNotRevertToOlderContent() {
    String key = nextId();
    ObjectNode person = SamplePeople.next().put("marital_status", "married");
    feed.put(PATH, body("hr", key, "2026-03-02T00:00:00Z", person));

    TestTenant.Counts before = tenant.counts();
    ApiAnswer older =
        feed.put(
            PATH,
            body(
                "hr",
                key,
                "2026-03-01T00:00:00Z",
                person.deepCopy().put("marital_status", "single")));
    assertThat(outcome(older)).isEqualTo("older");
    assertThat(older.data().at("/worker/marital_status").asText()).isEqualTo("married");
    assertNothingWritten(before);
  }

  @Test
  void shouldHonourConditionsAndIdempotencyKeys() {
    String key = nextId();
    ObjectNode person = SamplePeople.next();
    ObjectNode body = body("hr", key, person);

    assertThat(feed.put(PATH, body, Map.of("If-Match", "\"1\"")).status()).isEqualTo(404);
    Map<String, String> first = Map.of("Idempotency-Key", key);
    ApiAnswer created = feed.put(PATH, body, first);
    assertThat(created.status()).isEqualTo(201);
    ApiAnswer repeated = feed.put(PATH, body, first);
    assertThat(repeated.status()).isEqualTo(201);
    assertThat(id(repeated)).isEqualTo(id(created));
    assertThat(feed.put(PATH, body, Map.of("If-None-Match", "*")).status()).isEqualTo(412);
    ObjectNode changed = body("hr", key, only("marital_status", "single"));
    assertThat(feed.put(PATH, changed, first).errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(feed.put(PATH, changed, Map.of("If-Match", "\"7\"")).status()).isEqualTo(412);
    Map<String, String> second = Map.of("If-Match", "\"1\"", "Idempotency-Key", key + "b");
    assertThat(version(feed.put(PATH, changed, second))).isEqualTo(2);
    put(feed, "hr", key, only("marital_status", "married"));
    ApiAnswer replay = feed.put(PATH, changed, second);
    assertThat(version(replay)).isEqualTo(2);
    assertThat(officer.get(path(id(created))).data().path("version").asLong()).isEqualTo(3);
  }

  @Test
  void shouldAttachAKeyOnlyWhenAskedAndOnlyToADefiniteMatch() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    String worker = officer.post("/api/workers", person).data().path("id").asText();
    String key = nextId();

    ApiAnswer refused = put(feed, "hr", key, person);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errorCode()).isEqualTo("DUPLICATE_DETECTED");

    ObjectNode body = body("hr", key, person.deepCopy().put("worker_type", "nurse"));
    ApiAnswer attached = feed.put(PATH + "?on_duplicate=attach", body);
    assertThat(outcome(attached)).isEqualTo("attached");
    assertThat(id(attached)).isEqualTo(worker);
    assertThat(attached.data().at("/worker/worker_type").asText()).isEqualTo("nurse");

    ObjectNode second = body("hr", nextId(), person);
    assertThat(feed.put(PATH + "?on_duplicate=attach", second).errorCode())
        .as("the system knows two people")
        .isEqualTo("DUPLICATE_DETECTED");

    ObjectNode namesake = SamplePeople.next();
    officer.post("/api/workers", namesake);
    ObjectNode probable = body("hr", nextId(), namesake);
    assertThat(feed.put(PATH + "?on_duplicate=attach", probable).errorCode())
        .as("name and birth date are not definite")
        .isEqualTo("DUPLICATE_DETECTED");
  }

  @Test
  void shouldNeverShareAKey() {
    String key = nextId();
    String worker = id(put(feed, "hr", key, SamplePeople.next()));
    ObjectNode other = SamplePeople.next();
    other.putArray("sources").addObject().put("system", "hr").put("id", key);

    ApiAnswer taken = officer.post("/api/workers", other);
    assertThat(taken.errorCode()).isEqualTo("SOURCE_TAKEN");
    assertThat(taken.body().at("/error/details/0/worker_id").asText()).isEqualTo(worker);
    String second = officer.post("/api/workers", SamplePeople.next()).data().path("id").asText();
    ObjectNode patch = Json.MAPPER.createObjectNode().set("sources", other.get("sources"));
    assertThat(officer.patch(path(second), patch).errorCode()).isEqualTo("SOURCE_TAKEN");

    officer.patch(
        path(worker), Json.MAPPER.createObjectNode().set("sources", Json.MAPPER.createArrayNode()));
    assertThat(officer.patch(path(second), patch).status()).isEqualTo(200);
    assertThat(id(put(feed, "hr", key, only("marital_status", "single")))).isEqualTo(second);
    assertThat(put(tenantOfOthers(), "hr", key, SamplePeople.next()).status()).isEqualTo(201);
  }

  private static ApiClient tenantOfOthers() {
    return SharedService.tenant().client("feed", Role.SERVICE);
  }

  @Test
  void shouldKeepTheKeyOfADeletedWorker() {
    String key = nextId();
    String worker = id(put(feed, "hr", key, SamplePeople.next()));
    officer.delete(path(worker));

    ApiAnswer deleted = put(feed, "hr", key, SamplePeople.next());
    assertThat(deleted.errorCode()).isEqualTo("SOURCE_DELETED");
    assertThat(deleted.body().at("/error/details/worker_id").asText()).isEqualTo(worker);

    officer.post(path(worker) + "/restore", "");
    assertThat(outcome(put(feed, "hr", key, only("marital_status", "single"))))
        .isEqualTo("updated");
  }

  @Test
  void shouldMoveKeysWithAMergeAndBack() {
    String key = nextId();
    String other = nextId();
    ObjectNode person = SamplePeople.next();
    String master = id(put(feed, "hr", key, person.put("marital_status", "single")));
    String duplicate = id(put(feed, "payroll", other, SamplePeople.next()));
    ObjectNode merge = Json.MAPPER.createObjectNode().put("master_worker_id", master);
    merge.putArray("duplicate_worker_ids").add(duplicate);
    String merged = officer.post("/api/workers/merge", merge).data().at("/merges/0/id").asText();

    ApiAnswer survivor = put(feed, "payroll", other, only("worker_type", "nurse"));
    assertThat(id(survivor)).isEqualTo(master);
    assertThat(survivor.data().at("/worker/sources")).hasSize(2);
    StoredWorker.of(tenant, UUID.fromString(master)).assertTablesAgreeWithRecord();
    StoredWorker.of(tenant, UUID.fromString(duplicate)).assertTablesAgreeWithRecord();

    assertThat(officer.post("/api/merges/" + merged + "/reverse", "{}").status()).isEqualTo(200);
    ApiAnswer back = put(feed, "payroll", other, only("worker_type", "doctor"));
    assertThat(id(back)).isEqualTo(duplicate);
    assertThat(officer.get(path(master)).data().path("sources")).hasSize(1);
    StoredWorker.of(tenant, UUID.fromString(master)).assertTablesAgreeWithRecord();
    StoredWorker.of(tenant, UUID.fromString(duplicate)).assertTablesAgreeWithRecord();
  }

  @Test
  void shouldGiveTheDuplicateWhatItsSystemSentSince() {
    String master =
        id(put(feed, "hr", nextId(), SamplePeople.next().put("marital_status", "single")));
    String other = nextId();
    String duplicate = id(put(feed, "payroll", other, SamplePeople.next()));
    String merged = merge(master, duplicate);
    ObjectNode sent = only("marital_status", "divorced").put("worker_type", "nurse");
    sent.putArray("telecom").addObject().put("system", "phone").put("value", "+12125550142");
    put(feed, "payroll", other, sent);
    put(feed, "hr", nextId(), SamplePeople.next());

    JsonNode reversed = officer.post("/api/merges/" + merged + "/reverse", "{}").data();

    assertThat(reversed.at("/survivor/marital_status").asText()).isEqualTo("single");
    assertThat(reversed.path("survivor").has("worker_type")).isFalse();
    assertThat(reversed.at("/survivor/telecom")).isEmpty();
    assertThat(reversed.path("unattributed")).isEmpty();
    assertThat(reversed.at("/duplicate/marital_status").asText()).isEqualTo("divorced");
    assertThat(reversed.at("/duplicate/worker_type").asText()).isEqualTo("nurse");
    assertThat(reversed.at("/duplicate/telecom/0/value").asText()).isEqualTo("+12125550142");
    assertThat(outcome(put(feed, "payroll", other, sent))).isEqualTo("unchanged");
    StoredWorker.of(tenant, UUID.fromString(master)).assertTablesAgreeWithRecord();
    StoredWorker.of(tenant, UUID.fromString(duplicate)).assertTablesAgreeWithRecord();
  }

  @Test
  void shouldGiveBackWhatASystemSentToEachRecordOfAChain() {
    String key = nextId();
    String top = id(put(feed, "hr", nextId(), SamplePeople.next()));
    String middle = id(put(feed, "payroll", nextId(), SamplePeople.next()));
    String bottom = id(put(feed, "badge", key, SamplePeople.next()));
    String merged = merge(middle, bottom);
    put(feed, "badge", key, only("marital_status", "married"));
    merge(top, middle);
    put(feed, "badge", key, only("worker_type", "nurse"));

    JsonNode reversed = officer.post("/api/merges/" + merged + "/reverse", "{}").data();

    assertThat(reversed.path("survivor").has("marital_status")).isFalse();
    assertThat(reversed.path("survivor").has("worker_type")).isFalse();
    assertThat(reversed.at("/duplicate/marital_status").asText()).isEqualTo("married");
    assertThat(reversed.at("/duplicate/worker_type").asText()).isEqualTo("nurse");
  }

  @Test
  void shouldLetTheKeyOfTheSurvivorLead() {
    String first = nextId();
    String second = nextId();
    String master = id(put(feed, "hr", first, SamplePeople.next().put("worker_type", "nurse")));
    merge(master, id(put(feed, "hr", second, SamplePeople.next())));
    ObjectNode of = only("marital_status", "single");
    ObjectNode other = only("marital_status", "married");

    assertThat(outcome(put(feed, "hr", first, of))).isEqualTo("updated");
    TestTenant.Counts before = tenant.counts();
    ApiAnswer secondary = put(feed, "hr", second, other);
    assertThat(outcome(secondary)).isEqualTo("secondary");
    assertThat(id(secondary)).isEqualTo(master);
    assertThat(kept(secondary)).isEmpty();
    assertThat(outcome(put(feed, "hr", first, of))).isEqualTo("unchanged");
    assertNothingWritten(before);

    ObjectNode patch = Json.MAPPER.createObjectNode();
    patch.putArray("sources").addObject().put("system", "hr").put("id", second);
    patch.withArray("sources").addObject().put("system", "hr").put("id", first);
    officer.patch(path(master), patch);
    assertThat(outcome(put(feed, "hr", second, other))).isEqualTo("updated");
  }

  @Test
  void shouldCorrectAWrongDeath() {
    String key = nextId();
    String worker = id(put(feed, "hr", key, SamplePeople.next()));
    ObjectNode dead = only("deceased_datetime", "2026-01-02").put("deceased", true);
    ObjectNode alive = Json.MAPPER.createObjectNode().put("deceased", false);
    ObjectNode silent = Json.MAPPER.createObjectNode().putNull("deceased");
    officer.patch(path(worker), sources(key, "payroll", nextId()));
    String payroll = officer.get(path(worker)).data().at("/sources/1/id").asText();
    put(feed, "payroll", payroll, dead);
    assertThat(outcome(put(feed, "hr", key, silent))).isEqualTo("unchanged");

    ApiAnswer corrected = put(feed, "hr", key, alive);

    assertThat(outcome(corrected)).isEqualTo("updated");
    assertThat(corrected.data().at("/worker/deceased").asBoolean()).isFalse();
    assertThat(corrected.data().at("/worker").has("deceased_datetime")).isFalse();
    officer.patch(path(worker), dead);
    assertThat(kept(put(feed, "hr", key, alive))).containsExactly("deceased");
    officer.patch(path(worker), alive.deepCopy().putNull("deceased_datetime"));
    ApiAnswer denied = put(feed, "payroll", payroll, dead);
    assertThat(outcome(denied)).isEqualTo("unchanged");
    assertThat(kept(denied)).containsExactlyInAnyOrder("deceased", "deceased_datetime");
  }

  private static ObjectNode sources(String key, String system, String id) {
    ObjectNode patch = Json.MAPPER.createObjectNode();
    patch.putArray("sources").addObject().put("system", "hr").put("id", key);
    patch.withArray("sources").addObject().put("system", system).put("id", id);
    return patch;
  }

  @Test
  void shouldRepeatThatAKeyWasAttached() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    officer.post("/api/workers", person);
    ObjectNode body = body("hr", nextId(), person.deepCopy().put("worker_type", "nurse"));
    Map<String, String> key = Map.of("Idempotency-Key", nextId());

    ApiAnswer attached = feed.put(PATH + "?on_duplicate=attach", body, key);
    assertThat(outcome(attached)).isEqualTo("attached");

    assertThat(feed.put(PATH + "?on_duplicate=attach", body, key).data())
        .isEqualTo(attached.data());
  }

  @Test
  void shouldRefuseATimeInTheFuture() {
    String key = nextId();
    Instant now = Instant.now();
    ObjectNode person = SamplePeople.next();
    ApiAnswer refused =
        feed.put(PATH, body("hr", key, now.plus(Duration.ofDays(400)).toString(), person));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo("source.updated_at");
    assertThat(refused.body().at("/error/details/0/code").asText()).isEqualTo("in_future");

    ApiAnswer accepted =
        feed.put(PATH, body("hr", key, now.plus(Duration.ofMinutes(2)).toString(), person));
    assertThat(accepted.status()).isEqualTo(201);
    ObjectNode patch = sources(key, "payroll", nextId());
    ((ObjectNode) patch.at("/sources/1"))
        .put("updated_at", now.plus(Duration.ofDays(2)).toString());
    assertThat(
            officer.patch(path(id(accepted)), patch).body().at("/error/details/0/field").asText())
        .isEqualTo("sources[1].updated_at");
  }

  private String merge(String master, String duplicate) {
    ObjectNode merge = Json.MAPPER.createObjectNode().put("master_worker_id", master);
    merge.putArray("duplicate_worker_ids").add(duplicate);
    return officer.post("/api/workers/merge", merge).data().at("/merges/0/id").asText();
  }

  @Test
  void shouldGiveAKeyBackThroughAChainOfMerges() {
    String key = nextId();
    String top = id(put(feed, "hr", nextId(), SamplePeople.next()));
    String middle = id(put(feed, "payroll", nextId(), SamplePeople.next()));
    String bottom = id(put(feed, "badge", key, SamplePeople.next()));
    String merged = merge(middle, bottom);
    merge(top, middle);
    assertThat(id(put(feed, "badge", key, only("marital_status", "single")))).isEqualTo(top);

    assertThat(officer.post("/api/merges/" + merged + "/reverse", "{}").status()).isEqualTo(200);

    assertThat(id(put(feed, "badge", key, only("marital_status", "single")))).isEqualTo(bottom);
    assertThat(officer.get(path(top)).data().path("sources").findValuesAsText("system"))
        .containsExactly("hr", "payroll");
    for (String worker : List.of(top, middle, bottom)) {
      StoredWorker.of(tenant, UUID.fromString(worker)).assertTablesAgreeWithRecord();
    }
  }

  @Test
  void shouldNameWhatIsWrong() {
    ObjectNode body = body(" ", nextId(), SamplePeople.named("", "Ada"));
    assertThat(feed.put(PATH, body).body().at("/error/details").findValuesAsText("field"))
        .containsExactly("source.system");
    body = body("hr", nextId(), SamplePeople.named("", "Ada"));
    assertThat(feed.put(PATH, body).body().at("/error/details").findValuesAsText("field"))
        .containsExactly("worker.name.family");
    body = body("hr", nextId(), only("shoe_size", "42"));
    body.put("mood", "good");
    assertThat(feed.put(PATH, body).body().at("/error/details").findValuesAsText("field"))
        .contains("worker.shoe_size", "mood");
    ObjectNode worker = SamplePeople.next();
    worker.putArray("sources").addObject().put("system", "x").put("id", "1");
    assertThat(
            feed.put(PATH, body("hr", nextId(), worker))
                .body()
                .at("/error/details/0/field")
                .asText())
        .isEqualTo("worker.sources");
    assertThat(put(tenant.client(Role.READ_ONLY), "hr", nextId(), SamplePeople.next()).status())
        .isEqualTo(403);
  }
}
