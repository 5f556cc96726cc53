package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.model.Worker;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.StoredWorker;
import org.workerservice.support.TestTenant;
import org.workerservice.support.WorkerArbitraries;

class RoundTripIT {
  @Provide
  Arbitrary<List<Worker>> chunks() {
    return WorkerArbitraries.validWorkers().list().ofMinSize(1).ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<Worker>> pairs() {
    return WorkerArbitraries.validWorkers().list().ofSize(2);
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void shouldReturnImportedWorkersUnchanged(@ForAll("chunks") List<Worker> workers)
      throws JsonProcessingException {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client(Role.HR_ADMIN);

    ApiAnswer imported =
        client.post(
            "/api/workers/import?on_duplicate=create",
            Map.of("workers", workers),
            Map.of("Import-Id", UUID.randomUUID().toString()));

    assertThat(imported.status()).as("%s", imported.body()).isEqualTo(200);
    ArrayNode outcomes = (ArrayNode) imported.data().path("outcomes");
    List<Worker> read = new ArrayList<>();
    for (JsonNode outcome : outcomes) {
      String id = outcome.path("id").asText();
      read.add(content(client.get("/api/workers/" + id)));
      StoredWorker.of(tenant, UUID.fromString(id)).assertTablesAgreeWithRecord();
    }
    assertThat(read).isEqualTo(workers);
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void shouldReturnCreatedAndReplacedWorkersUnchanged(@ForAll("pairs") List<Worker> versions)
      throws JsonProcessingException {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client(Role.HR_ADMIN);

    ApiAnswer created = client.post("/api/workers", versions.getFirst());

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    String path = created.header("Location").orElseThrow();
    UUID id = UUID.fromString(created.data().path("id").asText());
    assertThat(content(created)).isEqualTo(versions.getFirst());
    assertThat(content(client.get(path))).isEqualTo(versions.getFirst());
    StoredWorker.of(tenant, id).assertTablesAgreeWithRecord();

    ApiAnswer replaced = client.put(path, unversioned(versions.getLast()));

    assertThat(replaced.status()).as("%s", replaced.body()).isEqualTo(200);
    assertThat(content(client.get(path))).isEqualTo(versions.getLast());
    StoredWorker.of(tenant, id).assertTablesAgreeWithRecord();
    assertThat(fromTrail(client.get(path + "/audit"))).isEqualTo(versions);

    ObjectNode bare = Json.MAPPER.createObjectNode();
    bare.set("name", Json.MAPPER.valueToTree(versions.getLast().name()));
    assertThat(client.put(path, bare).status()).isEqualTo(200);
    StoredWorker stored = StoredWorker.of(tenant, id);
    stored.assertTablesAgreeWithRecord();
    assertThat(stored.rowCount()).as("one name is left").isEqualTo(1);
  }

  private static ObjectNode unversioned(Worker worker) {
    ObjectNode body = Json.MAPPER.valueToTree(worker);
    body.remove("version");
    return body;
  }

  /** The contents in the audit trail, oldest first. */
  private static List<Worker> fromTrail(ApiAnswer trail) throws JsonProcessingException {
    return List.of(
        content(trail.data().path(0).path("old_values")),
        content(trail.data().path(0).path("new_values")));
  }

  private static Worker content(ApiAnswer answer) throws JsonProcessingException {
    return content(answer.data());
  }

  private static Worker content(JsonNode data) throws JsonProcessingException {
    return Json.MAPPER.treeToValue(data, Worker.class).toBuilder()
        .id(null)
        .version(0)
        .createdAt(null)
        .updatedAt(null)
        .build();
  }
}
