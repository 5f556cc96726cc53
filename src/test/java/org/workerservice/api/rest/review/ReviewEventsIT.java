package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ReviewEventsIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("steward", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, client);

  private List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode event : client.get("/api/events?limit=1000").data().path("events")) {
      if (!event.path("type").asText().startsWith("Worker")) {
        events.add(event);
      }
    }
    return events;
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.path("type").asText()).toList();
  }

  private static List<String> decisions(List<JsonNode> events) {
    return events.stream().map(event -> event.at("/data/decision").asText()).toList();
  }

  @Test
  void shouldTellOfAnItemThatIsRaised() {
    ReviewCalls.Pair pair = calls.pair();

    List<JsonNode> events = events();

    assertThat(types(events)).containsExactly("DuplicateDetected");
    JsonNode event = events.getFirst();
    List<String> sorted = Stream.of(pair.first(), pair.second()).sorted().toList();
    assertThat(event.path("worker_id").asText()).isEqualTo(sorted.getFirst());
    assertThat(event.path("worker_version").asLong()).isEqualTo(1);
    assertThat(event.path("actor").asText()).isEqualTo("steward");
    JsonNode data = event.path("data");
    assertThat(data.path("item_id").asText()).isEqualTo(pair.item());
    assertThat(data.path("other_worker_id").asText()).isEqualTo(sorted.getLast());
    assertThat(data.path("detection_method").asText()).isEqualTo("import");
    assertThat(data.path("score")).isEqualTo(client.get(pair.path()).data().path("score"));
    assertThat(data.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "item_id", "other_worker_id", "score", "quality", "detection_method");
  }

  @Test
  void shouldTellOfEveryDecisionAndItsTakingBack() {
    ReviewCalls.Pair pair = calls.pair();

    calls.decide(pair, "no_match", 1);
    calls.decide(pair, "no_match", 1);
    calls.takeBack(pair, 2);
    client.put(
        "/api/workers/" + pair.first() + "/match-decisions/" + pair.second(),
        Map.of("decision", "confirmed"));

    List<JsonNode> events = events();
    assertThat(types(events))
        .containsExactly("DuplicateDetected", "ReviewDecided", "ReviewDecided", "ReviewDecided");
    assertThat(decisions(events)).containsExactly("", "rejected", "taken_back", "confirmed");
    assertThat(events)
        .allSatisfy(event -> assertThat(event.path("actor").asText()).isEqualTo("steward"));
  }

  @Test
  void shouldTellOfAnAcknowledgedDuplicate() {
    ObjectNode person = SamplePeople.next();
    String first = calls.create(person);
    ObjectNode namesake = person.deepCopy();
    namesake.putArray("acknowledge_duplicates").add(first);
    calls.create(namesake);

    assertThat(types(events())).containsExactly("ReviewDecided");
    assertThat(decisions(events())).containsExactly("rejected");
  }

  @Test
  void shouldTellWhatChangedWhenAPairIsRaisedAgain() {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "no_match", 1);

    tenant
        .client("feed", Role.SERVICE)
        .patch("/api/workers/" + pair.second(), Map.of("gender", "unknown"));

    JsonNode last = events().getLast();
    assertThat(last.path("type").asText()).isEqualTo("DuplicateDetected");
    assertThat(last.path("actor").asText()).isEqualTo("feed");
    assertThat(last.at("/data/changed_since_decision/0").asText()).isEqualTo("gender");
  }

  @Test
  void shouldTellOfAnItemThatARestoreOpens() {
    ReviewCalls.Pair pair = calls.pair();

    client.delete("/api/workers/" + pair.first());
    assertThat(events()).hasSize(1);
    client.post("/api/workers/" + pair.first() + "/restore", "");

    assertThat(types(events())).containsExactly("DuplicateDetected", "DuplicateDetected");
  }

  @Test
  void shouldTellOfTheDecisionsOfAMergeAndItsReversal() {
    ReviewCalls.Pair pair = calls.pair();

    JsonNode merged =
        client
            .post(
                "/api/workers/merge",
                Map.of(
                    "master_worker_id",
                    pair.first(),
                    "duplicate_worker_ids",
                    List.of(pair.second())))
            .data();
    String merge = merged.at("/merges/0/id").asText();
    client.post("/api/merges/" + merge + "/reverse", Map.of());

    assertThat(decisions(events())).containsExactly("", "confirmed", "rejected");
  }

  @Test
  void shouldFindAndCreateWorkersBesideThem() {
    ReviewCalls.Pair pair = calls.pair();
    calls.decide(pair, "no_match", 1);
    String third = calls.create(SamplePeople.next());

    assertThat(client.get("/api/workers/" + third).status()).isEqualTo(200);
    String family = client.get("/api/workers/" + third).data().at("/name/family").asText();
    assertThat(client.get("/api/workers/search?q=" + family).data().findValuesAsText("id"))
        .contains(third);
  }
}
