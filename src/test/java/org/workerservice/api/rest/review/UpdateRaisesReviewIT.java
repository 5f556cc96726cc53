package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Writes other than creates that make a record a duplicate of another. */
class UpdateRaisesReviewIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("feed", Role.SERVICE);
  private final ApiClient admin = tenant.client("ada", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, client);

  private static String path(String id) {
    return "/api/workers/" + id;
  }

  private JsonNode items(String worker) {
    return client.get(ReviewCalls.ITEMS + "?worker=" + worker).data().path("items");
  }

  private static void assertOk(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  private void assertRaised(String first, String second) {
    JsonNode items = items(first);
    assertThat(items).hasSize(1);
    JsonNode item = items.path(0);
    assertThat(item.path("worker_ids").toString()).contains(first, second);
    assertThat(item.path("status").asText()).isEqualTo("pending");
    assertThat(item.path("detection_method").asText()).isEqualTo("update");
    assertThat(item.path("score").asDouble()).isGreaterThanOrEqualTo(0.85);
    assertThat(item.path("score_breakdown").has("name")).isTrue();
  }

  @Test
  void shouldRaiseAPairThatAReplacementMadeAlike() {
    ObjectNode person = SamplePeople.next();
    String first = calls.create(person);
    String second = calls.create(SamplePeople.next());

    assertOk(client.put(path(second), person));

    assertRaised(first, second);
    assertThat(client.get(path(second)).data().path("version").asLong()).isEqualTo(2);
  }

  @Test
  void shouldRaiseAPairThatAPatchMadeAlike() {
    ObjectNode person = SamplePeople.next();
    String first = calls.create(person);
    String second = calls.create(person.deepCopy().put("birth_date", "1947-02-19"));

    assertOk(client.patch(path(second), Map.of("birth_date", person.get("birth_date"))));

    assertRaised(first, second);
  }

  @Test
  void shouldRaiseAPairThatARestoreMakesAlike() {
    ObjectNode person = SamplePeople.next();
    String first = calls.create(person);
    admin.delete(path(first));
    String second = calls.create(person);

    assertOk(admin.post(path(first) + "/restore", ""));

    assertRaised(first, second);
  }

  @Test
  void shouldRaiseNothingForAnUpdateThatLeavesTheIdentityAsItWas() {
    ObjectNode person = SamplePeople.next();
    String first = calls.create(person);
    ObjectNode rows = SamplePeople.next().objectNode();
    rows.putArray("workers").add(person);
    ApiAnswer imported =
        client.post(
            "/api/workers/import?on_duplicate=create",
            rows,
            Map.of("Import-Id", UUID.randomUUID().toString()));
    String second = imported.data().at("/outcomes/0/id").asText();

    assertOk(client.patch(path(second), Map.of("employment_status", "on_leave")));
    assertOk(client.patch(path(second), Map.of("marital_status", "single")));

    assertThat(items(first)).isEmpty();
  }

  @Test
  void shouldStillRefuseANumberOfAnotherWorker() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    String first = calls.create(person);
    String second = calls.create(SamplePeople.next());

    ApiAnswer refused = client.put(path(second), person);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(items(first)).isEmpty();
  }

  @Test
  void shouldRaiseOneOfTwoPairsThatBecomeAlikeAtOnce() throws Exception {
    for (int round = 0; round < 10; round++) {
      ObjectNode person = SamplePeople.next();
      String first = calls.create(SamplePeople.next());
      String second = calls.create(SamplePeople.next());
      List<Future<ApiAnswer>> answers = new ArrayList<>();
      try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
        answers.add(both.submit(() -> client.put(path(first), person)));
        answers.add(both.submit(() -> client.put(path(second), person)));
      }

      for (Future<ApiAnswer> answer : answers) {
        assertOk(answer.get(10, TimeUnit.SECONDS));
      }
      assertRaised(first, second);
    }
  }
}
