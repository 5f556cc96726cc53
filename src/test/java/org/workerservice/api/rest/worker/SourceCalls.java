package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.workerservice.json.Json;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;

/** Calls of the route that creates or updates workers by source key. */
final class SourceCalls {
  static final String PATH = "/api/sources/workers";

  private static final AtomicLong NUMBER = new AtomicLong();

  private SourceCalls() {}

  /** Returns an id that no record of any system has. */
  static String nextId() {
    return "S-" + NUMBER.incrementAndGet();
  }

  static ObjectNode body(String system, String id, JsonNode worker) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("source").put("system", system).put("id", id);
    body.set("worker", worker);
    return body;
  }

  static ObjectNode body(String system, String id, String updatedAt, JsonNode worker) {
    ObjectNode body = body(system, id, worker);
    ((ObjectNode) body.get("source")).put("updated_at", updatedAt);
    return body;
  }

  static ApiAnswer put(ApiClient client, String system, String id, JsonNode worker) {
    return client.put(PATH, body(system, id, worker));
  }

  static String outcome(ApiAnswer answer) {
    return answer.data().path("outcome").asText(answer.toString());
  }

  static String id(ApiAnswer answer) {
    return answer.data().at("/worker/id").asText();
  }

  static long version(ApiAnswer answer) {
    return answer.data().at("/worker/version").asLong();
  }

  static List<String> kept(ApiAnswer answer) {
    return answer.data().path("kept_fields").findValuesAsText("field");
  }
}
