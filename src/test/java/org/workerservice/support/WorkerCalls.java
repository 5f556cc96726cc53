package org.workerservice.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.workerservice.json.Json;

/** Calls that create workers, which must succeed. */
public final class WorkerCalls {
  private WorkerCalls() {}

  /** Creates a worker and returns its id. */
  public static String create(ApiClient client, ObjectNode person) {
    ApiAnswer created = client.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  /** Creates a worker although the registry has one like it; puts the pair up for review. */
  public static String importForReview(ApiClient client, ObjectNode person) {
    ObjectNode rows = Json.MAPPER.createObjectNode();
    rows.putArray("workers").add(person);
    ApiAnswer answer =
        client.post(
            "/api/workers/import?on_duplicate=review",
            rows,
            Map.of("Import-Id", UUID.randomUUID().toString()));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().at("/outcomes/0/id").asText();
  }
}
