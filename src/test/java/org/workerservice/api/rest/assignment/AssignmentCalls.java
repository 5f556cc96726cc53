package org.workerservice.api.rest.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.workerservice.json.Json;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SampleOrganizations;
import org.workerservice.support.SamplePeople;

/** Calls that tests of assignments share. */
record AssignmentCalls(ApiClient client) {
  static String path(String worker) {
    return "/api/workers/" + worker + "/assignments";
  }

  static ObjectNode assignment(String role) {
    ObjectNode assignment = Json.MAPPER.createObjectNode();
    assignment.putObject("role").put("code", role);
    return assignment;
  }

  static ObjectNode assignment(String role, String start, String end) {
    ObjectNode assignment = assignment(role);
    assignment.putObject("period").put("start", start).put("end", end);
    return assignment;
  }

  String worker() {
    return id(client.post("/api/workers", SamplePeople.next()));
  }

  String organization(String name) {
    return id(client.post("/api/organizations", SampleOrganizations.named(name)));
  }

  /** Creates an assignment, which must succeed, and returns its id. */
  String create(String worker, ObjectNode assignment) {
    return id(client.post(path(worker), assignment));
  }

  private static String id(ApiAnswer created) {
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  /** Returns the role codes of a worker's assignments. */
  List<String> roles(String worker) {
    return list(path(worker)).data().findValuesAsText("code");
  }

  ApiAnswer list(String path) {
    ApiAnswer listed = client.get(path);
    assertThat(listed.status()).as("%s", listed.body()).isEqualTo(200);
    return listed;
  }
}
