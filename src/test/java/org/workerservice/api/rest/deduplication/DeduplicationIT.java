package org.workerservice.api.rest.deduplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class DeduplicationIT {
  private static final double MERGE = 0.95;

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client(Role.HR_ADMIN);
  private final Runs runs = new Runs(client);

  private static ObjectNode person() {
    return SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
  }

  private static Map<String, Object> merging() {
    return Map.of("dry_run", false, "auto_merge_threshold", MERGE);
  }

  private long rows(String table) {
    return (long)
        tenant
            .query("SELECT count(*) AS n FROM " + table + " WHERE tenant_id = ?", tenant.id())
            .getFirst()
            .get("n");
  }

  private long items(String status) {
    return (long)
        tenant
            .query(
                "SELECT count(*) AS n FROM review_queue WHERE tenant_id = ? AND status = ?",
                tenant.id(),
                status)
            .getFirst()
            .get("n");
  }

  /** Two records without a number, which an import compares with nothing. */
  private List<String> twins() {
    ObjectNode person = SamplePeople.next();
    return runs.importAll(List.of(person, Runs.variant(person, "Leeds")));
  }

  @Test
  void shouldReportDuplicatesOfEveryBandWithoutChangingAnything() {
    List<String> ids = new ArrayList<>(twins());
    ids.addAll(runs.importAll(List.of(SamplePeople.next(), SamplePeople.next())));
    TestTenant.Counts before = tenant.counts();

    JsonNode job = runs.completed(Map.of());

    JsonNode progress = job.path("progress");
    List<JsonNode> entities = runs.entities(job);
    assertThat(entities).hasSize(1);
    assertThat(Runs.workers(entities.getFirst())).isEqualTo(new TreeSet<>(ids.subList(0, 2)));
    assertThat(entities.getFirst().path("outcome").asText()).isEqualTo("would_queue");
    assertThat(entities.getFirst().at("/weakest/score").asDouble()).isBetween(0.85, 1.0);
    assertThat(progress.path("workers").asInt()).isEqualTo(4);
    assertThat(progress.path("records").asInt()).isEqualTo(4);
    assertThat(progress.path("entities_by_size").path("2").asInt()).isEqualTo(1);
    assertThat(progress.at("/bands/definite").asInt() + progress.at("/bands/probable").asInt())
        .isEqualTo(1);
    assertThat(progress.path("seconds").has("scanning")).isTrue();
    assertThat(job.at("/parameters/dry_run").asBoolean()).isTrue();
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldPutEachPairIntoTheReviewQueueOnce() {
    List<String> ids = twins();

    JsonNode first = runs.completed(Map.of("dry_run", false));
    JsonNode again = runs.completed(Map.of("dry_run", false, "scope", Map.of("changed_since", 0)));

    assertThat(first.at("/progress/review_items").asInt()).isEqualTo(1);
    assertThat(again.at("/progress/review_items").asInt()).isZero();
    assertThat(again.at("/progress/outcomes/queued").asInt()).isEqualTo(1);
    JsonNode items =
        client.get("/api/review-items?status=pending&method=batch").data().path("items");
    assertThat(items).hasSize(1);
    assertThat(
            Set.of(
                items.get(0).at("/worker_ids/0").asText(),
                items.get(0).at("/worker_ids/1").asText()))
        .as("%s", items)
        .isEqualTo(Set.copyOf(ids));
  }

  @Test
  void shouldCoverOnlyWhatChangedSinceTheRunBefore() {
    twins();
    JsonNode first = runs.completed(Map.of());
    List<String> later = twins();

    JsonNode second = runs.completed(Map.of());
    JsonNode third = runs.completed(Map.of());
    JsonNode whole = runs.completed(Map.of("scope", Map.of("changed_since", 0)));

    assertThat(first.at("/progress/records").asInt()).isEqualTo(2);
    assertThat(second.at("/progress/since")).isEqualTo(first.at("/progress/watermark"));
    assertThat(second.at("/progress/records").asInt()).isEqualTo(2);
    assertThat(runs.entities(second)).hasSize(1);
    assertThat(Runs.workers(runs.entities(second).getFirst())).isEqualTo(new TreeSet<>(later));
    assertThat(third.at("/progress/records").asInt()).isZero();
    assertThat(whole.at("/progress/records").asInt()).isEqualTo(4);
    assertThat(runs.entities(whole)).hasSize(2);
  }

  @Test
  void shouldCompareOnlyTheWorkersInScopeWithAllOthers() {
    List<String> some = twins();
    twins();

    JsonNode job = runs.completed(Map.of("scope", Map.of("ids", List.of(some.getFirst()))));

    assertThat(job.at("/progress/records").asInt()).isEqualTo(1);
    assertThat(runs.entities(job)).hasSize(1);
    assertThat(Runs.workers(runs.entities(job).getFirst())).isEqualTo(new TreeSet<>(some));
  }

  @Test
  void shouldMergeForRealWhatNothingContradicts() {
    ObjectNode person = person();
    List<String> ids =
        runs.importAll(List.of(person, Runs.variant(person, "York"), Runs.variant(person, "Hull")));

    JsonNode dry = runs.completed(Map.of("auto_merge_threshold", MERGE));
    JsonNode job = runs.completed(merging());

    assertThat(dry.at("/progress/outcomes/would_merge").asInt()).isEqualTo(1);
    JsonNode entity = runs.entities(job).getFirst();
    assertThat(entity.path("outcome").asText()).isEqualTo("merged");
    assertThat(entity.path("survivor_id").asText()).isEqualTo(ids.getFirst());
    assertThat(client.get("/api/workers/" + ids.getFirst()).status()).isEqualTo(200);
    assertThat(client.get("/api/workers/" + ids.get(1)).status()).isEqualTo(410);
    assertThat(client.get("/api/workers/" + ids.get(2)).status()).isEqualTo(410);
    assertThat(items("auto_merged")).isGreaterThanOrEqualTo(2);
    assertThat(items("pending")).isZero();
    JsonNode merges = client.get("/api/merges").data().path("merges");
    assertThat(merges).hasSize(2);
    assertThat(merges.get(0).path("match_score").asDouble()).isGreaterThanOrEqualTo(MERGE);
  }

  @Test
  void shouldNeverMergeAgainWhatAPersonHasTakenApart() {
    ObjectNode person = person();
    List<String> ids = runs.importAll(List.of(person, Runs.variant(person, "York")));
    runs.completed(merging());
    String merge = client.get("/api/merges").data().path("merges").get(0).path("id").asText();
    assertThat(client.post("/api/merges/" + merge + "/reverse", "{}").status()).isEqualTo(200);

    JsonNode again =
        runs.completed(
            Map.of(
                "dry_run",
                false,
                "auto_merge_threshold",
                MERGE,
                "scope",
                Map.of("changed_since", 0)));

    assertThat(client.get("/api/workers/" + ids.getLast()).status()).isEqualTo(200);
    assertThat(runs.entities(again)).isEmpty();
    assertThat(items("rejected")).isEqualTo(1);
    assertThat(items("pending")).isZero();
  }

  @Test
  void shouldLeaveOneNumberOfTwoOrganisationsToAPerson() {
    ObjectNode person = person();
    List<ObjectNode> people = new ArrayList<>();
    for (String name : List.of("North Hospital", "South Clinic")) {
      String organization =
          client.post("/api/organizations", Map.of("name", name)).data().path("id").asText();
      people.add(person.deepCopy().put("managing_organization", organization));
    }
    List<String> ids = runs.importAll(people);

    JsonNode job = runs.completed(merging());

    assertThat(job.at("/progress/not_merged/two_organizations").asInt()).isEqualTo(1);
    assertThat(client.get("/api/workers/" + ids.getLast()).status()).isEqualTo(200);
    assertThat(items("pending")).isEqualTo(1);
  }

  @Test
  void shouldLeaveAContradictionToAPerson() {
    String npi = SamplePeople.npi();
    runs.importAll(
        List.of(
            SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi),
            SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi)));

    JsonNode job =
        runs.completed(Map.of("dry_run", false, "threshold", 0.5, "auto_merge_threshold", 0.5));

    assertThat(job.at("/progress/outcomes").has("merged")).isFalse();
    assertThat(rows("merge_records")).isZero();
  }

  @Test
  void shouldRefuseBadRequests() {
    assertRefused(Map.of("threshold", 1.5), "threshold", "out_of_range");
    assertRefused(Map.of("threshold", 0), "threshold", "out_of_range");
    assertRefused(Map.of("threshold", "high"), "threshold", "wrong_type");
    assertRefused(Map.of("auto_merge_threshold", -1), "auto_merge_threshold", "out_of_range");
    assertRefused(Map.of("dry_run", "yes"), "dry_run", "wrong_type");
    assertRefused(Map.of("model", "best"), "model", "invalid_format");
    assertRefused(Map.of("model", -1), "model", "invalid_format");
    assertRefused(Map.of("scope", List.of()), "scope", "wrong_type");
    assertRefused(Map.of("scope", Map.of("ids", List.of())), "scope.ids", "out_of_range");
    assertRefused(
        Map.of("scope", Map.of("changed_since", -1)), "scope.changed_since", "out_of_range");
    assertRefused(Map.of("scope", Map.of("team", 1)), "scope.team", "unknown_field");
    assertRefused(Map.of("thresold", 0.9), "thresold", "unknown_field");
    assertThat(rows("jobs")).isZero();
  }

  private void assertRefused(Map<String, Object> request, String field, String code) {
    ApiAnswer answer = client.post("/api/workers/deduplicate", request);
    assertThat(answer.status()).as("%s", request).isEqualTo(400);
    assertThat(answer.body().at("/error/details/0/field").asText()).isEqualTo(field);
    assertThat(answer.body().at("/error/details/0/code").asText()).isEqualTo(code);
  }

  @Test
  void shouldRefuseUnknownModelsAndOrganisationsAndThresholdsOutOfOrder() {
    ApiAnswer order = client.post("/api/workers/deduplicate", Map.of("auto_merge_threshold", 0.5));
    ApiAnswer model = client.post("/api/workers/deduplicate", Map.of("model", 99));
    ApiAnswer organization =
        client.post(
            "/api/workers/deduplicate",
            Map.of("scope", Map.of("organization", UUID.randomUUID().toString())));

    assertThat(order.status()).isEqualTo(422);
    assertThat(order.body().at("/error/details/0/field").asText())
        .isEqualTo("auto_merge_threshold");
    assertThat(model.status()).isEqualTo(422);
    assertThat(model.body().at("/error/details/0/field").asText()).isEqualTo("model");
    assertThat(organization.status()).isEqualTo(422);
    assertThat(organization.body().at("/error/details/0/field").asText())
        .isEqualTo("scope.organization");
  }

  @Test
  void shouldUseTheBuiltInModelWhileAnotherIsActive() {
    runs.importAll(Stream.generate(DeduplicationIT::person).limit(20).toList());
    runs.completed(Map.of("model", "train"));
    String model = client.get("/api/match-models").data().at("/models/0/id").asText();
    client.post("/api/match-models/" + model + "/activate", "");

    JsonNode active = runs.completed(Map.of("scope", Map.of("changed_since", 0)));
    JsonNode builtIn = runs.completed(Map.of("model", 0));

    assertThat(active.at("/progress/model/version").asInt()).isEqualTo(1);
    assertThat(builtIn.at("/progress/model/version").asInt()).isZero();
    assertThat(builtIn.at("/progress/model").has("id")).isFalse();
  }

  @Test
  void shouldRunOneAtATimeAndCancel() {
    String waiting = otherNode();

    ApiAnswer second = client.post("/api/workers/deduplicate", Map.of());
    ApiAnswer cancelled = client.post("/api/jobs/" + waiting + "/cancel", "");
    ApiAnswer repeated = client.post("/api/jobs/" + waiting + "/cancel", "");
    JsonNode next = runs.completed(Map.of());
    ApiAnswer tooLate = client.post("/api/jobs/" + next.path("id").asText() + "/cancel", "");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.errorCode()).isEqualTo("DEDUPLICATION_UNDER_WAY");
    assertThat(second.body().at("/error/details/job_id").asText()).isEqualTo(waiting);
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.data().path("status").asText()).isEqualTo("cancelled");
    assertThat(cancelled.data().path("cancelled_by").asText()).isEqualTo("test-hr_admin");
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(tooLate.status()).isEqualTo(409);
    assertThat(tooLate.errorCode()).isEqualTo("JOB_ENDED");
  }

  /** A run that another node works on. */
  private String otherNode() {
    return tenant
        .query(
            "INSERT INTO jobs (tenant_id, kind, status, actor, epoch, expires_at, parameters)"
                + " VALUES (?, 'deduplicate', 'running', 'steward', 1,"
                + " now() + interval '1 hour', '{\"threshold\": 0.85, \"dry_run\": true,"
                + " \"model\": \"active\", \"scope\": {}}') RETURNING id",
            tenant.id())
        .getFirst()
        .get("id")
        .toString();
  }

  @Test
  void shouldTakeOverTheRunOfALostNodeAndItsUnits() {
    List<String> ids = twins();
    String job = otherNode();
    tenant.query(
        "INSERT INTO deduplication_units (job_id, unit, tenant_id, owner, epoch, job_epoch,"
            + " expires_at) VALUES (?, 1, ?, uuidv7(), 3, 1, now() + interval '1 hour')"
            + " RETURNING unit",
        UUID.fromString(job),
        tenant.id());

    tenant.query(
        "UPDATE jobs SET expires_at = now() WHERE id = ? RETURNING id", UUID.fromString(job));
    JsonNode ended = runs.ended(job);

    assertThat(ended.path("status").asText()).as("%s", ended).isEqualTo("completed");
    assertThat(Runs.workers(runs.entities(ended).getFirst())).isEqualTo(new TreeSet<>(ids));
  }

  @Test
  void shouldListJobsNewestFirst() {
    String first = runs.completed(Map.of()).path("id").asText();
    String second = runs.completed(Map.of()).path("id").asText();

    JsonNode page = client.get("/api/jobs?kind=deduplicate&limit=1").data();
    JsonNode rest =
        client.get("/api/jobs?limit=1&status=completed&after=" + page.path("next").asText()).data();

    assertThat(page.path("jobs").get(0).path("id").asText()).isEqualTo(second);
    assertThat(rest.path("jobs").get(0).path("id").asText()).isEqualTo(first);
    assertThat(client.get("/api/jobs?kind=sweep").status()).isEqualTo(400);
  }

  @Test
  void shouldHideRunsFromOtherTenantsAndRoles() {
    twins();
    String job = runs.completed(Map.of()).path("id").asText();
    ApiClient foreign = SharedService.tenant().client(Role.HR_ADMIN);

    assertThat(foreign.get("/api/jobs/" + job).status()).isEqualTo(404);
    assertThat(foreign.get("/api/jobs/" + job + "/entities").status()).isEqualTo(404);
    assertThat(foreign.post("/api/jobs/" + job + "/cancel", "").status()).isEqualTo(404);
    assertThat(foreign.get("/api/jobs").data().path("jobs")).isEmpty();
    for (Role role : List.of(Role.CREDENTIALING_OFFICER, Role.SERVICE, Role.READ_ONLY)) {
      ApiClient other = tenant.client(role);
      assertThat(other.post("/api/workers/deduplicate", Map.of()).status()).isEqualTo(403);
      assertThat(other.get("/api/jobs").status()).isEqualTo(403);
      assertThat(other.post("/api/jobs/" + job + "/cancel", "").status()).isEqualTo(403);
    }
  }

  @Test
  void shouldStopARunThatIsCancelledWhileItWorks() {
    List<ObjectNode> people = new ArrayList<>();
    for (int number = 0; number < 150; number++) {
      ObjectNode person = person();
      people.add(person);
      people.add(Runs.variant(person, "York"));
    }
    runs.importAll(people);
    String job = runs.start(merging());
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(rows("merge_records")).isPositive());

    JsonNode cancelled = client.post("/api/jobs/" + job + "/cancel", "").data();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(runs.state(job).at("/progress/phase").asText())
                    .isIn("cancelled", "done"));
    long merged = rows("merge_records");
    JsonNode progress = runs.state(job).path("progress");
    JsonNode next = runs.completed(merging());

    assertThat(cancelled.path("progress").has("rate")).isFalse();
    assertThat(cancelled.path("progress").has("remaining_seconds")).isFalse();
    assertThat(progress.at("/outcomes/merged").asLong()).isEqualTo(merged);
    assertThat(runs.entities(runs.state(job)))
        .filteredOn(entity -> entity.path("outcome").asText().equals("merged"))
        .hasSize((int) merged);
    assertThat(runs.state(job).path("status").asText()).isIn("cancelled", "completed");
    assertThat(rows("merge_records")).isEqualTo(150).isGreaterThanOrEqualTo(merged);
    assertThat(next.at("/progress/workers").asInt()).isLessThan(300);
  }
}
