package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.TestTenant;
import org.workerservice.support.WorkerCalls;

/** Calls and queries that merge tests share. */
record MergeCalls(TestTenant tenant, ApiClient client) {
  static String path(String id) {
    return "/api/workers/" + id;
  }

  String create(ObjectNode person) {
    return WorkerCalls.create(client, person);
  }

  String importForReview(ObjectNode person) {
    return WorkerCalls.importForReview(client, person);
  }

  static ObjectNode request(String master, String... duplicates) {
    ObjectNode request = Json.MAPPER.createObjectNode().put("master_worker_id", master);
    Arrays.stream(duplicates).forEach(request.putArray("duplicate_worker_ids")::add);
    return request;
  }

  ApiAnswer merge(ObjectNode request) {
    return client.post("/api/workers/merge", request);
  }

  /** Merges, which must succeed. */
  ApiAnswer merge(String master, String... duplicates) {
    ApiAnswer merged = merge(request(master, duplicates));
    assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);
    return merged;
  }

  List<String> links(String id) {
    List<String> links = new ArrayList<>();
    client
        .get(path(id))
        .data()
        .path("links")
        .forEach(
            link ->
                links.add(
                    link.path("link_type").asText() + " " + link.path("other_worker_id").asText()));
    return links;
  }

  /** The status of the claims of a worker. */
  List<Object> claims(String id) {
    return tenant
        .query(
            "SELECT status FROM identifier_claims WHERE worker_id = ? ORDER BY 1",
            UUID.fromString(id))
        .stream()
        .map(row -> row.get("status"))
        .toList();
  }

  /** The status of the review item of two workers; empty if there is none. */
  List<Object> review(String one, String other) {
    return tenant
        .query(
            "SELECT status FROM review_queue WHERE worker_id_a = least(?, ?)"
                + " AND worker_id_b = greatest(?, ?)",
            UUID.fromString(one),
            UUID.fromString(other),
            UUID.fromString(one),
            UUID.fromString(other))
        .stream()
        .map(row -> row.get("status"))
        .toList();
  }
}
