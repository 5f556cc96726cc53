package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.review.ReviewCalls.ITEMS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ReviewBulkIT {
  private static final String PATH = ITEMS + "/decide";

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient ann = tenant.client("ann", Role.CREDENTIALING_OFFICER);
  private final ApiClient ben = tenant.client("ben", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, ben);

  private static ObjectNode request(String decision, Iterable<String> ids) {
    ObjectNode request = Json.MAPPER.createObjectNode().put("decision", decision);
    for (String id : ids) {
      request.withArray("items").addObject().put("id", id).put("version", 1);
    }
    return request;
  }

  private static List<String> results(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("items").findValuesAsText("result");
  }

  @Test
  void shouldDecideOnAll() {
    List<String> ids = calls.queue(4);

    ApiAnswer answer = ann.post(PATH, request("no_match", ids).put("reason", "one household"));

    assertThat(results(answer)).hasSize(6).containsOnly("decided");
    assertThat(answer.data().path("decided").asLong()).isEqualTo(6);
    assertThat(answer.data().path("items").findValuesAsText("id")).isEqualTo(ids);
    JsonNode item = ann.get(ITEMS + "/" + ids.getFirst()).data();
    assertThat(item.path("status").asText()).isEqualTo("rejected");
    assertThat(item.path("reason").asText()).isEqualTo("one household");
    assertThat(item.path("reviewed_by").asText()).isEqualTo("ann");
    assertThat(item.path("decisions")).hasSize(1);
    String worker = item.at("/worker_ids/0").asText();
    assertThat(ann.get("/api/workers/" + worker + "/audit").data().findValuesAsText("action"))
        .containsExactly("REJECT_MATCH", "REJECT_MATCH", "REJECT_MATCH", "CREATE");
  }

  @Test
  void shouldAnswerForEachItem() {
    List<String> ids = calls.queue(4);
    calls.client().post(ITEMS + "/" + ids.get(1) + "/decide", ReviewCalls.decision("match", 1));
    tenant.query(
        "UPDATE review_queue SET match_score = 0.5 WHERE id = ? RETURNING id",
        UUID.fromString(ids.get(2)));
    String unknown = UUID.randomUUID().toString();

    ApiAnswer answer =
        ann.post(PATH, request("no_match", List.of(ids.get(0), ids.get(1), ids.get(2), unknown)));

    assertThat(results(answer)).containsExactly("decided", "already_decided", "stale", "not_found");
    JsonNode items = answer.data().path("items");
    assertThat(items.at("/1/reviewed_by").asText()).isEqualTo("ben");
    assertThat(items.at("/1/status").asText()).isEqualTo("confirmed");
    assertThat(items.at("/1").has("reviewed_at")).isTrue();
    assertThat(items.at("/2/version").asLong()).isEqualTo(2);
    assertThat(items.at("/2/status").asText()).isEqualTo("pending");
    assertThat(items.at("/3").has("status")).isFalse();
    assertThat(answer.data().path("decided").asLong()).isEqualTo(1);
    assertThat(calls.pages("", 10)).hasSize(4).contains(ids.get(2));
  }

  @Test
  void shouldRepeatWithoutDecidingAgain() {
    List<String> ids = calls.queue(3);
    ApiAnswer first = ann.post(PATH, request("match", ids));

    ApiAnswer again = ann.post(PATH, request("match", ids));

    assertThat(again.data()).isEqualTo(first.data());
    assertThat(results(ann.post(PATH, request("no_match", ids)))).containsOnly("already_decided");
    assertThat(results(ben.post(PATH, request("match", ids)))).containsOnly("already_decided");
    assertThat(ann.get(ITEMS + "/" + ids.getFirst()).data().path("decisions")).hasSize(1);
  }

  /** Requests with the same items in different orders, as deadlocks would need them. */
  @Test
  void shouldDecideOnceWhateverTheOrder() throws Exception {
    List<String> ids = calls.queue(20);
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    try (ExecutorService stewards = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int index = 0; index < 8; index++) {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, new Random(index));
        ApiClient steward = tenant.client("steward-" + index, Role.HR_ADMIN);
        answers.add(stewards.submit(() -> steward.post(PATH, request("match", shuffled))));
      }
    }

    long decided = 0;
    for (Future<ApiAnswer> answer : answers) {
      assertThat(results(answer.get())).hasSize(190).isSubsetOf("decided", "already_decided");
      decided += answer.get().data().path("decided").asLong();
    }
    assertThat(decided).isEqualTo(190);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"decision\":\"match\"}",
        "{\"decision\":\"match\",\"items\":[]}",
        "{\"decision\":\"match\",\"items\":[null]}",
        "{\"decision\":\"match\",\"items\":[{\"version\":1}]}",
        "{\"decision\":\"match\",\"items\":[{\"id\":\"x\",\"version\":1}]}",
        "{\"decision\":\"match\",\"items\":[{\"id\":\"0198c0de-0000-7000-8000-0000000000e1\","
            + "\"version\":0}]}",
        "{\"items\":[{\"id\":\"0198c0de-0000-7000-8000-0000000000e1\",\"version\":1}]}",
        "{\"decision\":\"match\",\"items\":[{\"id\":\"0198c0de-0000-7000-8000-0000000000e1\"}]}"
      })
  void shouldRefuseMalformedRequests(String body) throws Exception {
    assertThat(ann.post(PATH, Json.MAPPER.readTree(body)).status()).as(body).isEqualTo(400);
  }

  @Test
  void shouldRefuseRepeatedAndTooManyItemsAndOtherRoles() {
    List<String> ids = calls.queue(3);
    List<String> many = Stream.generate(() -> UUID.randomUUID().toString()).limit(501).toList();

    ApiAnswer repeated = ann.post(PATH, request("match", List.of(ids.get(0), ids.get(0))));

    assertThat(repeated.body().at("/error/details/0/field").asText()).isEqualTo("items[1].id");
    assertThat(ann.post(PATH, request("match", many)).status()).isEqualTo(400);
    assertThat(results(ann.post(PATH, request("match", many.subList(1, 501))))).hasSize(500);
    assertThat(tenant.client(Role.READ_ONLY).post(PATH, request("match", ids)).status())
        .isEqualTo(403);
    assertThat(
            results(SharedService.tenant().client(Role.HR_ADMIN).post(PATH, request("match", ids))))
        .containsOnly("not_found");
    assertThat(calls.pages("", 10)).hasSize(3);
  }
}
