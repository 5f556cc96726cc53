package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.worker.SourceCalls.id;
import static org.workerservice.api.rest.worker.SourceCalls.kept;
import static org.workerservice.api.rest.worker.SourceCalls.nextId;
import static org.workerservice.api.rest.worker.SourceCalls.outcome;
import static org.workerservice.api.rest.worker.SourceCalls.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Fields that a person corrected and gives back to the feeds. */
class CorrectionsIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient feed = tenant.client("feed", Role.SERVICE);
  private final ApiClient officer = tenant.client("officer", Role.CREDENTIALING_OFFICER);
  private final String key = nextId();

  private static String path(String id, String field) {
    return "/api/workers/" + id + "/corrections/" + field;
  }

  private static ObjectNode single() {
    return Json.MAPPER.createObjectNode().put("marital_status", "single");
  }

  private String corrected() {
    String id = id(put(feed, "hr", key, SamplePeople.next().put("marital_status", "single")));
    officer.patch("/api/workers/" + id, Map.of("marital_status", "divorced"));
    assertThat(kept(put(feed, "hr", key, single()))).containsExactly("marital_status");
    return id;
  }

  @Test
  void shouldGiveAFieldBackToItsFeed() {
    String id = corrected();

    ApiAnswer released = officer.delete(path(id, "marital_status"), Map.of("If-Match", "\"2\""));

    assertThat(released.status()).as("%s", released.body()).isEqualTo(200);
    assertThat(released.header("ETag")).contains("\"3\"");
    assertThat(released.data().path("marital_status").asText()).isEqualTo("divorced");
    ObjectNode nothing = Json.MAPPER.createObjectNode().putNull("marital_status");
    assertThat(outcome(put(feed, "hr", key, nothing))).isEqualTo("unchanged");
    ApiAnswer fed = put(feed, "hr", key, single());
    assertThat(outcome(fed)).isEqualTo("updated");
    assertThat(fed.data().at("/worker/marital_status").asText()).isEqualTo("single");
    JsonNode shown =
        officer.get("/api/workers/" + id + "?provenance=true").data().path("field_provenance");
    assertThat(shown.at("/marital_status/system").asText()).isEqualTo("hr");
  }

  @Test
  void shouldAuditAndPublishIt() {
    String id = corrected();

    officer.delete(path(id, "marital_status"));

    JsonNode entry = officer.get("/api/workers/" + id + "/audit").data().path(0);
    assertThat(entry.path("action").asText()).isEqualTo("UPDATE");
    assertThat(entry.path("user_id").asText()).isEqualTo("officer");
    assertThat(entry.at("/old_values/field_provenance/marital_status/set_by").asText())
        .isEqualTo("person");
    assertThat(entry.at("/new_values/field_provenance/marital_status/set_by").asText())
        .isEqualTo("released");
    JsonNode events = officer.get("/api/events").data().path("events");
    assertThat(events.findValuesAsText("type"))
        .containsExactly("WorkerCreated", "WorkerUpdated", "WorkerUpdated");
  }

  @Test
  void shouldLetAFeedReplaceAWholeList() {
    ObjectNode person = SamplePeople.next();
    phones(person, "+12125550142");
    String id = id(put(feed, "hr", key, person));
    officer.patch("/api/workers/" + id, phones(object(), "+12125550143", "+12125550144"));
    officer.delete(path(id, "telecom"));

    ApiAnswer fed = put(feed, "hr", key, phones(object(), "+12125550145"));

    assertThat(fed.data().at("/worker/telecom").findValuesAsText("value"))
        .containsExactly("+12125550145");
    assertThat(put(feed, "hr", key, phones(object(), "+12125550146")).data().at("/worker/telecom"))
        .as("the list is that of the system again")
        .hasSize(1);
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  private static ObjectNode phones(ObjectNode record, String... numbers) {
    record.putArray("telecom");
    for (String number : numbers) {
      record.withArray("telecom").addObject().put("system", "phone").put("value", number);
    }
    return record;
  }

  @Test
  void shouldRefuseWhatCannotBeReleased() {
    String id = corrected();
    TestTenant.Counts before = tenant.counts();

    assertThat(officer.delete(path(id, "gender")).status()).isEqualTo(404);
    assertThat(officer.delete(path(id, "mood")).status()).isEqualTo(404);
    assertThat(officer.delete(path(UUID.randomUUID().toString(), "gender")).status())
        .isEqualTo(404);
    assertThat(officer.delete(path(id, "marital_status"), Map.of("If-Match", "\"1\"")).status())
        .isEqualTo(412);
    assertThat(feed.delete(path(id, "marital_status")).status()).isEqualTo(403);
    assertThat(tenant.counts()).isEqualTo(before);
  }
}
