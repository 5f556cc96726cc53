package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.json.Json;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.TestTenant;
import org.workerservice.support.WorkerCalls;

/** Calls that tests of the review queue share. */
record ReviewCalls(TestTenant tenant, ApiClient client) {
  static final String ITEMS = "/api/review-items";

  /** A pair under review. */
  record Pair(String item, String first, String second) {
    String path() {
      return ITEMS + "/" + item;
    }
  }

  String create(ObjectNode person) {
    return WorkerCalls.create(client, person);
  }

  String importForReview(ObjectNode person) {
    return WorkerCalls.importForReview(client, person);
  }

  /** Imports the same person twice, for review; born on 3 May 1981. */
  Pair pair() {
    ObjectNode person = SamplePeople.next().put("birth_date", "1981-05-03");
    String first = create(person);
    String second = importForReview(person);
    JsonNode items = client.get(ITEMS + "?worker=" + first).data().path("items");
    assertThat(items).hasSize(1);
    return new Pair(items.at("/0/id").asText(), first, second);
  }

  static ApiAnswer next(ApiClient client, String query) {
    return client.post(ITEMS + "/next" + query, Json.MAPPER.createObjectNode());
  }

  /** Puts every pair of some new workers up for review, and returns the items, best score first. */
  List<String> queue(int workers) {
    for (int index = 0; index < workers; index++) {
      create(SamplePeople.next());
    }
    tenant.query(
        """
        INSERT INTO review_queue (tenant_id, worker_id_a, worker_id_b, match_score, match_quality,
          detection_method)
        SELECT a.tenant_id, a.id, b.id,
          0.6 + 0.01 * row_number() OVER (ORDER BY hashtext(a.id::text || b.id::text)) % 0.39,
          'possible', 'import'
        FROM workers a JOIN workers b ON b.tenant_id = a.tenant_id AND b.id > a.id
        WHERE a.tenant_id = ?
        RETURNING id
        """,
        tenant.id());
    return pages("", 500);
  }

  static ObjectNode decision(String decision, long version) {
    return Json.MAPPER.createObjectNode().put("decision", decision).put("version", version);
  }

  ApiAnswer decide(Pair pair, String decision, long version) {
    return client.post(pair.path() + "/decide", decision(decision, version));
  }

  ApiAnswer takeBack(Pair pair, long version) {
    return client.post(
        pair.path() + "/take-back", Json.MAPPER.createObjectNode().put("version", version));
  }

  /** The ids of all items of a list, read page by page. */
  List<String> pages(String query, int limit) {
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      ApiAnswer answer = client.get(ITEMS + "?limit=" + limit + query + after);
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
      JsonNode page = answer.data();
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());
    return ids;
  }
}
