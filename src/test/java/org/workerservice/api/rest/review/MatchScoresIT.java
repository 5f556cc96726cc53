package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

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

class MatchScoresIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("steward", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, client);

  private static String path(String worker) {
    return "/api/workers/" + worker;
  }

  private JsonNode scores(String worker, String query) {
    return client.get(path(worker) + "/match-scores" + query).data();
  }

  @Test
  void shouldKeepTheScoreOfAPairUnderReview() {
    ReviewCalls.Pair pair = calls.pair();
    JsonNode item = client.get(pair.path()).data();

    JsonNode score = scores(pair.first(), "").at("/scores/0");

    assertThat(score.path("other_worker_id").asText()).isEqualTo(pair.second());
    assertThat(score.path("score")).isEqualTo(item.path("score"));
    assertThat(score.path("quality")).isEqualTo(item.path("quality"));
    assertThat(score.path("score_breakdown").path("name").asDouble()).isEqualTo(1);
    assertThat(score.path("score_breakdown").has("tax_id")).isFalse();
    assertThat(score.path("log_odds").asDouble()).isEqualTo(item.path("log_odds").asDouble());
    assertThat(score.path("calculated_at")).isEqualTo(item.path("scored_at"));
    assertThat(scores(pair.second(), "").at("/scores/0/other_worker_id").asText())
        .isEqualTo(pair.first());
  }

  @Test
  void shouldKeepTheLatestScore() {
    ReviewCalls.Pair pair = calls.pair();

    client.patch(path(pair.second()), Map.of("birth_date", "1931-07-30"));

    JsonNode scores = scores(pair.first(), "").path("scores");
    assertThat(scores).hasSize(1);
    assertThat(scores.at("/0/score")).isEqualTo(client.get(pair.path()).data().path("score"));
    assertThat(scores.at("/0/score_breakdown/birth_date").asDouble()).isZero();
  }

  @Test
  void shouldListThemPageByPageInBothOrders() {
    ReviewCalls.Pair pair = calls.pair();
    for (int index = 0; index < 2; index++) {
      String other = calls.create(SamplePeople.next());
      client.put(path(pair.first()) + "/match-decisions/" + other, Map.of("decision", "rejected"));
    }

    JsonNode newest = scores(pair.first(), "").path("scores");
    JsonNode best = scores(pair.first(), "?order=best").path("scores");

    assertThat(newest).hasSize(3);
    assertThat(newest.at("/2/other_worker_id").asText()).isEqualTo(pair.second());
    assertThat(best.at("/0/other_worker_id").asText()).isEqualTo(pair.second());
    for (String order : List.of("newest", "best")) {
      String query = "?limit=2&order=" + order;
      JsonNode first = scores(pair.first(), query);
      JsonNode second = scores(pair.first(), query + "&after=" + first.path("next").asText());
      assertThat(first.path("scores")).hasSize(2);
      assertThat(second.path("scores")).hasSize(1);
      assertThat(second.path("next").isNull()).isTrue();
      assertThat(second.path("scores").get(0))
          .isEqualTo((order.equals("best") ? best : newest).get(2));
    }
  }

  @Test
  void shouldKeepNothingOfProbes() {
    ObjectNode person = SamplePeople.next();
    String worker = calls.create(person);

    client.post("/api/workers/match", person);
    client.post("/api/workers/check-duplicates", person);
    client.post("/api/workers", person);

    assertThat(scores(worker, "").path("scores")).isEmpty();
  }

  @Test
  void shouldHideWhatTellsOfMaskedValues() {
    ReviewCalls.Pair pair = calls.pair();

    JsonNode score =
        tenant
            .client(Role.READ_ONLY)
            .get(path(pair.first()) + "/match-scores")
            .data()
            .at("/scores/0");

    assertThat(score.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("other_worker_id", "score", "quality", "calculated_at");
  }

  @Test
  void shouldRefuseOtherWorkersAndBadParameters() {
    ReviewCalls.Pair pair = calls.pair();
    ApiClient stranger = SharedService.tenant().client("other", Role.HR_ADMIN);

    for (String bad : List.of("?order=worst", "?limit=0", "?after=x", "?after=b1.x", "?x=1")) {
      ApiAnswer refused = client.get(path(pair.first()) + "/match-scores" + bad);
      assertThat(refused.status()).as(bad).isEqualTo(400);
    }
    assertThat(client.get(path(UUID.randomUUID().toString()) + "/match-scores").status())
        .isEqualTo(404);
    assertThat(stranger.get(path(pair.first()) + "/match-scores").status()).isEqualTo(404);
    client.delete(path(pair.first()));
    assertThat(client.get(path(pair.first()) + "/match-scores").status()).isEqualTo(404);
  }
}
