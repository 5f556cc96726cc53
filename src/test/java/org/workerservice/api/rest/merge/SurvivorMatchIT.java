package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.merge.MergeCalls.path;
import static org.workerservice.api.rest.merge.MergeCalls.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Records that resemble a merged worker meet its survivor. */
class SurvivorMatchIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final MergeCalls calls = new MergeCalls(tenant, client);

  /** Merges so that nothing of the duplicate's lists stays. */
  private String mergeLosingLists(String master, String duplicate) {
    ObjectNode request = request(master, duplicate);
    ObjectNode choices = request.putObject("choices");
    for (String list : List.of("identifiers", "additional_names", "telecom", "documents")) {
      choices.put(list, master);
    }
    ApiAnswer merged = calls.merge(request);
    assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);
    return merged.data().at("/merges/0/id").asText();
  }

  private List<String> duplicatesOf(ObjectNode person) {
    ApiAnswer answer = client.post("/api/workers", person);
    assertThat(answer.errorCode()).as("%s", answer.body()).isEqualTo("DUPLICATE_DETECTED");
    return answer.body().path("error").findValuesAsText("id");
  }

  @Test
  void shouldMeetTheSurvivorByNumbersThatItDoesNotCarry() {
    String npi = SamplePeople.npi();
    String master = calls.create(SamplePeople.next());
    String duplicate = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    mergeLosingLists(master, duplicate);
    assertThat(client.get(path(master)).data().path("identifiers")).isEmpty();
    ObjectNode other = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi);

    assertThat(duplicatesOf(other)).contains(master).doesNotContain(duplicate);
    assertThat(client.patch(path(master), Map.of("marital_status", "single")).status())
        .isEqualTo(200);
    assertThat(calls.claims(master)).containsExactly("held");
    assertThat(duplicatesOf(other)).contains(master);
  }

  @Test
  void shouldMeetTheSurvivorByNamesThatItDoesNotCarry() {
    ObjectNode person = SamplePeople.next();
    ObjectNode masterPerson = SamplePeople.next();
    masterPerson.remove("birth_date");
    masterPerson.remove("gender");
    String master = calls.create(masterPerson);
    String duplicate = calls.create(person);
    mergeLosingLists(master, duplicate);
    assertThat(client.get(path(master)).data().path("additional_names")).isEmpty();

    assertThat(duplicatesOf(person)).contains(master).doesNotContain(duplicate);
    client.patch(path(master), Map.of("marital_status", "single"));
    assertThat(duplicatesOf(person)).contains(master);
    client.delete(path(master));
    client.post(path(master) + "/restore", "");
    assertThat(duplicatesOf(person)).contains(master);
  }

  @Test
  void shouldMeetTheSurvivorByNameAndBirthDateThatItDoesNotCarry() {
    ObjectNode person = SamplePeople.next();
    String master = calls.create(SamplePeople.next());
    String duplicate = calls.create(person);
    mergeLosingLists(master, duplicate);
    JsonNode survivor = client.get(path(master)).data();
    assertThat(survivor.path("birth_date")).isNotEqualTo(person.path("birth_date"));

    assertThat(duplicatesOf(person)).contains(master).doesNotContain(duplicate);
    client.patch(path(master), Map.of("marital_status", "single"));
    assertThat(duplicatesOf(person)).contains(master);
    client.delete(path(master));
    client.post(path(master) + "/restore", "");
    assertThat(duplicatesOf(person)).contains(master);
  }

  @Test
  void shouldExplainTheScoreOfASurvivor() {
    ObjectNode person = SamplePeople.next();
    String master = calls.create(SamplePeople.next());
    mergeLosingLists(master, calls.create(person));
    String again = calls.importForReview(person);

    JsonNode item = client.get("/api/review-items?worker=" + again).data().at("/items/0");
    JsonNode explained = client.get(path(master) + "/explain/" + again).data();

    assertThat(item.path("score").asDouble()).isGreaterThanOrEqualTo(0.85);
    assertThat(explained.path("score")).isEqualTo(item.path("score"));
  }

  @Test
  void shouldMeetTheSurvivorByNameAndBirthDateThatItLost() {
    ObjectNode person = SamplePeople.next();
    String master = calls.create(person);
    String duplicate = calls.create(SamplePeople.next());
    ObjectNode request = request(master, duplicate);
    ObjectNode choices = request.putObject("choices");
    for (String field : List.of("name", "birth_date", "gender", "additional_names")) {
      choices.put(field, duplicate);
    }
    assertThat(calls.merge(request).status()).isEqualTo(200);

    assertThat(duplicatesOf(person)).contains(master);
  }

  @Test
  void shouldMeetEachOfSeveralMergedRecords() {
    String master = calls.create(SamplePeople.next());
    List<ObjectNode> people = Stream.generate(SamplePeople::next).limit(4).toList();
    String[] duplicates = people.stream().map(calls::create).toArray(String[]::new);
    assertThat(calls.merge(request(master, duplicates)).status()).isEqualTo(200);

    assertThat(people).allSatisfy(person -> assertThat(duplicatesOf(person)).contains(master));
  }

  @Test
  void shouldMeetTheRightOneAfterAReversal() {
    String npi = SamplePeople.npi();
    String master = calls.create(SamplePeople.next());
    String duplicate = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    String merge = mergeLosingLists(master, duplicate);
    client.post("/api/merges/" + merge + "/reverse", Map.of());

    assertThat(duplicatesOf(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi)))
        .contains(duplicate)
        .doesNotContain(master);
  }

  @Test
  void shouldMeetTheLastSurvivorOfAChain() {
    String npi = SamplePeople.npi();
    String top = calls.create(SamplePeople.next());
    String middle = calls.create(SamplePeople.next());
    String bottom = calls.create(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    mergeLosingLists(middle, bottom);
    mergeLosingLists(top, middle);

    assertThat(duplicatesOf(SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi)))
        .contains(top)
        .doesNotContain(middle, bottom);
  }
}
