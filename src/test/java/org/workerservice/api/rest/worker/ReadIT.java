package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Conditional reads, compression and reading many. */
class ReadIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client("reader", Role.HR_ADMIN);

  private static String create(ApiClient client) {
    return client.post("/api/workers", SamplePeople.next()).data().path("id").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"7\", \"1\"", " W/\"x,y\" ,W/\"1\"", "*"})
  void shouldNotResendWhatTheCallerHas(String tags) {
    String path = "/api/workers/" + create(CLIENT);

    ApiAnswer known = CLIENT.get(path, Map.of("If-None-Match", tags));
    ApiAnswer head = CLIENT.call("HEAD", path, new byte[0], Map.of("If-None-Match", tags));

    assertThat(List.of(known, head))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(304);
              assertThat(answer.header("ETag")).contains("\"1\"");
              assertThat(answer.body().isMissingNode()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "1", "\"11\"", "\"abc\"", "", "\"", "W/"})
  void shouldSendWhatTheCallerLacks(String tags) {
    ApiAnswer answer = CLIENT.get("/api/workers/" + create(CLIENT), Map.of("If-None-Match", tags));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().path("version").asLong()).isEqualTo(1);
  }

  @Test
  void shouldSendAgainWhatHasChangedAndWhatIsGone() {
    String path = "/api/workers/" + create(CLIENT);
    CLIENT.patch(path, Map.of("marital_status", "single"));
    Map<String, String> known = Map.of("If-None-Match", "\"1\"");

    ApiAnswer changed = CLIENT.get(path, known);
    CLIENT.delete(path);
    ApiAnswer deleted = CLIENT.get(path, Map.of("If-None-Match", "*"));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).contains("\"2\"");
    assertThat(deleted.status()).isEqualTo(404);
  }

  @Test
  void shouldReadManyInTheOrderAskedFor() {
    List<String> ids =
        new ArrayList<>(IntStream.range(0, 7).mapToObj(one -> create(CLIENT)).toList());
    Collections.reverse(ids);
    String deleted = create(CLIENT);
    CLIENT.delete("/api/workers/" + deleted);
    String foreign = create(SharedService.tenant().client(Role.HR_ADMIN));
    String unknown = UUID.randomUUID().toString();
    List<String> asked = new ArrayList<>(ids);
    asked.addAll(List.of(unknown, ids.get(3), deleted, foreign, unknown));

    ApiAnswer answer = CLIENT.post("/api/workers/read", Map.of("ids", asked));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(texts(answer.data().path("workers"), "id")).isEqualTo(ids);
    assertThat(answer.data().path("workers").path(2))
        .isEqualTo(CLIENT.get("/api/workers/" + ids.get(2)).data());
    assertThat(texts(answer.data().path("missing"), "")).containsExactly(unknown, deleted, foreign);
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(field.isEmpty() ? one.asText() : one.path(field).asText()));
    return texts;
  }

  @Test
  void shouldNoteEachOfManyInTheAccessLog() {
    List<String> ids = IntStream.range(0, 3).mapToObj(one -> create(CLIENT)).toList();

    TENANT.client("curious", Role.READ_ONLY).post("/api/workers/read", Map.of("ids", ids));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        TENANT.query(
                            "SELECT worker_id::text AS id FROM access_log WHERE tenant_id = ? AND"
                                + " user_id = 'curious' AND action = 'READ'",
                            TENANT.id()))
                    .extracting(row -> row.get("id"))
                    .containsExactlyInAnyOrderElementsOf(ids));
  }

  @Test
  void shouldMaskManyForReaders() {
    String id =
        CLIENT
            .post("/api/workers", SamplePeople.next().put("tax_id", "912-34-5678"))
            .data()
            .path("id")
            .asText();

    JsonNode worker =
        TENANT
            .client(Role.READ_ONLY)
            .post("/api/workers/read", Map.of("ids", List.of(id)))
            .data()
            .path("workers")
            .path(0);

    assertThat(worker.path("tax_id").asText()).endsWith("5678").doesNotContain("912");
  }

  @Test
  void shouldRefuseMoreThan500() {
    List<String> ids =
        IntStream.range(0, 501).mapToObj(one -> UUID.randomUUID().toString()).toList();

    ApiAnswer refused = CLIENT.post("/api/workers/read", Map.of("ids", ids));
    ApiAnswer most = CLIENT.post("/api/workers/read", Map.of("ids", ids.subList(0, 500)));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(most.status()).isEqualTo(200);
    assertThat(most.data().path("missing")).hasSize(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"ids\":[]}",
        "{\"ids\":null}",
        "{\"ids\":[null]}",
        "{\"ids\":[\"x\"]}",
        "{\"ids\":\"x\"}",
        "{\"ids\":[1]}",
        "[]",
        "{\"ids\":[],\"a\":1}"
      })
  void shouldRefuseListsItCannotRead(String body) {
    ApiAnswer refused = CLIENT.post("/api/workers/read", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errorCode()).isEqualTo("MALFORMED_REQUEST");
  }

  @Test
  void shouldCompressLargeAnswersOnlyAndWhenAskedOnly() throws Exception {
    TestTenant tenant = SharedService.tenant();
    ApiClient client = tenant.client(Role.HR_ADMIN);
    String id = create(client);
    IntStream.range(0, 20).forEach(one -> create(client));

    assertThat(encoding(tenant, "/api/workers", "gzip")).isEqualTo("gzip");
    assertThat(encoding(tenant, "/api/workers", "identity")).isEmpty();
    assertThat(encoding(tenant, "/api/workers/" + id, "gzip")).isEmpty();
  }

  private static String encoding(TestTenant tenant, String path, String accepted) throws Exception {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(tenant.service().url() + path))
              .header("Authorization", "Bearer " + tenant.token("packer", Role.HR_ADMIN))
              .header("Accept-Encoding", accepted)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray())
          .headers()
          .firstValue("Content-Encoding")
          .orElse("");
    }
  }
}
