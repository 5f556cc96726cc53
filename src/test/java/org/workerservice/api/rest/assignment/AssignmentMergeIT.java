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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class AssignmentMergeIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final AssignmentCalls calls = new AssignmentCalls(client);

  /** Merges and returns the id of the merge of the first duplicate. */
  private String merge(String survivor, String... duplicates) {
    ApiAnswer merged =
        client.post(
            "/api/workers/merge",
            Map.of("master_worker_id", survivor, "duplicate_worker_ids", List.of(duplicates)));
    assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);
    return mergeOf(duplicates[0]);
  }

  private void reverse(String merge) {
    ApiAnswer reversed = client.post("/api/merges/" + merge + "/reverse", Map.of());
    assertThat(reversed.status()).as("%s", reversed.body()).isEqualTo(200);
  }

  private String mergeOf(String duplicate) {
    return client.get("/api/merges?worker=" + duplicate).data().at("/merges/0/id").asText();
  }

  @Test
  void shouldMoveMoreThanTheLimitAndThenRefuseCreates() {
    String survivor = calls.worker();
    String duplicate = calls.worker();
    ObjectNode row = SamplePeople.next().put("id", UUID.randomUUID().toString());
    IntStream.range(0, 256)
        .forEach(number -> row.withArray("assignments").add(assignment("role " + number)));
    client.post(
        "/api/workers/import",
        Map.of("workers", List.of(row)),
        Map.of("Import-Id", UUID.randomUUID().toString()));
    String full = row.path("id").asText();
    for (String role : List.of("one", "two", "three")) {
      calls.create(duplicate, assignment(role));
    }

    merge(full, duplicate);

    assertThat(calls.list(path(full) + "?limit=500").data().path("assignments")).hasSize(259);
    ApiAnswer refused = client.post(path(full), assignment("four"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/error/details/0/code").asText()).isEqualTo("too_many");
    JsonNode last = calls.list(path(full) + "?limit=500").data().path("assignments").path(258);
    String one = path(full) + "/" + last.path("id").asText();
    assertThat(client.patch(one, Map.of("location", "Ward 1")).status()).isEqualTo(200);
    assertThat(client.post(path(survivor), assignment("four")).status()).isEqualTo(201);
  }

  @Test
  void shouldMoveToTheSurvivorAndBack() {
    String survivor = calls.worker();
    String duplicate = calls.worker();
    calls.create(survivor, assignment("own"));
    String moved = calls.create(duplicate, assignment("moved", "2020-01-01", null));

    merge(survivor, duplicate);

    assertThat(calls.roles(survivor)).containsExactlyInAnyOrder("own", "moved");
    JsonNode shown = client.get(path(survivor) + "/" + moved).data();
    assertThat(shown.path("version").asLong()).isEqualTo(2);
    assertThat(shown.path("worker_id").asText()).isEqualTo(survivor);
    ApiAnswer gone = client.get(path(duplicate) + "/" + moved);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.header("Location")).contains("/api/workers/" + survivor);
    assertThat(client.get(path(duplicate)).status()).isEqualTo(410);
    assertThat(client.post(path(duplicate), assignment("late")).status()).isEqualTo(410);
    assertThat(client.patch(path(duplicate) + "/" + moved, Map.of("location", "x")).status())
        .isEqualTo(410);

    reverse(mergeOf(duplicate));

    assertThat(calls.roles(survivor)).containsExactly("own");
    assertThat(calls.roles(duplicate)).containsExactly("moved");
    assertThat(client.get(path(survivor) + "/" + moved).status()).isEqualTo(404);
  }

  @Test
  void shouldChangeAssignmentsThatShareASourceAfterAMerge() {
    String survivor = calls.worker();
    String duplicate = calls.worker();
    ObjectNode sent = assignment("nurse");
    sent.putObject("source").put("system", "hr").put("id", "1");
    List<String> shared = List.of(calls.create(survivor, sent), calls.create(duplicate, sent));
    merge(survivor, duplicate);

    assertThat(shared)
        .allSatisfy(
            id -> {
              ApiAnswer ended =
                  client.patch(
                      path(survivor) + "/" + id, Map.of("period", Map.of("end", "2020-01-01")));
              assertThat(ended.status()).as("%s", ended.body()).isEqualTo(200);
            });
    assertThat(client.post(path(survivor), sent).status()).isEqualTo(422);
    String other = path(survivor) + "/" + calls.create(survivor, assignment("other"));
    assertThat(client.patch(other, Map.of("source", Map.of("system", "hr", "id", "1"))).status())
        .isEqualTo(422);
  }

  @Test
  void shouldAuditForBothWorkersAndPublishForTheNewOne() {
    String survivor = calls.worker();
    String duplicate = calls.worker();
    String moved = calls.create(duplicate, assignment("moved"));

    merge(survivor, duplicate);
    reverse(mergeOf(duplicate));

    for (String worker : List.of(survivor, duplicate)) {
      List<Map<String, Object>> rows =
          tenant.query(
              "SELECT new_values ->> 'worker_id' AS worker, entity_version AS version, user_id"
                  + " FROM audit_log WHERE entity_id = ? AND action = 'MOVE' ORDER BY 2",
              UUID.fromString(worker));
      assertThat(rows)
          .containsExactly(
              Map.of("worker", survivor, "version", 2L, "user_id", "merger"),
              Map.of("worker", duplicate, "version", 3L, "user_id", "merger"));
    }
    List<JsonNode> events = new ArrayList<>();
    client
        .get("/api/events")
        .data()
        .path("events")
        .forEach(
            event -> {
              if (event.at("/data/change").asText().equals("moved")) {
                events.add(event);
              }
            });
    assertThat(events)
        .extracting(event -> event.path("worker_id").asText())
        .containsExactly(survivor, duplicate);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.at("/data/assignment/id").asText()).isEqualTo(moved);
              assertThat(event.path("worker_version").asLong())
                  .isEqualTo(
                      client
                              .get("/api/workers/" + event.path("worker_id").asText())
                              .data()
                              .path("version")
                              .asLong()
                          - (event.path("worker_id").asText().equals(survivor) ? 1 : 0));
            });
  }

  @Test
  void shouldKeepLaterChangesWhenReversed() {
    String survivor = calls.worker();
    String duplicate = calls.worker();
    String edited = calls.create(duplicate, assignment("edited"));
    String deleted = calls.create(duplicate, assignment("deleted"));
    merge(survivor, duplicate);
    client.patch(path(survivor) + "/" + edited, Map.of("location", "Ward 3"));
    client.delete(path(survivor) + "/" + deleted);
    calls.create(survivor, assignment("added"));

    reverse(mergeOf(duplicate));

    assertThat(calls.roles(duplicate)).containsExactly("edited");
    assertThat(client.get(path(duplicate) + "/" + edited).data().path("location").asText())
        .isEqualTo("Ward 3");
    assertThat(calls.roles(survivor)).containsExactly("added");
    assertThat(calls.list(path(survivor) + "?deleted=only").data().findValuesAsText("id"))
        .containsExactly(deleted);
  }

  @Test
  void shouldFollowAChainOfMergesBothWays() {
    String first = calls.worker();
    String second = calls.worker();
    String third = calls.worker();
    calls.create(first, assignment("first"));
    calls.create(second, assignment("second"));
    calls.create(third, assignment("third"));

    merge(second, first);
    merge(third, second);
    assertThat(calls.roles(third)).containsExactlyInAnyOrder("first", "second", "third");

    reverse(mergeOf(second));
    assertThat(calls.roles(second)).containsExactlyInAnyOrder("first", "second");
    assertThat(calls.roles(third)).containsExactly("third");

    reverse(mergeOf(first));
    assertThat(calls.roles(first)).containsExactly("first");
    assertThat(calls.roles(second)).containsExactly("second");
  }

  @Test
  void shouldReverseInTheMiddleOfAChainAndMergeAgain() {
    String first = calls.worker();
    String second = calls.worker();
    String third = calls.worker();
    calls.create(first, assignment("first"));
    calls.create(second, assignment("second"));
    merge(second, first);
    String later = merge(third, second);

    reverse(mergeOf(first));
    assertThat(calls.roles(first)).containsExactly("first");
    assertThat(calls.roles(third)).containsExactly("second");

    client.post(
        "/api/workers/merge",
        Map.of(
            "master_worker_id",
            third,
            "duplicate_worker_ids",
            List.of(first),
            "override_decisions",
            true));
    reverse(later);
    assertThat(calls.roles(second)).containsExactly("second");
    assertThat(calls.roles(third)).containsExactly("first");
  }

  @Test
  void shouldGiveEachOfSeveralDuplicatesItsOwnBack() {
    String survivor = calls.worker();
    String one = calls.worker();
    String other = calls.worker();
    calls.create(one, assignment("one"));
    calls.create(other, assignment("other"));

    merge(survivor, one, other);
    reverse(mergeOf(one));

    assertThat(calls.roles(one)).containsExactly("one");
    assertThat(calls.roles(survivor)).containsExactly("other");
  }

  @Test
  void shouldLoseNoAssignmentThatWasCreatedDuringTheMerge() {
    String survivor = calls.worker();
    String duplicate = calls.worker();
    List<CompletableFuture<ApiAnswer>> sent = new ArrayList<>();
    for (int index = 0; index < 12; index++) {
      sent.add(client.postAsync(path(duplicate), assignment("a" + index), Map.of()));
    }

    merge(survivor, duplicate);

    List<String> created = new ArrayList<>();
    for (CompletableFuture<ApiAnswer> one : sent) {
      ApiAnswer answer = one.join();
      assertThat(answer.status()).isIn(201, 410);
      if (answer.status() == 201) {
        created.add(answer.data().path("id").asText());
      }
    }
    assertThat(calls.list(path(survivor)).data().path("assignments").findValuesAsText("id"))
        .containsExactlyInAnyOrderElementsOf(created);
  }
}
