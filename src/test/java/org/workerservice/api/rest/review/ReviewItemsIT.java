package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.review.ReviewCalls.ITEMS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ReviewItemsIT {
  private static final String SELECT_IDS =
      "SELECT id, match_score FROM review_queue WHERE tenant_id = ?";

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("steward", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, client);

  @Test
  void shouldListWhatAnImportPutUpForReview() {
    ReviewCalls.Pair pair = calls.pair();

    JsonNode item = client.get(ITEMS).data().at("/items/0");

    assertThat(item.path("id").asText()).isEqualTo(pair.item());
    assertThat(item.path("worker_ids"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(pair.first(), pair.second());
    assertThat(item.path("status").asText()).isEqualTo("pending");
    assertThat(item.path("detection_method").asText()).isEqualTo("import");
    assertThat(item.path("version").asLong()).isEqualTo(1);
    assertThat(item.path("score").asDouble()).isGreaterThan(0.8);
    assertThat(item.path("log_odds").asDouble()).isPositive();
    assertThat(item.at("/score_breakdown/name").asDouble()).isEqualTo(1);
    assertThat(item.has("workers")).isFalse();
  }

  @Test
  void shouldShowBothRecordsSideBySide() {
    ReviewCalls.Pair pair = calls.pair();

    JsonNode item = client.get(pair.path()).data();

    assertThat(item.path("workers")).hasSize(2);
    assertThat(item.path("workers").findValuesAsText("id")).contains(pair.first(), pair.second());
    assertThat(item.path("decisions")).isEmpty();
    assertThat(
            tenant.query(
                "SELECT DISTINCT user_id FROM access_log WHERE worker_id = ? AND action = 'READ'",
                UUID.fromString(pair.first())))
        .isEmpty();
  }

  @Test
  void shouldShowReadersMaskedRecordsAndNoBreakdown() {
    ReviewCalls.Pair pair = calls.pair();
    ApiClient reader = tenant.client(Role.READ_ONLY);

    JsonNode item = reader.get(pair.path()).data();

    assertThat(item.at("/workers/0/birth_date").asText()).hasSize(4);
    assertThat(item.path("quality").asText()).isNotEmpty();
    for (JsonNode shown : List.of(item, reader.get(ITEMS).data().at("/items/0"))) {
      assertThat(shown.has("score_breakdown")).isFalse();
      assertThat(shown.has("log_odds")).isFalse();
    }
  }

  @Test
  void shouldFilter() {
    ReviewCalls.Pair pair = calls.pair();
    ReviewCalls.Pair other = calls.pair();
    String quality = client.get(pair.path()).data().path("quality").asText();
    calls.decide(other, "no_match", 1);

    assertThat(calls.pages("", 10)).containsExactly(pair.item());
    assertThat(calls.pages("&status=rejected", 10)).containsExactly(other.item());
    assertThat(calls.pages("&quality=" + quality, 10)).containsExactly(pair.item());
    assertThat(calls.pages("&quality=unlikely", 10)).isEmpty();
    assertThat(calls.pages("&method=import", 10)).containsExactly(pair.item());
    assertThat(calls.pages("&method=claim", 10)).isEmpty();
    assertThat(calls.pages("&method=batch", 10)).isEmpty();
    assertThat(calls.pages("&worker=" + pair.second(), 10)).containsExactly(pair.item());
    assertThat(calls.pages("&worker=" + other.first(), 10)).isEmpty();
    assertThat(calls.pages("&organization=" + UUID.randomUUID(), 10)).isEmpty();
    assertThat(calls.pages("&since=2020-01-01T00:00:00Z", 10)).containsExactly(pair.item());
    assertThat(calls.pages("&until=2020-01-01T00:00:00Z", 10)).isEmpty();
    assertThat(tenant.client(Role.READ_ONLY).get(ITEMS).data().path("items")).hasSize(1);
    assertThat(SharedService.tenant().client(Role.HR_ADMIN).get(ITEMS).data().path("items"))
        .isEmpty();
  }

  @Test
  void shouldFindItemsOfAnOrganisation() {
    String organization =
        client
            .post("/api/organizations", Map.of("name", "Review House"))
            .data()
            .path("id")
            .asText();
    ReviewCalls.Pair pair = calls.pair();
    calls.pair();

    ApiAnswer patched =
        client.patch(
            "/api/workers/" + pair.second(), Map.of("managing_organization", organization));

    assertThat(patched.status()).as("%s", patched.body()).isEqualTo(200);
    assertThat(calls.pages("&organization=" + organization, 10)).containsExactly(pair.item());
  }

  @Test
  void shouldPageInEveryOrderWithoutGapsOrRepetitions() {
    for (int index = 0; index < 9; index++) {
      calls.pair();
    }
    // Scores above, at and below the create threshold of 0.85, some at the same distance.
    tenant.query(
        """
        UPDATE review_queue q SET match_score = s.score FROM (
          SELECT id, (ARRAY[0.81, 0.83, 0.85, 0.85, 0.87, 0.87, 0.89, 0.95, 0.5])[
            row_number() OVER (ORDER BY id)] AS score
          FROM review_queue WHERE tenant_id = ?) s
        WHERE q.id = s.id RETURNING q.id
        """,
        tenant.id());
    Map<String, Double> idToScore =
        tenant.query(SELECT_IDS, tenant.id()).stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("id").toString(),
                    row -> ((Number) row.get("match_score")).doubleValue()));
    Comparator<Double> descending = Comparator.reverseOrder();

    for (int limit : new int[] {1, 2, 4, 500}) {
      assertThat(calls.pages("&order=score", limit))
          .hasSize(9)
          .doesNotHaveDuplicates()
          .isSortedAccordingTo(Comparator.comparing(idToScore::get, descending));
      assertThat(calls.pages("&order=age", limit)).hasSize(9).doesNotHaveDuplicates().isSorted();
      assertThat(calls.pages("&order=informative", limit))
          .hasSize(9)
          .doesNotHaveDuplicates()
          .isEqualTo(calls.pages("&order=informative", 500))
          .isSortedAccordingTo(
              Comparator.comparing(
                  (String id) -> Math.round(Math.abs(idToScore.get(id) - 0.85) * 10_000)));
    }
    assertThat(calls.pages("", 3)).isEqualTo(calls.pages("&order=score", 3));
  }

  @Test
  void shouldCountByStatusBandAndMethod() {
    ReviewCalls.Pair pair = calls.pair();
    ReviewCalls.Pair other = calls.pair();
    calls.decide(other, "match", 1);

    JsonNode all = client.get(ITEMS + "/counts").data();
    JsonNode pending = client.get(ITEMS + "/counts?status=pending").data();
    JsonNode one = client.get(ITEMS + "/counts?worker=" + pair.first()).data();

    assertThat(all.path("total").asLong()).isEqualTo(2);
    assertThat(all.path("counts").findValuesAsText("status"))
        .containsExactly("confirmed", "pending");
    assertThat(pending.path("total").asLong()).isEqualTo(1);
    assertThat(pending.at("/counts/0/items").asLong()).isEqualTo(1);
    assertThat(pending.at("/counts/0/detection_method").asText()).isEqualTo("import");
    assertThat(one.path("total").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=open",
        "quality=good",
        "method=duplicate_detection",
        "worker=1",
        "organization=1",
        "since=yesterday",
        "until=%2B12026-01-01T00:00:00Z",
        "order=name",
        "after=x",
        "after=a1.0198c0de-0000-7000-8000-000000000001",
        "after=s999999999999999999.0198c0de-0000-7000-8000-000000000001",
        "limit=0",
        "limit=501",
        "assigned=x",
        "escalated=x"
      })
  void shouldRefuseOtherParameters(String query) {
    ApiAnswer refused = client.get(ITEMS + "?" + query);

    assertThat(refused.status()).as(query).isEqualTo(400);
    assertThat(refused.body().at("/error/details/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void shouldNotFindItemsOfOtherTenants() {
    ReviewCalls.Pair pair = calls.pair();

    ApiAnswer foreign = SharedService.tenant().client(Role.HR_ADMIN).get(pair.path());

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(client.get(ITEMS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(client.get(ITEMS + "/x").status()).isEqualTo(400);
  }
}
