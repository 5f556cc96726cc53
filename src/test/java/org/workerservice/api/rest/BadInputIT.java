package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class BadInputIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client(Role.HR_ADMIN);
  private static final String NAMED = "\"name\":{\"family\":\"Okafor\",\"given\":[\"Ada\"]}";
  private static final int TEN_MEGABYTES = 10_000_000;
  private static final int MANY = 100_000;

  private TestTenant.Counts before;

  @BeforeEach
  void count() {
    before = TENANT.counts();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("nothing", "", 400, ""),
        Arguments.of("no JSON", "Ada Okafor", 400, ""),
        Arguments.of("cut off", "{\"name\":{\"family\":\"Oka", 400, ""),
        Arguments.of("text after the end", "{" + NAMED + "}}", 400, ""),
        Arguments.of("null", "null", 400, ""),
        Arguments.of("a list", "[]", 400, ""),
        Arguments.of("a comment", "{/* Ada */" + NAMED + "}", 400, ""),
        Arguments.of("a key twice", "{" + NAMED + "," + NAMED + "}", 400, "name"),
        Arguments.of(
            "an inner key twice",
            "{\"name\":{\"family\":\"A\",\"family\":\"B\"}}",
            400,
            "name.family"),
        Arguments.of(
            "a key twice in a list",
            "{" + NAMED + ",\"addresses\":[{},{\"city\":\"A\",\"city\":\"A\"}]}",
            400,
            "addresses[1].city"),
        Arguments.of(
            "an unknown field of a link",
            "{" + NAMED + ",\"links\":[{\"planet\":\"Mars\"}]}",
            400,
            "links[0].planet"),
        Arguments.of(
            "half a link",
            "{" + NAMED + ",\"links\":[{\"link_type\":\"refer\"}]}",
            400,
            "links[0].other_worker_id"),
        Arguments.of(
            "a link of no type",
            "{" + NAMED + ",\"links\":[{\"link_type\":1}]}",
            400,
            "links[0].link_type"),
        Arguments.of("an unknown field", "{" + NAMED + ",\"shoe_size\":43}", 400, "shoe_size"),
        Arguments.of(
            "an unknown inner field",
            "{" + NAMED + ",\"addresses\":[{},{\"planet\":\"Mars\"}]}",
            400,
            "addresses[1].planet"),
        Arguments.of("a number for a text", "{\"name\":{\"family\":5}}", 400, "name.family"),
        Arguments.of("a text for a list", "{\"name\":{\"given\":\"Ada\"}}", 400, "name.given"),
        Arguments.of("null in a list", "{\"name\":{\"given\":[null]}}", 400, "name.given[0]"),
        Arguments.of("a list for an object", "{\"name\":[]}", 400, "name"),
        Arguments.of("an object for a list", "{" + NAMED + ",\"telecom\":{}}", 400, "telecom"),
        Arguments.of("a text for a flag", "{" + NAMED + ",\"deceased\":\"no\"}", 400, "deceased"),
        Arguments.of("an unknown code", "{" + NAMED + ",\"gender\":\"Male\"}", 400, "gender"),
        Arguments.of("a broken version", "{" + NAMED + ",\"version\":1.5}", 400, "version"),
        Arguments.of("NUL", "{\"name\":{\"family\":\"A\\u0000B\"}}", 400, "name.family"),
        Arguments.of("half a pair", "{\"name\":{\"family\":\"A\\ud83d\"}}", 400, "name.family"),
        Arguments.of(
            "a pair turned", "{\"name\":{\"family\":\"\\ude00\\ud83d\"}}", 400, "name.family"),
        Arguments.of(
            "30 February", "{" + NAMED + ",\"birth_date\":\"1980-02-30\"}", 400, "birth_date"),
        Arguments.of(
            "a date in words", "{" + NAMED + ",\"birth_date\":\"May 1980\"}", 400, "birth_date"),
        Arguments.of("month 13", "{" + NAMED + ",\"birth_date\":\"1980-13\"}", 400, "birth_date"),
        Arguments.of(
            "a short month", "{" + NAMED + ",\"birth_date\":\"1980-5\"}", 400, "birth_date"),
        Arguments.of("a short year", "{" + NAMED + ",\"birth_date\":\"80\"}", 400, "birth_date"),
        Arguments.of("a future year", "{" + NAMED + ",\"birth_date\":\"2999\"}", 422, "birth_date"),
        Arguments.of(
            "an old month", "{" + NAMED + ",\"birth_date\":\"1849-12\"}", 422, "birth_date"),
        Arguments.of(
            "a number as date", "{" + NAMED + ",\"birth_date\":19800101}", 400, "birth_date"),
        Arguments.of(
            "a list as date", "{" + NAMED + ",\"birth_date\":[1980,1,1]}", 400, "birth_date"),
        Arguments.of(
            "a number as time",
            "{" + NAMED + ",\"deceased_datetime\":1e300}",
            400,
            "deceased_datetime"),
        Arguments.of(
            "a day of death that never was",
            "{" + NAMED + ",\"deceased_datetime\":\"2024-02-30\"}",
            400,
            "deceased_datetime"),
        Arguments.of(
            "a future month of death",
            "{" + NAMED + ",\"deceased_datetime\":\"2999-05\"}",
            422,
            "deceased_datetime"),
        Arguments.of("year 0", "{" + NAMED + ",\"birth_date\":\"0000-01-01\"}", 422, "birth_date"),
        Arguments.of(
            "before Christ", "{" + NAMED + ",\"birth_date\":\"-0044-03-15\"}", 422, "birth_date"),
        Arguments.of(
            "the future", "{" + NAMED + ",\"birth_date\":\"2999-01-01\"}", 422, "birth_date"),
        Arguments.of(
            "the far future",
            "{" + NAMED + ",\"birth_date\":\"+999999-01-01\"}",
            422,
            "birth_date"),
        Arguments.of("no name", "{}", 422, "name.family"),
        Arguments.of(
            "a blank name", "{\"name\":{\"family\":\" \",\"given\":[\"A\"]}}", 422, "name.family"),
        Arguments.of(
            "a very long name",
            "{\"name\":{\"family\":\"" + "x".repeat(300_000) + "\",\"given\":[\"A\"]}}",
            422,
            "name.family"),
        Arguments.of(
            "very many names",
            "{\"name\":{\"family\":\"A\",\"given\":[" + repeated("\"A\"") + "]}}",
            422,
            "name.given"),
        Arguments.of(
            "very many identifiers",
            "{" + NAMED + ",\"identifiers\":[" + repeated("{}") + "]}",
            422,
            "identifiers"),
        Arguments.of(
            "deep lists", "{\"name\":" + "[".repeat(MANY) + "]".repeat(MANY) + "}", 400, ""),
        Arguments.of("deep objects", "{\"name\":".repeat(MANY), 400, ""),
        Arguments.of("a long number", "{\"version\":" + "9".repeat(MANY) + "}", 400, ""),
        Arguments.of(
            "an unknown organisation",
            "{" + NAMED + ",\"managing_organization\":\"" + UUID.randomUUID() + "\"}",
            422,
            "managing_organization"),
        Arguments.of(
            "a link",
            "{"
                + NAMED
                + ",\"links\":[{\"other_worker_id\":\""
                + UUID.randomUUID()
                + "\",\"link_type\":\"seealso\"}]}",
            422,
            "links"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void shouldRefuseBodiesPrecisely(String what, String body, int status, String field) {
    ApiAnswer created = CLIENT.post("/api/workers", body);
    ApiAnswer put = CLIENT.put("/api/workers/" + UUID.randomUUID(), body);

    assertRefused(created, status, field);
    assertRefused(put, status, field);
  }

  @Test
  void shouldRefuseBytesThatAreNoText() {
    byte[] body = ("{" + NAMED + "}").getBytes(StandardCharsets.UTF_8);
    body[20] = (byte) 0xff;

    assertRefused(CLIENT.call("POST", "/api/workers", body, Map.of()), 400, "");
  }

  @Test
  void shouldRefuseTenMegabytes() {
    String name = "{\"name\":{\"family\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}}";
    String rows = "{\"workers\":[\"" + "x".repeat(2 * TEN_MEGABYTES) + "\"]}";

    for (String path :
        List.of("/api/workers", "/api/workers/match", "/api/workers/check-duplicates")) {
      assertRefused(CLIENT.post(path, name), 413, "");
    }
    assertRefused(
        CLIENT.post("/api/workers/import", rows, Map.of("Import-Id", UUID.randomUUID().toString())),
        413,
        "");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/workers?limit=-1, limit",
    "/api/workers?limit=0, limit",
    "/api/workers?limit=501, limit",
    "/api/workers?limit=99999999999999999999, limit",
    "/api/workers?limit=1.5, limit",
    "/api/workers?limit=%20, limit",
    "/api/workers?limit=1&limit=2, limit",
    "/api/workers?after=1, after",
    "/api/workers?after=%27%3BDROP%20TABLE, after",
    "/api/workers?page=2, page",
    "/api/workers/1, id",
    "/api/workers/1/audit, id",
    "/api/workers/01a1fe2b-a2ed-7d82-ada4-a6b2e57464b1/audit?limit=501, limit",
    "/api/events?after=-1, after",
    "/api/events?after=9223372036854775808, after",
    "/api/events?limit=1001, limit",
  })
  void shouldRefuseParametersPrecisely(String path, String field) {
    assertRefused(CLIENT.get(path), 400, field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"threshold\":2}",
        "{\"threshold\":\"high\"}",
        "{\"limit\":0}",
        "{\"limit\":101}",
        "{\"limit\":1e9}",
        "{\"preset\":\"best\"}",
        "{\"strategy\":5}"
      })
  void shouldRefuseImpossibleMatchRequests(String body) {
    ApiAnswer answer = CLIENT.post("/api/workers/match", body);

    assertRefused(answer, 400, body.substring(2, body.indexOf('"', 2)));
  }

  @ParameterizedTest
  @CsvSource({
    "5, acknowledge_duplicates",
    "{}, acknowledge_duplicates",
    "'\"all\"', acknowledge_duplicates",
    "[5], acknowledge_duplicates[0]",
    "[null], acknowledge_duplicates[0]",
    "[{}], acknowledge_duplicates[0]",
    "'[\"1\"]', acknowledge_duplicates[0]",
    "'[\"00000000-0000-7000-8000-000000000001\", 5]', acknowledge_duplicates[1]"
  })
  void shouldRefuseAcknowledgementsThatAreNoIds(String ids, String field) {
    ApiAnswer answer =
        CLIENT.post("/api/workers", "{" + NAMED + ",\"acknowledge_duplicates\":" + ids + "}");

    assertRefused(answer, 400, field);
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  @Test
  void shouldAnswerUnknownIdsAndPathsWith404() {
    String path = "/api/workers/" + UUID.randomUUID();

    for (ApiAnswer answer :
        List.of(
            CLIENT.get(path),
            CLIENT.get(path + "/audit"),
            CLIENT.delete(path),
            CLIENT.post(path + "/restore", ""),
            CLIENT.get("/api/nothing"),
            CLIENT.post("/api/nothing", "{}"),
            CLIENT.get(path + "/nothing"))) {
      assertRefused(answer, 404, "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/workers",
    "PUT, /api/workers",
    "PATCH, /api/workers",
    "DELETE, /api/events",
    "PUT, /api/workers/import",
    "POST, /api/workers/01a1fe2b-a2ed-7d82-ada4-a6b2e57464b1",
    "GET, /api/workers/01a1fe2b-a2ed-7d82-ada4-a6b2e57464b1/restore"
  })
  void shouldRefuseOtherMethods(String method, String path) {
    ApiAnswer answer = CLIENT.call(method, path, "{}".getBytes(StandardCharsets.UTF_8), Map.of());

    assertRefused(answer, 405, "");
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data",
        "multipart/form-data; boundary=x", "application/jsonp", "*/*", ";"
      })
  void shouldRefuseOtherContentTypes(String type) {
    byte[] body = ("{" + NAMED + "}").getBytes(StandardCharsets.UTF_8);

    assertRefused(CLIENT.call("POST", "/api/workers", body, Map.of("Content-Type", type)), 415, "");
  }

  @Test
  void shouldRefuseCompressedBodies() {
    byte[] body = ("{" + NAMED + "}").getBytes(StandardCharsets.UTF_8);

    ApiAnswer refused =
        CLIENT.call("POST", "/api/workers", body, Map.of("Content-Encoding", "gzip"));

    assertRefused(refused, 415, "");
    assertThat(refused.header("Accept-Encoding")).contains("identity");
    assertThat(refused.body().path("error").path("message").asText()).contains("Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/workers/read", "/api/workers/match", "/api/match-models/compare"})
  void shouldSayThatABodyMustBeAnObject(String path) {
    for (String body : List.of("[]", "[{}]", "\"ids\"", "5", "null")) {
      ApiAnswer refused = CLIENT.post(path, body);

      assertRefused(refused, 400, "");
      assertThat(refused.body().path("error").path("message").asText())
          .isEqualTo("The body must be a JSON object.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "If-Match, 1",
    "If-Match, '\"1'",
    "If-Match, '\"1\" \"2\"'",
    "If-Match, '*, \"1\"'",
    "If-None-Match, 1"
  })
  void shouldRefuseHeadersItCannotRead(String name, String value) {
    String path = "/api/workers/" + UUID.randomUUID();

    assertRefused(CLIENT.put(path, "{" + NAMED + "}", Map.of(name, value)), 400, name);
    ApiAnswer refused = CLIENT.delete(path, Map.of(name, value));
    assertRefused(refused, 400, name);
    assertThat(refused.body().at("/error/message").asText()).contains("quotation marks", "\"2\"");
  }

  @Test
  void shouldRefuseIdempotencyKeysItCannotKeep() {
    for (String key : List.of("k".repeat(256), "a b")) {
      assertRefused(
          CLIENT.post("/api/workers", "{" + NAMED + "}", Map.of("Idempotency-Key", key)),
          400,
          "Idempotency-Key");
    }
  }

  @Test
  void shouldRefuseHugeHeadersAndPaths() {
    ApiAnswer header = CLIENT.get("/api/workers", Map.of("X-Huge", "x".repeat(100_000)));
    ApiAnswer path = CLIENT.get("/api/workers?limit=" + "1".repeat(100_000));

    assertRefused(header, 431, "");
    assertRefused(path, 414, "");
  }

  @Test
  void shouldRefuseImportsItCannotRead() {
    String id = UUID.randomUUID().toString();
    String row = "{\"workers\":[{" + NAMED + "}]}";

    assertRefused(CLIENT.post("/api/workers/import", row), 400, "Import-Id");
    for (String body :
        List.of("{}", "{\"workers\":[]}", "{\"workers\":5}", "[]", "{\"workers\":[{}],\"a\":1}")) {
      assertThat(CLIENT.post("/api/workers/import", body, Map.of("Import-Id", id)).status())
          .as(body)
          .isEqualTo(400);
    }
    for (String query :
        List.of("first_row=0", "first_row=9223372036854775807", "on_duplicate=ask", "rows=1")) {
      assertRefused(
          CLIENT.post("/api/workers/import?" + query, row, Map.of("Import-Id", id)),
          400,
          query.split("=")[0]);
    }
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "محمود",
        "שרה",
        "Ngũgĩ",
        "Nguyễn",
        "O’Brien-Łukasz",
        "王",
        "a\u0331\u0323",
        "𠮷野",
        "نرگس\u200Cخانم"
      })
  void shouldKeepNamesOfAnyScript(String family) {
    ObjectNode person = SamplePeople.next();
    ((ObjectNode) person.path("name")).put("family", family);

    ApiAnswer created = CLIENT.post("/api/workers", person);

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    assertThat(
            CLIENT
                .get(created.header("Location").orElseThrow())
                .data()
                .path("name")
                .path("family")
                .asText())
        .isEqualTo(Normalizer.normalize(family, Normalizer.Form.NFC));
  }

  @Test
  void shouldReportEveryViolationAtOnce() {
    ObjectNode person = SamplePeople.next().put("birth_date", "2999-01-01");
    ((ObjectNode) person.path("name")).put("family", "");
    person.putArray("documents").addObject().put("document_type", "PASSPORT").put("number", "");

    ApiAnswer refused = CLIENT.post("/api/workers", person);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("error").path("details").findValuesAsText("field"))
        .contains("name.family", "birth_date", "documents[0].number");
  }

  private void assertRefused(ApiAnswer answer, int status, String field) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.body().path("success").asBoolean(true)).isFalse();
    assertThat(answer.body().path("data").isNull()).isTrue();
    JsonNode error = answer.body().path("error");
    assertThat(ErrorCode.valueOf(answer.errorCode()).status()).isEqualTo(status);
    assertThat(error.path("message").asText()).isNotBlank();
    if (!field.isEmpty()) {
      assertThat(error.path("details").findValuesAsText("field")).contains(field);
    }
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  private static String repeated(String element) {
    return (element + ",").repeat(MANY - 1) + element;
  }
}
