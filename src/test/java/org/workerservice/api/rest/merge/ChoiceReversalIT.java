package org.workerservice.api.rest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.merge.MergeCalls.path;
import static org.workerservice.api.rest.merge.MergeCalls.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Reversals of some of the merges of a request with choices. */
class ChoiceReversalIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("merger", Role.HR_ADMIN);
  private final ApiClient feed = tenant.client("feed", Role.SERVICE);
  private final MergeCalls calls = new MergeCalls(tenant, client);

  private String create(String source, String maritalStatus) {
    ObjectNode person = SamplePeople.next().put("marital_status", maritalStatus);
    person.putArray("sources").addObject().put("system", "hr").put("id", source);
    ApiAnswer created = feed.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private void reverse(JsonNode merge) {
    ApiAnswer answer = client.post("/api/merges/" + merge.path("id").asText() + "/reverse", "");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    assertThat(answer.data().path("unattributed")).isEmpty();
  }

  private JsonNode survivor(String id) {
    return client.get(path(id) + "?provenance=true").data();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void shouldKeepAChoiceAsLongAsOneOfItsMergesHolds(int reversed) {
    String master = create("a" + reversed, "single");
    List<String> duplicates =
        List.of(create("b" + reversed, "married"), create("c" + reversed, "widowed"));
    ObjectNode request = request(master, duplicates.toArray(String[]::new));
    request.putObject("choices").put("marital_status", master);
    JsonNode merges = calls.merge(request).data().path("merges");
    JsonNode chosen = survivor(master).at("/field_provenance/marital_status");
    assertThat(chosen.path("set_by").asText()).isEqualTo("person");

    reverse(merges.path(reversed));

    assertThat(survivor(master).path("marital_status").asText()).isEqualTo("single");
    assertThat(survivor(master).at("/field_provenance/marital_status")).isEqualTo(chosen);

    reverse(merges.path(1 - reversed));

    assertThat(survivor(master).path("marital_status").asText()).isEqualTo("single");
    assertThat(survivor(master).at("/field_provenance/marital_status").isMissingNode()).isTrue();
  }
}
