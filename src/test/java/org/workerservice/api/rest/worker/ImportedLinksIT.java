package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ImportedLinksIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("loader", Role.HR_ADMIN);
  private final LinkCalls calls = new LinkCalls(tenant, client);
  private final UUID importId = UUID.randomUUID();

  private String create() {
    return client.post("/api/workers", SamplePeople.next()).data().path("id").asText();
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static ObjectNode row(String id) {
    return SamplePeople.next().put("id", id);
  }

  private static ObjectNode linked(ObjectNode row, String type, String other) {
    row.withArray("links").addObject().put("link_type", type).put("other_worker_id", other);
    return row;
  }

  private JsonNode send(ObjectNode... rows) {
    ApiAnswer answer =
        client.post(
            "/api/workers/import",
            Map.of("workers", List.of(rows)),
            Map.of("Import-Id", importId.toString()));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("outcomes");
  }

  @Test
  void shouldMakeTheLinksOfARowAtBothEnds() {
    String there = create();
    String own = newId();

    JsonNode outcomes = send(linked(row(own), "refer", there));

    assertThat(outcomes.findValuesAsText("outcome")).containsExactly("created");
    assertThat(calls.links(own)).containsExactly("refer " + there);
    assertThat(calls.links(there)).containsExactly("seealso " + own);
    for (String id : List.of(own, there)) {
      assertThat(calls.version(id)).isEqualTo(2);
      JsonNode trail = client.get(LinkCalls.path(id) + "/audit").data();
      assertThat(trail.findValuesAsText("action")).containsExactly("LINK", "CREATE");
      assertThat(trail.path(1).path("new_values").path("links")).isEmpty();
    }
    assertThat(client.get("/api/events").data().path("events").findValuesAsText("type"))
        .containsExactly("WorkerCreated", "WorkerCreated", "WorkerLinked", "WorkerLinked");
  }

  @Test
  void shouldLinkRowsOfOneRequestInAnyOrder() {
    String first = newId();
    String second = newId();
    String third = newId();

    JsonNode outcomes =
        send(
            linked(linked(row(first), "refer", second), "seealso", third),
            linked(row(second), "seealso", first),
            linked(row(third), "refer", first));

    assertThat(outcomes.findValuesAsText("outcome")).containsOnly("created").hasSize(3);
    assertThat(outcomes.findValues("errors")).isEmpty();
    assertThat(calls.links(first)).containsExactly("refer " + second, "seealso " + third);
    assertThat(calls.links(second)).containsExactly("seealso " + first);
    assertThat(calls.links(third)).containsExactly("refer " + first);
  }

  @Test
  void shouldLinkManyRowsToOneWorker() {
    String there = create();
    ObjectNode[] rows = new ObjectNode[20];
    for (int index = 0; index < rows.length; index++) {
      rows[index] = linked(SamplePeople.next(), "seealso", there);
    }

    JsonNode outcomes = send(rows);

    assertThat(calls.links(there))
        .containsExactlyElementsOf(
            outcomes.findValuesAsText("id").stream().map(id -> "seealso " + id).toList());
  }

  @Test
  void shouldRejectRowsThatLinkToNoWorker() {
    String deleted = create();
    client.delete(LinkCalls.path(deleted));
    String foreign =
        SharedService.tenant()
            .client(Role.HR_ADMIN)
            .post("/api/workers", SamplePeople.next())
            .data()
            .path("id")
            .asText();
    String broken = newId();
    String there = create();
    TestTenant.Counts before = tenant.counts();

    JsonNode outcomes =
        send(
            linked(linked(row(newId()), "refer", there), "refer", newId()),
            linked(row(newId()), "refer", deleted),
            linked(row(newId()), "refer", foreign),
            row(broken).put("birth_date", "2999-01-01"),
            linked(row(newId()), "refer", broken));

    assertThat(outcomes.findValuesAsText("outcome")).containsOnly("rejected").hasSize(5);
    assertThat(outcomes.at("/0/errors").findValuesAsText("field"))
        .containsExactly("links[1].other_worker_id");
    for (int row : List.of(0, 1, 2, 4)) {
      assertThat(outcomes.path(row).at("/errors/0/code").asText()).isEqualTo("unknown_reference");
    }
    assertThat(tenant.counts()).isEqualTo(before);
    assertThat(calls.links(there)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"replaces", "replaced_by"})
  void shouldRejectLinksThatOnlyMergingMakes(String type) {
    JsonNode outcomes = send(linked(row(newId()), type, create()));

    assertThat(outcomes.at("/0/outcome").asText()).isEqualTo("rejected");
    assertThat(outcomes.at("/0/errors/0/field").asText()).isEqualTo("links[0].link_type");
    assertThat(outcomes.at("/0/errors/0/code").asText()).isEqualTo("read_only");
  }

  @Test
  void shouldNameLinksToRowsThatWereDuplicates() {
    ObjectNode known = SamplePeople.next();
    client.post("/api/workers", known);
    String duplicate = newId();
    String own = newId();
    ObjectNode[] rows = {
      linked(row(own), "refer", duplicate), known.deepCopy().put("id", duplicate)
    };

    JsonNode outcomes = send(rows);

    assertThat(outcomes.findValuesAsText("outcome")).containsExactly("created", "duplicate");
    assertThat(outcomes.at("/0/id").asText()).isEqualTo(own);
    assertThat(outcomes.at("/0/errors/0/field").asText()).isEqualTo("links[0].other_worker_id");
    assertThat(outcomes.at("/0/errors/0/code").asText()).isEqualTo("unknown_reference");
    assertThat(calls.links(own)).isEmpty();
    assertThat(send(rows)).as("repeated").isEqualTo(outcomes);
  }

  @Test
  void shouldCompleteTheLinksOfARepeatedRow() {
    String there = create();
    String own = newId();
    ObjectNode row = linked(row(own), "refer", there);
    JsonNode first = send(row);
    TestTenant.Counts complete = tenant.counts();

    assertThat(send(row)).isEqualTo(first);
    assertThat(tenant.counts()).isEqualTo(complete);

    // As if the service had stopped between the row and its links.
    client.delete(LinkCalls.path(own) + "/links/" + there);
    assertThat(send(row)).isEqualTo(first);
    assertThat(calls.links(own)).containsExactly("refer " + there);
    assertThat(calls.links(there)).containsExactly("seealso " + own);
  }
}
