package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.merge.MergeCalls.path;
import static org.workerservice.api.rest.merge.MergeCalls.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Merges at the same time as other changes end in exactly one valid outcome. */
class MergeRacesIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final MergeCalls calls = new MergeCalls(tenant, client);

  private String create() {
    return calls.create(SamplePeople.next());
  }

  private CompletableFuture<ApiAnswer> merging(String master, String duplicate) {
    return client.postAsync("/api/workers/merge", request(master, duplicate), Map.of());
  }

  @SafeVarargs
  private static List<ApiAnswer> all(CompletableFuture<ApiAnswer>... answers) {
    List<ApiAnswer> given = new ArrayList<>();
    for (CompletableFuture<ApiAnswer> answer : answers) {
      given.add(answer.join());
    }
    return given;
  }

  private long merges() {
    return client.get("/api/merges?status=completed").data().path("merges").size();
  }

  @RepeatedTest(5)
  void shouldMergeADuplicateOnce() {
    String one = create();
    String other = create();
    String duplicate = create();

    List<ApiAnswer> answers = all(merging(one, duplicate), merging(other, duplicate));

    assertThat(answers).extracting(ApiAnswer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(merges()).isEqualTo(1);
    assertThat(calls.links(one).size() + calls.links(other).size()).isEqualTo(1);
  }

  @RepeatedTest(5)
  void shouldMergeTwoRecordsOneWayOnly() {
    String one = create();
    String other = create();

    List<ApiAnswer> answers = all(merging(one, other), merging(other, one));

    assertThat(answers).extracting(ApiAnswer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(List.of(client.get(path(one)).status(), client.get(path(other)).status()))
        .containsExactlyInAnyOrder(200, 410);
  }

  @RepeatedTest(5)
  void shouldNotMergeInACircle() {
    String one = create();
    String two = create();
    String three = create();

    all(merging(one, two), merging(two, three), merging(three, one));

    List<Integer> seen =
        List.of(
            client.get(path(one)).status(),
            client.get(path(two)).status(),
            client.get(path(three)).status());
    assertThat(seen).contains(200);
    assertThat(merges()).isEqualTo(seen.stream().filter(status -> status == 410).count());
  }

  @RepeatedTest(5)
  void shouldLoseNoChangeOfTheSurvivor() {
    String master = create();
    String duplicate = create();

    List<ApiAnswer> answers =
        all(
            merging(master, duplicate),
            client.patchAsync(path(master), Map.of("marital_status", "single"), Map.of()));

    assertThat(answers).extracting(ApiAnswer::status).containsExactly(200, 200);
    assertThat(client.get(path(master)).data().path("marital_status").asText()).isEqualTo("single");
    assertThat(calls.links(master)).containsExactly("replaces " + duplicate);
  }

  @RepeatedTest(5)
  void shouldMergeOrDeleteTheDuplicate() {
    String master = create();
    String duplicate = create();

    List<ApiAnswer> answers =
        all(merging(master, duplicate), client.deleteAsync(path(duplicate), Map.of()));

    boolean merged = answers.getFirst().status() == 200;
    assertThat(answers)
        .extracting(ApiAnswer::status)
        .isEqualTo(merged ? List.of(200, 410) : List.of(422, 204));
    assertThat(client.get(path(duplicate)).status()).isEqualTo(merged ? 410 : 404);
  }

  @RepeatedTest(5)
  void shouldGiveTheNumberOfADuplicateToOneWorker() {
    String npi = SamplePeople.npi();
    String master = create();
    String duplicate = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    ObjectNode newcomer = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi);

    List<ApiAnswer> answers =
        all(merging(master, duplicate), client.postAsync("/api/workers", newcomer, Map.of()));

    assertThat(answers).extracting(ApiAnswer::status).containsExactly(200, 409);
    assertThat(calls.claims(master)).containsExactly("held");
  }

  @RepeatedTest(5)
  void shouldReverseOnceAtATime() {
    String master = create();
    String duplicate = create();
    String merge = calls.merge(master, duplicate).data().at("/merges/0/id").asText();
    String route = "/api/merges/" + merge + "/reverse";

    List<ApiAnswer> answers =
        all(
            client.postAsync(route, Map.of(), Map.of()),
            client.postAsync(route, Map.of(), Map.of()),
            client.patchAsync(path(master), Map.of("marital_status", "single"), Map.of()));

    assertThat(answers.subList(0, 2))
        .extracting(ApiAnswer::status)
        .containsExactlyInAnyOrder(200, 409);
    assertThat(answers.getLast().status()).isEqualTo(200);
    assertThat(client.get(path(duplicate)).status()).isEqualTo(200);
    assertThat(client.get(path(master)).data().path("marital_status").asText()).isEqualTo("single");
    assertThat(calls.links(master)).isEmpty();
  }

  @RepeatedTest(3)
  void shouldCarryOutARequestOnceForAllThatRepeatIt() {
    String master = create();
    String duplicate = create();
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    List<CompletableFuture<ApiAnswer>> requests = new ArrayList<>();
    for (int repeat = 0; repeat < 6; repeat++) {
      requests.add(client.postAsync("/api/workers/merge", request(master, duplicate), key));
    }

    List<ApiAnswer> answers = requests.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(ApiAnswer::status).containsOnly(200);
    assertThat(answers).extracting(ApiAnswer::data).containsOnly(answers.getFirst().data());
    assertThat(merges()).isEqualTo(1);
  }
}
