package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Sends texts with a meaning to a database, shell, browser or log in every parameter. */
class InjectionIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client(Role.HR_ADMIN);
  private static final String ID = UUID.randomUUID().toString();

  @BeforeAll
  static void createSomeWorker() {
    CLIENT.post("/api/workers", SamplePeople.next());
  }

  static Stream<String> texts() {
    return Stream.of(
        "' OR '1'='1",
        "1; DROP TABLE workers; --",
        "\" OR 1=1 --",
        "') UNION SELECT value FROM installation --",
        "${jndi:ldap://localhost/a}",
        "{{7*7}}",
        "<script>alert(1)</script>",
        "../../../../etc/passwd",
        "%2e%2e%2f%2e%2e%2f",
        "$(id)",
        "`id`",
        "|| sleep 5",
        "\r\nSet-Cookie: a=b",
        "a\u0000b",
        "\u202e\ud83d\ude00",
        "9223372036854775808",
        "-1",
        "1e9",
        "NaN",
        "null",
        "[]",
        "{}",
        "x".repeat(1_500));
  }

  private static final List<String> PATHS =
      List.of(
          "/api/workers?limit=X",
          "/api/workers?after=X",
          "/api/workers?X=1",
          "/api/workers/X",
          "/api/workers/X/audit",
          "/api/workers/X/links",
          "/api/workers/" + ID + "/X",
          "/api/workers/" + ID + "/audit?limit=X",
          "/api/audit/recent?after=X",
          "/api/audit/recent?limit=X",
          "/api/audit/user?user_id=X",
          "/api/audit/user?user_id=X&after=X",
          "/api/audit/X",
          "/api/events?after=X",
          "/api/events?limit=X",
          "/api/events/X",
          "/X");

  @ParameterizedTest
  @MethodSource("texts")
  void shouldTreatValuesInAPathOrQueryAsText(String text) {
    TestTenant.Counts before = TENANT.counts();
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

    for (String path : PATHS) {
      ApiAnswer answer = CLIENT.get(path.replace("X", encoded));

      assertThat(answer.status()).as(path).isIn(expected(path));
      assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  /** Any text is a valid user id. No user has these, so nothing is found. */
  private static List<Integer> expected(String path) {
    return path.equals("/api/audit/user?user_id=X") ? List.of(200, 400) : List.of(400, 404);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void shouldTreatValuesInABodyAsText(String text) {
    for (String path :
        List.of("/api/workers/" + ID + "/links", "/api/workers/read", "/api/workers/match")) {
      ApiAnswer answer =
          CLIENT.post(
              path,
              Map.of(
                  "other_worker_id",
                  text,
                  "link_type",
                  text,
                  "ids",
                  List.of(text),
                  "preset",
                  text));

      assertThat(answer.status()).as(path).isEqualTo(400);
    }
    assertThat(CLIENT.patch("/api/workers/" + ID, Map.of(text, text)).status()).isEqualTo(400);
  }

  /** The client does not send characters that a header cannot hold. */
  @ParameterizedTest
  @MethodSource("texts")
  void shouldTreatValuesInAHeaderAsText(String text) {
    if (!text.chars().allMatch(letter -> letter >= 0x20 && letter < 0x7f) || text.isBlank()) {
      return;
    }
    String path = CLIENT.post("/api/workers", SamplePeople.next()).header("Location").orElseThrow();

    assertThat(CLIENT.get(path, Map.of("If-None-Match", text)).status()).isEqualTo(200);
    assertThat(CLIENT.get(path, Map.of("traceparent", text)).status()).isEqualTo(200);
    assertThat(CLIENT.patch(path, "{}", Map.of("If-Match", text)).status()).isEqualTo(400);
    assertThat(CLIENT.get("/api/events/stream", Map.of("Last-Event-ID", text)).status())
        .isEqualTo(400);
    assertThat(CLIENT.get(path, Map.of("User-Agent", text)).status()).isEqualTo(200);
  }

  @Test
  void shouldShowNothingOfOtherTenantsUnderTheirIds() {
    ApiClient other = SharedService.tenant().client(Role.HR_ADMIN);
    String foreign = other.post("/api/workers", SamplePeople.next()).data().path("id").asText();
    String path = "/api/workers/" + foreign;

    assertThat(
            List.of(
                CLIENT.get(path),
                CLIENT.get(path + "/links"),
                CLIENT.get(path + "/audit"),
                CLIENT.patch(path, Map.of("marital_status", "single")),
                CLIENT.put(path, SamplePeople.next()),
                CLIENT.delete(path),
                CLIENT.delete(path + "/links/" + ID),
                CLIENT.post(path + "/restore", "")))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(404));
    assertThat(other.get(path).data().path("version").asLong()).isEqualTo(1);
  }
}
