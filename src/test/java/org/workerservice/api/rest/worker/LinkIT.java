package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class LinkIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("linker", Role.HR_ADMIN);

  private String create() {
    return client.post("/api/workers", SamplePeople.next()).data().path("id").asText();
  }

  private static String path(String id) {
    return LinkCalls.path(id);
  }

  private ApiAnswer link(String id, String other, String type) {
    return client.post(
        path(id) + "/links", Map.of("other_worker_id", other, "link_type", type), Map.of());
  }

  private ApiAnswer unlink(String id, String other) {
    return client.delete(path(id) + "/links/" + other);
  }

  private List<String> links(String id) {
    return new LinkCalls(tenant, client).links(id);
  }

  private long version(String id) {
    return new LinkCalls(tenant, client).version(id);
  }

  @ParameterizedTest
  @CsvSource({"refer, seealso", "seealso, seealso"})
  void shouldLinkBothEndsAndEndBoth(String type, String opposite) {
    String own = create();
    String other = create();

    ApiAnswer linked = link(own, other, type);

    assertThat(linked.status()).isEqualTo(201);
    assertThat(linked.header("ETag")).contains("\"2\"");
    assertThat(links(own)).containsExactly(type + " " + other);
    assertThat(links(other)).containsExactly(opposite + " " + own);
    assertThat(List.of(version(own), version(other))).containsExactly(2L, 2L);

    assertThat(unlink(other, own).status()).isEqualTo(204);
    assertThat(links(own)).isEmpty();
    assertThat(links(other)).isEmpty();
    assertThat(unlink(own, other).status()).isEqualTo(404);
    assertThat(List.of(version(own), version(other))).containsExactly(3L, 3L);
  }

  @Test
  void shouldAuditAndPublishBothEnds() {
    String own = create();
    String other = create();
    link(own, other, "refer");
    unlink(own, other);

    for (String id : List.of(own, other)) {
      JsonNode trail = client.get(path(id) + "/audit").data();
      assertThat(trail.findValuesAsText("action")).containsExactly("UNLINK", "LINK", "CREATE");
      assertThat(trail.path(0).path("user_id").asText()).isEqualTo("linker");
      assertThat(trail.path(0).path("old_values").path("links")).hasSize(1);
      assertThat(trail.path(0).path("new_values").path("links")).isEmpty();
    }
    JsonNode events = client.get("/api/events").data().path("events");
    assertThat(events.findValuesAsText("type"))
        .containsExactly(
            "WorkerCreated",
            "WorkerCreated",
            "WorkerLinked",
            "WorkerLinked",
            "WorkerUnlinked",
            "WorkerUnlinked");
    assertThat(events.path(2).at("/data/links/0/other_worker_id").asText()).isEqualTo(other);
    assertThat(events.path(3).path("worker_version").asLong()).isEqualTo(2);
  }

  @Test
  void shouldChangeNothingWhenRepeated() {
    String own = create();
    String other = create();
    link(own, other, "refer");
    TestTenant.Counts before = tenant.counts();

    ApiAnswer again = link(own, other, "refer");
    ApiAnswer fromTheOtherEnd = link(other, own, "seealso");

    assertThat(List.of(again, fromTheOtherEnd))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(tenant.counts()).isEqualTo(before);
    assertThat(links(own)).containsExactly("refer " + other);
  }

  @Test
  void shouldInvertARelation() {
    String own = create();
    String other = create();
    link(own, other, "refer");

    assertThat(link(other, own, "refer").status()).isEqualTo(201);

    assertThat(links(own)).containsExactly("seealso " + other);
    assertThat(links(other)).containsExactly("refer " + own);
  }

  @Test
  void shouldRefuseWhatCannotBeLinked() {
    String own = create();
    String deleted = create();
    client.delete(path(deleted));
    String foreign =
        SharedService.tenant()
            .client(Role.HR_ADMIN)
            .post("/api/workers", SamplePeople.next())
            .data()
            .path("id")
            .asText();
    String unknown = UUID.randomUUID().toString();
    TestTenant.Counts before = tenant.counts();

    assertThat(List.of(unknown, deleted, foreign, own))
        .allSatisfy(
            other -> {
              ApiAnswer refused = link(own, other, "refer");
              assertThat(refused.status()).isEqualTo(422);
              assertThat(refused.body().at("/error/details/0/field").asText())
                  .isEqualTo("other_worker_id");
              assertThat(unlink(own, other).status()).isEqualTo(404);
            });
    assertThat(List.of(unknown, deleted, foreign))
        .allSatisfy(id -> assertThat(link(id, own, "refer").status()).isEqualTo(404));
    for (String type : List.of("replaces", "replaced_by")) {
      ApiAnswer refused = link(own, unknown, type);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body().at("/error/details/0/code").asText()).isEqualTo("read_only");
    }
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 422",
        "{\"other_worker_id\":\"0198c0de-0000-7000-8000-000000000001\"} | 422",
        "{\"other_worker_id\":\"x\",\"link_type\":\"refer\"} | 400",
        "{\"other_worker_id\":\"0198c0de-0000-7000-8000-000000000001\",\"link_type\":\"friend\"} |"
            + " 400",
        "{\"other_worker_id\":\"0198c0de-0000-7000-8000-000000000001\",\"kind\":\"refer\"} | 400",
        "[] | 400"
      })
  void shouldRefuseBodiesItCannotUse(String body, int status) {
    assertThat(client.post(path(create()) + "/links", body).status()).isEqualTo(status);
  }

  @Test
  void shouldLinkWithoutATypeAsTheWeakestClaim() {
    ApiAnswer linked = client.post(path(create()) + "/links", Map.of("other_worker_id", create()));

    assertThat(linked.status()).isEqualTo(201);
    assertThat(linked.data().at("/links/0/link_type").asText()).isEqualTo("seealso");
  }

  @Test
  void shouldHonourTheVersionThatTheCallerHasSeen() {
    String own = create();
    String other = create();
    Map<String, String> stale = Map.of("If-Match", "\"9\"");
    Map<String, Object> body = Map.of("other_worker_id", other, "type", "seealso");

    assertThat(client.post(path(own) + "/links", body, stale).status()).isEqualTo(412);
    assertThat(client.post(path(own) + "/links", body, Map.of("If-Match", "\"1\"")).status())
        .isEqualTo(201);
    assertThat(client.delete(path(own) + "/links/" + other, stale).status()).isEqualTo(412);
    assertThat(client.get(path(own) + "/links", Map.of("If-None-Match", "\"2\"")).status())
        .isEqualTo(304);
  }

  @Test
  void shouldKeepLinksThroughPutAndPatch() {
    String own = create();
    String other = create();
    link(own, other, "refer");

    ApiAnswer put = client.put(path(own), SamplePeople.next());
    ApiAnswer whole = client.put(path(own), client.get(path(own)).body().path("data"));
    ApiAnswer patched = client.patch(path(own), Map.of("marital_status", "single"));

    assertThat(List.of(put, whole, patched))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(links(own)).containsExactly("refer " + other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"other_worker_id\":\"OTHER\",\"link_type\":\"seealso\"}]"})
  void shouldRefuseOtherLinksInPutPatchAndPost(String links) throws Exception {
    String own = create();
    String other = create();
    link(own, other, "refer");
    ObjectNode body = SamplePeople.next();
    body.set("links", Json.MAPPER.readTree(links.replace("OTHER", other)));

    ApiAnswer put = client.put(path(own), body);
    ApiAnswer patched = client.patch(path(own), Map.of("links", body.path("links")));

    assertThat(List.of(put, patched))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(422);
              assertThat(answer.body().at("/error/details/0/field").asText()).isEqualTo("links");
              assertThat(answer.body().at("/error/details/0/message").asText())
                  .contains("/api/workers/{id}/links");
            });
    int created = body.path("links").isEmpty() ? 201 : 422;
    assertThat(client.post("/api/workers", body).status()).isEqualTo(created);
    assertThat(links(own)).containsExactly("refer " + other);
  }

  @Test
  void shouldEndALinkToADeletedWorkerAtBothEnds() {
    String own = create();
    String other = create();
    link(own, other, "seealso");
    client.delete(path(other));

    assertThat(unlink(own, other).status()).isEqualTo(204);

    assertThat(links(own)).isEmpty();
    assertThat(client.post(path(other) + "/restore", "").status()).isEqualTo(200);
    assertThat(links(other)).isEmpty();
  }

  @Test
  void shouldKeepBothEndsConsistentWhenManyLinkAndPatchAtATime() {
    List<String> ids = IntStream.range(0, 4).mapToObj(one -> create()).toList();
    List<CompletableFuture<ApiAnswer>> sent = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (String own : ids) {
        for (String other : ids) {
          if (!own.equals(other)) {
            sent.add(
                client.postAsync(
                    path(own) + "/links",
                    Map.of("other_worker_id", other, "type", round == 1 ? "refer" : "seealso"),
                    Map.of()));
          }
        }
        sent.add(
            client.patchAsync(path(own), Map.of("marital_status", "round " + round), Map.of()));
      }
    }

    assertThat(sent).allSatisfy(one -> assertThat(one.join().status()).isIn(200, 201));
    for (String own : ids) {
      List<String> links = links(own);
      assertThat(links).hasSize(3);
      for (String link : links) {
        String other = link.split(" ")[1];
        assertThat(links(other))
            .filteredOn(back -> back.endsWith(own))
            .singleElement()
            .isNotEqualTo("refer " + (link.startsWith("refer") ? own : ""));
      }
    }
  }
}
