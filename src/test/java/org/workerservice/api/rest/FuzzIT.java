package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.model.Worker;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;
import org.workerservice.support.WorkerArbitraries;

class FuzzIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client(Role.HR_ADMIN);
  private static final List<String> PATHS =
      List.of("/api/workers", "/api/workers/match", "/api/workers/check-duplicates");
  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "9223372036854775808",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\\u0301\"",
          "\"0000-00-00\"",
          "\"9999-12-31\"",
          "[]",
          "[[]]",
          "[null]",
          "{}",
          "{\"a\":{}}",
          "\"%s%n\"",
          "\"' OR 1=1 --\"");

  @Provide
  Arbitrary<Worker> wildWorkers() {
    return WorkerArbitraries.wildWorkers();
  }

  @Provide
  Arbitrary<Worker> validWorkers() {
    return WorkerArbitraries.validWorkers();
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of(PATHS);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void shouldStoreUntidyWorkersOrSayWhyNot(@ForAll("wildWorkers") Worker worker) {
    ApiAnswer answer = CLIENT.post("/api/workers", worker);

    assertThat(answer.status()).as("%s", answer.body()).isIn(201, 400, 409, 422);
    if (answer.status() == 201) {
      String path = answer.header("Location").orElseThrow();
      ApiAnswer read = CLIENT.get(path);
      assertThat(read.data()).isEqualTo(answer.data());
      assertThat(CLIENT.put(path, read.data()).status()).isEqualTo(200);
    } else {
      assertThat(answer.body().path("error").path("details")).isNotEmpty();
    }
  }

  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void shouldNeverAnswerAMalformedBodyWithAnInternalError(
      @ForAll("validWorkers") Worker worker, @ForAll("paths") String path, @ForAll long seed)
      throws JsonProcessingException {
    Random random = new Random(seed);
    JsonNode body = Json.MAPPER.valueToTree(worker);
    for (int bends = random.nextInt(3); bends >= 0; bends--) {
      bend(body, random);
    }

    ApiAnswer answer = CLIENT.post(path, body.toString());
    ApiAnswer row =
        CLIENT.post(
            "/api/workers/import",
            "{\"workers\":[" + body + "]}",
            Map.of("Import-Id", UUID.randomUUID().toString()));

    assertThat(answer.status()).as("%s to %s", answer, path).isIn(200, 201, 400, 409, 422);
    assertThat(row.status()).as("%s", row).isIn(200, 400);
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void shouldRefuseTornBodies(
      @ForAll("validWorkers") Worker worker, @ForAll("paths") String path, @ForAll long seed)
      throws JsonProcessingException {
    Random random = new Random(seed);
    byte[] body = Json.MAPPER.writeValueAsString(worker).getBytes(StandardCharsets.UTF_8);
    for (int hits = random.nextInt(4); hits >= 0; hits--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }

    ApiAnswer answer = CLIENT.call("POST", path, body, Map.of());

    assertThat(answer.status()).isIn(200, 201, 400, 409, 422);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void shouldNeverAnswerAQueryWithAnInternalError(@ForAll @Size(max = 12) byte[] query) {
    StringBuilder escaped = new StringBuilder();
    for (byte value : query) {
      escaped.append("%%%02x".formatted(value & 0xff));
    }

    assertThat(CLIENT.get("/api/workers?limit=" + escaped).status()).isIn(200, 400);
    assertThat(CLIENT.get("/api/workers?" + escaped).status()).isIn(200, 400);
    assertThat(CLIENT.get("/api/workers/x" + escaped).status()).isIn(400, 404);
    assertThat(CLIENT.get("/api/events?after=" + escaped).status()).isIn(200, 400);
  }

  /** Replaces a random value in the tree with an odd one. */
  private static void bend(JsonNode top, Random random) throws JsonProcessingException {
    JsonNode parent = top;
    while (true) {
      List<String> names = new ArrayList<>();
      parent.fieldNames().forEachRemaining(names::add);
      int size = parent.size();
      if (size == 0) {
        return;
      }
      int chosen = random.nextInt(size);
      JsonNode child = parent.isArray() ? parent.get(chosen) : parent.get(names.get(chosen));
      if (child.isContainerNode() && !child.isEmpty() && random.nextInt(4) > 0) {
        parent = child;
        continue;
      }
      JsonNode odd = Json.MAPPER.readTree(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
      switch (parent) {
        case ArrayNode array -> array.set(chosen, odd);
        case ObjectNode object -> object.set(names.get(chosen), odd);
        default -> throw new AssertionError("only containers have children");
      }
      return;
    }
  }
}
