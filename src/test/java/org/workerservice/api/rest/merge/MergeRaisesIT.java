package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.merge.MergeCalls.path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Pairs that merges and reversals raise because they change what a worker is compared by. */
class MergeRaisesIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final MergeCalls calls = new MergeCalls(tenant, client);

  private String reversible(String main, String duplicate) {
    return calls.merge(main, duplicate).data().at("/merges/0/id").asText();
  }

  private void reverse(String merge) {
    ApiAnswer answer = client.post("/api/merges/" + merge + "/reverse", "");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  @Test
  void shouldCompareTheRestoredDuplicateWithWorkersWrittenSince() {
    ObjectNode person = SamplePeople.next();
    String main = calls.create(SamplePeople.next());
    String duplicate = calls.create(person);
    String merge = reversible(main, duplicate);
    String copy = calls.importForReview(person);

    reverse(merge);

    assertThat(calls.review(duplicate, copy)).containsExactly("pending");
    assertThat(calls.review(main, duplicate)).containsExactly("rejected");
  }

  @Test
  void shouldCompareTheSurvivorOfAReversal() {
    ObjectNode person = SamplePeople.next();
    String duplicate = calls.create(SamplePeople.next());
    String main = calls.create(person);
    String merge = reversible(main, duplicate);
    String copy = calls.importForReview(person);

    reverse(merge);

    assertThat(calls.review(main, copy)).containsExactly("pending");
  }

  @Test
  void shouldCompareTheSurvivorByTheValuesOfBoth() {
    ObjectNode whole = SamplePeople.next();
    ObjectNode name = SamplePeople.next();
    name.set("name", whole.get("name"));
    name.remove("birth_date");
    ObjectNode date = SamplePeople.next();
    date.set("birth_date", whole.get("birth_date"));
    String third = calls.create(whole);
    String main = calls.importForReview(name);
    String duplicate = calls.importForReview(date);
    assertThat(calls.review(main, third)).isEmpty();

    calls.merge(main, duplicate);

    assertThat(calls.review(main, third)).containsExactly("pending");
  }

  @Test
  void shouldKeepADecisionWhileTheIdentityStaysTheSame() {
    ObjectNode person = SamplePeople.next();
    String main = calls.create(person);
    String copy = calls.importForReview(person);
    client.put(
        path(main) + "/match-decisions/" + copy,
        Json.MAPPER.createObjectNode().put("decision", "rejected"));
    assertThat(calls.review(main, copy)).containsExactly("rejected");

    reverse(reversible(main, calls.importForReview(person)));

    assertThat(calls.review(main, copy)).containsExactly("rejected");
  }
}
