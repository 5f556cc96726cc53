package org.workerservice.api.rest.deduplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;

/** Starts runs and reads what they have found. */
public final class Runs {
  private static final int ROWS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final ApiClient client;

  /** Runs as the user of a client, an {@code hr_admin}. */
  public Runs(ApiClient client) {
    this.client = client;
  }

  /** Imports people, duplicates included, and returns their ids in order. */
  public List<String> importAll(List<ObjectNode> people) {
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < people.size(); from += ROWS) {
      ids.addAll(imported(people.subList(from, Math.min(from + ROWS, people.size()))));
    }
    return ids;
  }

  private List<String> imported(List<ObjectNode> people) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putArray("workers").addAll(people);
    ApiAnswer answer =
        client.post(
            "/api/workers/import?first_row=1&on_duplicate=create",
            body,
            Map.of("Import-Id", UUID.randomUUID().toString()));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    answer.data().path("outcomes").forEach(outcome -> ids.add(outcome.path("id").asText()));
    return ids;
  }

  /** Starts a run and returns the id of its job. */
  public String start(Map<String, Object> request) {
    ApiAnswer started = client.post("/api/workers/deduplicate", request);
    assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
    String job = started.data().path("job_id").asText();
    assertThat(started.header("Location")).contains("/api/jobs/" + job);
    return job;
  }

  /** Waits for the end of a job, whatever it is. */
  public JsonNode ended(String job) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(state(job).path("status").asText()).isNotIn("queued", "running"));
    return state(job);
  }

  /** Returns a job. */
  public JsonNode state(String job) {
    return client.get("/api/jobs/" + job).data();
  }

  /** Starts a run, waits until it is completed, and returns its job. */
  public JsonNode completed(Map<String, Object> request) {
    JsonNode ended = ended(start(request));
    assertThat(ended.path("status").asText()).as("%s", ended).isEqualTo("completed");
    return ended;
  }

  /** Returns all entities of a run. */
  public List<JsonNode> entities(JsonNode job) {
    List<JsonNode> entities = new ArrayList<>();
    String after = "0";
    while (!after.isEmpty()) {
      JsonNode page =
          client
              .get("/api/jobs/" + job.path("id").asText() + "/entities?limit=7&after=" + after)
              .data();
      page.path("entities").forEach(entities::add);
      after = page.path("next").isNull() ? "" : page.path("next").asText();
    }
    return entities;
  }

  /** Returns the workers of an entity. */
  public static Set<String> workers(JsonNode entity) {
    Set<String> workers = new TreeSet<>();
    entity.path("workers").forEach(worker -> workers.add(worker.asText()));
    return workers;
  }

  /** Returns a variant of a person: another address, and a typing error in the given name. */
  public static ObjectNode variant(ObjectNode person, String city) {
    ObjectNode copy = person.deepCopy();
    ArrayNode addresses = Json.MAPPER.createArrayNode();
    addresses.addObject().put("city", city).put("country", "GB");
    copy.set("addresses", addresses);
    return copy;
  }
}
