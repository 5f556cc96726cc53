package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** {@code If-Match} and {@code If-None-Match} of changes (RFC 9110 §13). */
class ConditionalWritesIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client(Role.HR_ADMIN);
  private static final String WORKERS = "/api/workers";

  private static Object content(String collection) {
    return collection.equals(WORKERS)
        ? SamplePeople.next()
        : Map.of("name", "Surgery " + UUID.randomUUID());
  }

  private static Object change(String collection) {
    return collection.equals(WORKERS)
        ? Map.of("marital_status", UUID.randomUUID().toString())
        : Map.of("alias", List.of(UUID.randomUUID().toString()));
  }

  private static String created(String collection) {
    ApiAnswer created = CLIENT.post(collection, content(collection));
    assertThat(created.status()).isEqualTo(201);
    return collection + "/" + created.data().path("id").asText();
  }

  private static String version(String path) {
    return CLIENT.get(path).header("ETag").orElseThrow();
  }

  private static void assertNotAccepted(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(412);
    assertThat(answer.errorCode()).isEqualTo("VERSION_MISMATCH");
    assertThat(answer.header("ETag")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {WORKERS, "/api/organizations"})
  void shouldOnlyCreateWithIfNoneMatchStar(String collection) {
    Map<String, String> absent = Map.of("If-None-Match", "*");
    String path = created(collection);
    String fresh = collection + "/" + UUID.randomUUID();

    assertNotAccepted(CLIENT.put(path, content(collection), absent));
    assertNotAccepted(CLIENT.patch(path, change(collection), absent));
    assertNotAccepted(CLIENT.delete(path, absent));
    assertThat(version(path)).isEqualTo("\"1\"");

    assertThat(CLIENT.put(fresh, content(collection), absent).status()).isEqualTo(201);
    assertNotAccepted(CLIENT.put(fresh, content(collection), absent));
    String missing = collection + "/" + UUID.randomUUID();
    assertThat(CLIENT.patch(missing, change(collection), absent).status()).isEqualTo(404);
    assertThat(CLIENT.delete(missing, absent).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {WORKERS, "/api/organizations"})
  void shouldNotCreateUnderTheIdOfADeletedRecord(String collection) {
    String path = created(collection);
    assertThat(CLIENT.delete(path).status()).isEqualTo(204);

    ApiAnswer put = CLIENT.put(path, content(collection), Map.of("If-None-Match", "*"));

    assertThat(put.status()).isEqualTo(404);
    assertThat(CLIENT.get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {WORKERS, "/api/organizations"})
  void shouldCreateOnceForManyPutsAtTheSameTime(String collection) {
    String path = collection + "/" + UUID.randomUUID();
    List<CompletableFuture<ApiAnswer>> puts =
        IntStream.range(0, 8)
            .mapToObj(
                _ ->
                    CLIENT.putAsync(
                        path,
                        Json.MAPPER.valueToTree(content(collection)),
                        Map.of("If-None-Match", "*")))
            .toList();

    List<Integer> statuses = puts.stream().map(put -> put.join().status()).sorted().toList();

    assertThat(statuses).containsExactly(201, 412, 412, 412, 412, 412, 412, 412);
    assertThat(version(path)).isEqualTo("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {WORKERS, "/api/organizations"})
  void shouldJudgeListsOfTags(String collection) {
    String path = created(collection);

    assertNotAccepted(
        CLIENT.patch(path, change(collection), Map.of("If-None-Match", "\"7\", \"1\"")));
    assertNotAccepted(CLIENT.put(path, content(collection), Map.of("If-None-Match", "W/\"1\"")));
    assertNotAccepted(CLIENT.delete(path, Map.of("If-None-Match", "\"1\"")));
    assertNotAccepted(CLIENT.patch(path, change(collection), Map.of("If-Match", "\"7\", \"8\"")));
    assertNotAccepted(CLIENT.patch(path, change(collection), Map.of("If-Match", "\"1-gzip\"")));
    assertNotAccepted(
        CLIENT.patch(
            path, change(collection), Map.of("If-Match", "\"1\"", "If-None-Match", "\"1\"")));
    assertThat(version(path)).isEqualTo("\"1\"");

    for (Map<String, String> accepted :
        List.of(
            Map.of("If-None-Match", "\"7\", \"abc\""),
            Map.of("If-Match", "\"9\", \"2\""),
            Map.of("If-Match", "W/\"3\""),
            Map.of("If-Match", "*"))) {
      assertThat(CLIENT.patch(path, change(collection), accepted).status()).isEqualTo(200);
    }
    assertThat(version(path)).isEqualTo("\"5\"");
    assertThat(CLIENT.delete(path, Map.of("If-None-Match", "\"1\", \"2\"")).status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {WORKERS, "/api/organizations"})
  void shouldWriteNothingForAPutThatChangesNothing(String collection) {
    String path = created(collection);
    TestTenant.Counts before = TENANT.counts();

    ApiAnswer put = CLIENT.put(path, CLIENT.get(path).data());
    ApiAnswer patch = CLIENT.patch(path, "{}");

    assertThat(List.of(put, patch))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.header("ETag")).contains("\"1\"");
            });
    assertThat(put.data()).isEqualTo(CLIENT.get(path).data());
    assertThat(TENANT.counts()).isEqualTo(before);
  }
}
