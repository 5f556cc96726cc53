package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.workerservice.api.rest.merge.MergeCalls.path;
import static org.workerservice.api.rest.merge.MergeCalls.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class MergeIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final MergeCalls calls = new MergeCalls(tenant, client);

  private String create() {
    return calls.create(SamplePeople.next());
  }

  private static ObjectNode withPhone(ObjectNode person, String number) {
    person.putArray("telecom").addObject().put("system", "phone").put("value", number);
    return person;
  }

  @Test
  void shouldMergeADuplicate() {
    String master = create();
    ObjectNode person =
        withPhone(
            SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi()),
            "+1 212 555 0142");
    person.put("marital_status", "married");
    String duplicate = calls.create(person);

    ApiAnswer merged = calls.merge(request(master, duplicate).put("merge_reason", "same person"));

    assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);
    JsonNode survivor = merged.data().path("survivor");
    assertThat(survivor.path("id").asText()).isEqualTo(master);
    assertThat(survivor.path("version").asLong()).isEqualTo(2);
    assertThat(survivor.at("/telecom/0/value").asText()).isEqualTo("+12125550142");
    assertThat(survivor.path("identifiers")).hasSize(1);
    assertThat(survivor.path("marital_status").asText()).isEqualTo("married");
    assertThat(survivor.at("/additional_names/0/family")).isEqualTo(person.at("/name/family"));
    assertThat(survivor.at("/additional_names/0/use_type").asText()).isEqualTo("old");
    assertThat(client.get(path(master)).data()).isEqualTo(survivor);
    assertThat(calls.links(master)).containsExactly("replaces " + duplicate);
    assertThat(merged.data().path("affected").findValuesAsText("")).isEmpty();
    assertThat(merged.data().path("affected"))
        .extracting(JsonNode::asText)
        .containsExactly(master, duplicate);
    assertThat(merged.data().path("merges")).hasSize(1);
    JsonNode merge = merged.data().at("/merges/0");
    assertThat(merge.path("merge_reason").asText()).isEqualTo("same person");
    assertThat(merge.path("merged_by").asText()).isEqualTo("merger");
    assertThat(merge.path("changed_fields"))
        .extracting(JsonNode::asText)
        .containsExactly("additional_names", "identifiers", "marital_status", "telecom");
    assertThat(calls.claims(master)).containsExactly("held");
    assertThat(calls.claims(duplicate)).isEmpty();
  }

  @Test
  void shouldLeaveTracesInAuditTrailAndLog() {
    String master = create();
    String duplicate = create();
    calls.merge(master, duplicate);

    assertThat(client.get(path(master) + "/audit").data().findValuesAsText("action"))
        .containsExactly("MERGE", "CREATE");
    assertThat(client.get(path(duplicate) + "/audit").data().findValuesAsText("action"))
        .containsExactly("MERGE", "CREATE");
    JsonNode events = client.get("/api/events").data().path("events");
    assertThat(events.findValuesAsText("type"))
        .containsExactly("WorkerCreated", "WorkerCreated", "WorkerMerged", "WorkerReplaced");
    assertThat(events.path(3).at("/data/links/0/other_worker_id").asText()).isEqualTo(master);
  }

  @Test
  void shouldSendReadersOfAMergedWorkerToItsSurvivor() {
    String first = create();
    String second = create();
    String third = create();
    calls.merge(second, third);
    calls.merge(first, second);

    for (ApiAnswer gone :
        List.of(
            client.get(path(third)),
            client.get(path(third) + "/links"),
            client.put(path(third), SamplePeople.next()),
            client.put(path(third), SamplePeople.next().put("birth_date", "2999-01-01")),
            client.patch(path(third), Map.of("gender", "male")),
            client.delete(path(third)),
            client.get(path(third) + "/explain/" + first),
            client.put(path(first) + "/match-decisions/" + third, Map.of("decision", "rejected")),
            client.post(
                path(third) + "/links", Map.of("other_worker_id", first, "link_type", "refer")))) {
      assertThat(gone.status()).as("%s", gone).isEqualTo(410);
      assertThat(gone.errorCode()).isEqualTo("MERGED");
      assertThat(gone.header("Location")).contains(path(first));
      assertThat(gone.body().at("/error/details/survivor_id").asText()).isEqualTo(first);
    }
    ApiAnswer followed = client.get(path(third) + "?follow=true");
    assertThat(followed.status()).isEqualTo(200);
    assertThat(followed.header("Content-Location")).contains(path(first));
    assertThat(followed.data().path("id").asText()).isEqualTo(first);
    ApiAnswer restored = client.post(path(third) + "/restore", "");
    assertThat(restored.status()).isEqualTo(409);
    assertThat(restored.errorCode()).isEqualTo("ALREADY_MERGED");
    assertThat(restored.body().at("/error/details/0/survivor_id").asText()).isEqualTo(first);
  }

  @Test
  void shouldPreviewWithoutChanging() {
    String master = create();
    String duplicate = create();
    TestTenant.Counts before = tenant.counts();

    ApiAnswer preview = client.post("/api/workers/merge?preview=true", request(master, duplicate));

    assertThat(preview.status()).as("%s", preview.body()).isEqualTo(200);
    assertThat(tenant.counts()).isEqualTo(before);
    assertThat(client.get(path(duplicate)).status()).isEqualTo(200);
    assertThat(preview.data().path("origins").findValuesAsText("path"))
        .contains("name", "birth_date", "additional_names[0]");
    assertThat(preview.data().path("lost").findValuesAsText("field")).contains("birth_date");
    JsonNode merged = calls.merge(master, duplicate).data().path("survivor");
    assertThat(preview.data().at("/survivor/additional_names"))
        .isEqualTo(merged.path("additional_names"));
  }

  @Test
  void shouldNoteWhoSawWhichRecordsInAPreviewOrAMerge() {
    String master = create();
    String duplicate = create();
    client.post("/api/workers/merge?preview=true", request(master, duplicate));
    String merge = calls.merge(master, duplicate).data().at("/merges/0/id").asText();
    client.get("/api/merges/" + merge);

    for (String action : List.of("PREVIEW_MERGE", "READ_MERGE")) {
      await().untilAsserted(() -> assertThat(seen(action)).containsExactly(master, duplicate));
    }
  }

  private List<Object> seen(String action) {
    return tenant
        .query(
            "SELECT worker_id::text AS id FROM access_log WHERE tenant_id = ?"
                + " AND user_id = 'merger' AND action = ? ORDER BY 1",
            tenant.id(),
            action)
        .stream()
        .map(row -> row.get("id"))
        .toList();
  }

  @Test
  void shouldMergeSeveralDuplicatesWithChoices() {
    String master = create();
    ObjectNode person = SamplePeople.next();
    String second = calls.create(person);
    String third = create();
    ObjectNode request = request(master, second, third);
    request.putObject("choices").put("birth_date", second);

    ApiAnswer merged = calls.merge(request);

    assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);
    assertThat(merged.data().path("merges")).hasSize(2);
    assertThat(merged.data().at("/survivor/birth_date")).isEqualTo(person.path("birth_date"));
    assertThat(merged.data().at("/survivor/version").asLong()).isEqualTo(2);
    assertThat(calls.links(master)).containsExactly("replaces " + second, "replaces " + third);
  }

  @Test
  void shouldMoveTheLinksOfTheDuplicate() {
    String master = create();
    String duplicate = create();
    String other = create();
    client.post(path(duplicate) + "/links", Map.of("other_worker_id", other, "link_type", "refer"));
    client.post(
        path(duplicate) + "/links", Map.of("other_worker_id", master, "link_type", "seealso"));

    ApiAnswer merged = calls.merge(master, duplicate);

    assertThat(calls.links(master))
        .containsExactlyInAnyOrder("refer " + other, "replaces " + duplicate);
    assertThat(calls.links(other)).containsExactly("seealso " + master);
    assertThat(merged.data().path("affected"))
        .extracting(JsonNode::asText)
        .containsExactly(master, duplicate, other);
    assertThat(client.get(path(other)).data().path("version").asLong()).isEqualTo(3);
  }

  @Test
  void shouldGiveTheSurvivorTheNumbersOfItsDuplicate() {
    String npi = SamplePeople.npi();
    String holder = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String contender =
        calls.importForReview(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    assertThat(calls.claims(contender)).containsExactly("contested");
    assertThat(calls.review(holder, contender)).containsExactly("pending");

    calls.merge(contender, holder);

    assertThat(calls.claims(contender)).containsExactly("held");
    assertThat(calls.claims(holder)).isEmpty();
    assertThat(calls.review(holder, contender)).containsExactly("confirmed");
  }

  @Test
  void shouldMoveReviewItemsToTheSurvivor() {
    String npi = SamplePeople.npi();
    String holder = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String contender =
        calls.importForReview(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String survivor = create();

    calls.merge(survivor, contender);

    assertThat(calls.review(holder, survivor)).containsExactly("pending");
    assertThat(calls.review(holder, contender)).containsExactly("closed");
    assertThat(calls.claims(survivor)).containsExactly("contested");
  }

  @Test
  void shouldAskBeforeItOverridesTheDecisionOfAPerson() {
    String master = create();
    String duplicate = create();
    client.put(path(master) + "/match-decisions/" + duplicate, Map.of("decision", "rejected"));

    ApiAnswer refused = calls.merge(request(master, duplicate));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errorCode()).isEqualTo("MATCH_REJECTED");
    assertThat(client.get(path(duplicate)).status()).isEqualTo(200);
    ApiAnswer merged = calls.merge(request(master, duplicate).put("override_decisions", true));
    assertThat(merged.status()).isEqualTo(200);
    assertThat(calls.review(master, duplicate)).containsExactly("confirmed");
  }

  @Test
  void shouldRepeatARequestWithItsKey() {
    String master = create();
    String duplicate = create();
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

    ApiAnswer first = client.post("/api/workers/merge", request(master, duplicate), key);
    ApiAnswer again = client.post("/api/workers/merge", request(master, duplicate), key);
    ApiAnswer other = client.post("/api/workers/merge", request(duplicate, master), key);

    assertThat(again.status()).as("%s", again.body()).isEqualTo(200);
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(other.errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void shouldListMerges() {
    String master = create();
    String second = create();
    String third = create();
    calls.merge(master, second);
    calls.merge(master, third);

    JsonNode page = client.get("/api/merges?limit=1").data();
    assertThat(page.path("merges").findValuesAsText("duplicate_worker_id")).containsExactly(third);
    JsonNode rest = client.get("/api/merges?after=" + page.path("next").asText()).data();
    assertThat(rest.path("merges").findValuesAsText("duplicate_worker_id")).containsExactly(second);
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(client.get("/api/merges?worker=" + second).data().path("merges")).hasSize(1);
    assertThat(client.get("/api/merges?user=stranger").data().path("merges")).isEmpty();
    assertThat(client.get("/api/merges?status=reversed").data().path("merges")).isEmpty();
    String id = page.at("/merges/0/id").asText();
    JsonNode whole = client.get("/api/merges/" + id).data();
    assertThat(whole.at("/main_before/id").asText()).isEqualTo(master);
    assertThat(whole.at("/duplicate_before/birth_date").asText()).hasSize(10);
    JsonNode masked = tenant.client(Role.READ_ONLY).get("/api/merges/" + id).data();
    assertThat(masked.at("/duplicate_before/birth_date").asText()).hasSize(4);
    assertThat(SharedService.tenant().client(Role.HR_ADMIN).get("/api/merges/" + id).status())
        .isEqualTo(404);
  }

  @Test
  void shouldListMergesWithoutReadingTheRecordsInThem() {
    String master = create();
    String duplicate = calls.create(withPhone(SamplePeople.next(), "+1 212 555 0142"));
    JsonNode merge = calls.merge(master, duplicate).data().at("/merges/0");
    tenant.query(
        "UPDATE merge_records SET before_main = '[]', before_duplicate = '[]' WHERE id = ?"
            + " RETURNING id",
        UUID.fromString(merge.path("id").asText()));

    ApiAnswer list = client.get("/api/merges");

    assertThat(list.status()).as("%s", list.body()).isEqualTo(200);
    assertThat(list.data().at("/merges/0")).isEqualTo(merge);
  }

  @Test
  void shouldNeverShowMergedWorkersInSearches() {
    ObjectNode person = SamplePeople.next();
    String family = person.at("/name/family").asText();
    String duplicate = calls.create(person);
    String master = create();
    calls.merge(master, duplicate);

    assertThat(
            client
                .get("/api/workers/search?q=" + family)
                .data()
                .path("results")
                .findValuesAsText("id"))
        .doesNotContain(duplicate);
    assertThat(client.get("/api/workers").data().path("workers").findValuesAsText("id"))
        .containsExactly(master);
  }

  @Test
  void shouldMatchTheSurvivorByItsOwnDataWhateverItsDuplicatesHave() {
    ObjectNode person = SamplePeople.next().put("birth_date", "1970-03-12");
    String master = calls.create(person);
    String one = calls.create(SamplePeople.next().put("birth_date", "1984-07-23"));
    String two = calls.create(SamplePeople.next().put("birth_date", "1984-07-23"));
    calls.merge(master, one, two);

    ApiAnswer again = client.post("/api/workers", person);

    assertThat(again.status()).as("%s", again.body()).isEqualTo(409);
  }

  @Test
  void shouldStillKnowWhatTheMasterLost() {
    String npi = SamplePeople.npi();
    String master = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String duplicate =
        calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi()));
    ObjectNode request = request(master, duplicate);
    request.putObject("choices").put("identifiers", duplicate);
    assertThat(calls.merge(request).status()).isEqualTo(200);
    client.patch(path(master), Map.of("marital_status", "married"));

    assertThat(calls.claims(master)).containsExactly("held", "held");
    assertThat(
            client
                .post("/api/workers", SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi))
                .status())
        .isEqualTo(409);
  }
}
