package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.review.ReviewCalls.ITEMS;
import static org.workerservice.api.rest.review.ReviewCalls.decision;
import static org.workerservice.api.rest.review.ReviewCalls.next;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;

class ReviewNextIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient ann = tenant.client("ann", Role.CREDENTIALING_OFFICER);
  private final ApiClient ben = tenant.client("ben", Role.CREDENTIALING_OFFICER);
  private final ApiClient admin = tenant.client("admin", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, admin);

  private static String taken(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("id").asText();
  }

  @Test
  void shouldGiveTheBestFreeItemAndKeepItForTheSteward() {
    List<String> best = calls.queue(4);

    ApiAnswer first = next(ann, "");

    assertThat(taken(first)).isEqualTo(best.get(0));
    assertThat(first.data().path("assignee").asText()).isEqualTo("ann");
    assertThat(first.data().has("assigned_until")).isTrue();
    assertThat(first.data().path("workers")).hasSize(2);
    assertThat(taken(next(ben, ""))).isEqualTo(best.get(1));
    assertThat(taken(next(ann, ""))).isEqualTo(best.get(0));
    assertThat(taken(next(admin, ""))).isEqualTo(best.get(2));
    assertThat(calls.pages("&assignee=ann", 10)).containsExactly(best.get(0));
  }

  @Test
  void shouldFollowFiltersAndOrder() {
    List<String> best = calls.queue(4);
    List<String> oldest = calls.pages("&order=age", 10);
    List<String> informative = calls.pages("&order=informative", 10);

    assertThat(taken(next(ann, "?order=age"))).isEqualTo(oldest.getFirst());
    assertThat(taken(next(ben, "?order=informative")))
        .isEqualTo(
            informative.stream().filter(id -> !id.equals(oldest.getFirst())).findFirst().get());
    assertThat(next(admin, "?method=claim").status()).isEqualTo(204);
    assertThat(next(admin, "?since=2100-01-01T00:00:00Z").status()).isEqualTo(204);
    JsonNode item = admin.get(ITEMS + "/" + best.getLast()).data();
    String worker = item.at("/worker_ids/0").asText();
    assertThat(next(admin, "?worker=" + worker).data().path("worker_ids"))
        .extracting(JsonNode::asText)
        .contains(worker);
  }

  @Test
  void shouldSkipWhatTheStewardDoesNotWant() {
    List<String> best = calls.queue(3);
    next(ann, "");

    String second = taken(next(ann, "?skip=" + best.get(0)));

    assertThat(second).isEqualTo(best.get(1));
    assertThat(taken(next(ben, ""))).isEqualTo(best.get(2));
    assertThat(next(ann, "?skip=" + String.join(",", best)).status()).isEqualTo(204);
  }

  @Test
  void shouldGiveAssignedItemsFirst() {
    List<String> best = calls.queue(4);
    admin.post(ITEMS + "/" + best.getLast() + "/assign", Map.of("assignee", "ann"));

    ApiAnswer first = next(ann, "");

    assertThat(taken(first)).isEqualTo(best.getLast());
    assertThat(first.data().has("assigned_until")).isFalse();
  }

  @Test
  void shouldGiveEscalatedItemsToAdminsOnly() {
    List<String> best = calls.queue(3);
    next(ann, "");
    ann.post(ITEMS + "/" + best.get(0) + "/escalate", Map.of("reason", "Two licences"));

    assertThat(taken(next(ann, ""))).isEqualTo(best.get(1));
    assertThat(taken(next(ben, ""))).isEqualTo(best.get(2));
    assertThat(next(tenant.client("carl", Role.CREDENTIALING_OFFICER), "").status()).isEqualTo(204);
    assertThat(taken(next(admin, ""))).isEqualTo(best.get(0));
  }

  @Test
  void shouldFreeTheItemWhenTheLeaseEnds() {
    List<String> best = calls.queue(3);
    next(ann, "");
    tenant.query(
        "UPDATE review_queue SET assigned_until = now() WHERE id = ? RETURNING id",
        UUID.fromString(best.get(0)));

    assertThat(admin.get(ITEMS + "/" + best.get(0)).data().has("assignee")).isFalse();
    assertThat(calls.pages("&assignee=ann", 10)).isEmpty();
    assertThat(calls.pages("&assignee=none", 10)).hasSize(3);
    assertThat(taken(next(ben, ""))).isEqualTo(best.get(0));
    assertThat(taken(next(ann, ""))).isEqualTo(best.get(1));
  }

  @Test
  void shouldSayThatNothingIsLeft() {
    assertThat(next(ann, "").status()).isEqualTo(204);
    List<String> best = calls.queue(2);
    next(ann, "");

    assertThat(next(ben, "").status()).isEqualTo(204);
    assertThat(ann.post(ITEMS + "/" + best.get(0) + "/decide", decision("match", 1)).status())
        .isEqualTo(200);
    assertThat(next(ann, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=pending", "assignee=me", "after=x", "limit=1", "skip=x"})
  void shouldRefuseOtherParameters(String query) {
    assertThat(next(ann, "?" + query).status()).isEqualTo(400);
  }

  @Test
  void shouldRefuseFieldsInTheBody() {
    calls.queue(2);

    ApiAnswer refused = ann.post(ITEMS + "/next", Map.of("limit", 1));

    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
    assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo("limit");
    assertThat(next(ann, "").status()).isEqualTo(200);
    assertThat(ann.post(ITEMS + "/next", "").status()).isEqualTo(200);
  }

  /** 11 workers make 55 pairs; 20 stewards take two items each from two instances. */
  @Test
  void shouldGiveNoItemTwice() throws Exception {
    DatabaseAddress database = TestPostgresql.createDatabase("review_next");
    List<Future<List<String>>> answers = new ArrayList<>();
    try (ServiceProcess first = ServiceProcess.named("review-next-1").database(database).start();
        ServiceProcess second = ServiceProcess.named("review-next-2").database(database).start();
        ExecutorService stewards = Executors.newVirtualThreadPerTaskExecutor()) {
      TestTenant own = TestTenant.of(first);
      new ReviewCalls(own, own.client(Role.HR_ADMIN)).queue(11);
      for (int index = 0; index < 20; index++) {
        TestTenant at = index % 2 == 0 ? own : new TestTenant(second, own.id());
        ApiClient steward = at.client("steward-" + index, Role.CREDENTIALING_OFFICER);
        answers.add(stewards.submit(() -> takeTwo(steward)));
      }
    }

    List<String> all = new ArrayList<>();
    for (Future<List<String>> answer : answers) {
      all.addAll(answer.get());
    }
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
  }

  private static List<String> takeTwo(ApiClient steward) {
    String first = taken(next(steward, ""));
    ApiAnswer decided = steward.post(ITEMS + "/" + first + "/decide", decision("no_match", 1));
    assertThat(decided.status()).as("%s", decided.body()).isEqualTo(200);
    return List.of(first, taken(next(steward, "")));
  }
}
