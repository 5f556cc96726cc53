package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.review.ReviewCalls.ITEMS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ReviewClustersIT {
  private static final String PATH = ITEMS + "/clusters";

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("steward", Role.HR_ADMIN);
  private final ReviewCalls calls = new ReviewCalls(tenant, client);

  private List<String> workers(int number) {
    return Stream.generate(() -> calls.create(SamplePeople.next())).limit(number).toList();
  }

  private String item(String one, String other, double score, String status) {
    return tenant
        .query(
            """
            INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score,
              match_quality, detection_method, status, reviewed_at)
            VALUES (?, least(?, ?), greatest(?, ?), ?, 'possible', 'import', ?,
              CASE WHEN ? <> 'pending' THEN now() END)
            RETURNING id
            """,
            tenant.id(),
            UUID.fromString(one),
            UUID.fromString(other),
            UUID.fromString(one),
            UUID.fromString(other),
            score,
            status,
            status)
        .getFirst()
        .get("id")
        .toString();
  }

  private String pending(String one, String other, double score) {
    return item(one, other, score, "pending");
  }

  private List<JsonNode> pages(String query) {
    List<JsonNode> clusters = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = client.get(PATH + "?limit=2" + query + after).data();
      page.path("clusters").forEach(clusters::add);
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());
    return clusters;
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.forEach(id -> ids.add(id.asText()));
    return ids;
  }

  @Test
  void shouldGroupWhatItemsConnect() {
    List<String> four = workers(4);
    List<String> two = workers(2);
    String best = pending(four.get(0), four.get(1), 0.97);
    String bridge = pending(four.get(1), four.get(2), 0.7);
    String inside = pending(four.get(2), four.get(3), 0.95);
    String lonely = pending(two.get(0), two.get(1), 0.9);
    item(four.get(0), two.get(0), 0.99, "closed");

    JsonNode page = client.get(PATH).data();

    JsonNode group = page.at("/clusters/0");
    assertThat(page.path("clusters")).hasSize(2);
    assertThat(page.path("next").isNull()).isTrue();
    assertThat(group.path("size").asInt()).isEqualTo(4);
    assertThat(group.path("truncated").asBoolean()).isFalse();
    assertThat(ids(group.path("worker_ids"))).containsExactlyInAnyOrderElementsOf(four);
    assertThat(group.path("items").findValuesAsText("id")).containsExactly(best, inside, bridge);
    assertThat(group.at("/weakest_link/id").asText()).isEqualTo(bridge);
    assertThat(group.path("suggested_people")).hasSize(2);
    assertThat(ids(group.at("/suggested_people/0")))
        .containsExactlyInAnyOrder(four.get(0), four.get(1));
    assertThat(page.at("/clusters/1/weakest_link/id").asText()).isEqualTo(lonely);
    assertThat(pages("&min_size=3")).hasSize(1);
    assertThat(pages("&min_size=5")).isEmpty();
  }

  @Test
  void shouldKeepRejectedPairsApart() {
    List<String> three = workers(3);
    pending(three.get(0), three.get(1), 0.97);
    pending(three.get(1), three.get(2), 0.96);
    item(three.get(0), three.get(2), 0.96, "rejected");

    JsonNode group = client.get(PATH).data().at("/clusters/0");

    assertThat(group.path("items")).hasSize(2);
    assertThat(group.path("suggested_people")).hasSize(2);
  }

  @Test
  void shouldShowEachGroupOnceOnAllPages() {
    List<String> centre = workers(1);
    List<String> around = workers(6);
    IntStream.range(0, 6)
        .forEach(index -> pending(centre.getFirst(), around.get(index), 0.9 - index / 100.0));
    for (int index = 0; index < 5; index++) {
      List<String> pair = workers(2);
      pending(pair.get(0), pair.get(1), 0.895 - index / 100.0);
    }

    List<JsonNode> groups = pages("");

    assertThat(groups)
        .extracting(group -> group.path("size").asInt())
        .containsExactly(7, 2, 2, 2, 2, 2);
    assertThat(pages("&min_size=3")).hasSize(1);
  }

  @Test
  void shouldBoundLargeGroups() {
    calls.queue(52);

    JsonNode group = client.get(PATH + "?limit=1").data().at("/clusters/0");

    assertThat(group.path("size").asInt()).isEqualTo(50);
    assertThat(group.path("truncated").asBoolean()).isTrue();
    assertThat(group.path("items")).hasSize(50 * 49 / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"min_size=1", "min_size=51", "limit=0", "limit=51", "after=x", "x=1"})
  void shouldRefuseOtherParameters(String query) {
    assertThat(client.get(PATH + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void shouldShowGroupsToReadersButNotToOtherTenants() {
    calls.pair();

    assertThat(tenant.client(Role.READ_ONLY).get(PATH).data().path("clusters")).hasSize(1);
    assertThat(SharedService.tenant().client(Role.HR_ADMIN).get(PATH).data().path("clusters"))
        .isEmpty();
  }
}
