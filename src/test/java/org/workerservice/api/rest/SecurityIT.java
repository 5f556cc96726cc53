package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class SecurityIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client(Role.HR_ADMIN);
  private static final String OTHER_SECRET = "another-secret-of-thirty-two-bytes-or-more";

  static Stream<Arguments> unusableTokens() throws Exception {
    String valid = TENANT.token("ada", Role.HR_ADMIN);
    String[] parts = valid.split("\\.");
    JsonObject payload =
        new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    JsonObject expired = payload.copy().put("exp", Instant.now().getEpochSecond() - 3600);
    JsonObject promoted =
        payload.copy().put("roles", new JsonArray().add("hr_admin")).put("sub", "eve");
    return Stream.of(
        Arguments.of("none", ""),
        Arguments.of("no token at all", "nonsense"),
        Arguments.of("two parts", parts[0] + "." + parts[1]),
        Arguments.of("without signature", parts[0] + "." + parts[1] + "."),
        Arguments.of("signed by another", signed(header, payload.encode())),
        Arguments.of("expired, by another", signed(header, expired.encode())),
        Arguments.of("unsigned", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "."),
        Arguments.of(
            "unsigned with a signature",
            encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]),
        Arguments.of(
            "other content under the signature",
            parts[0] + "." + encoded(promoted.encode()) + "." + parts[2]),
        Arguments.of("longer than headers are", "x".repeat(6_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusableTokens")
  void shouldRefuseUnusableTokensEverywhere(String what, String token) {
    ApiClient client = new ApiClient(SharedService.process()::url, token);
    TestTenant.Counts before = TENANT.counts();

    List<ApiAnswer> answers =
        List.of(
            client.get("/api/workers"),
            client.post("/api/workers", SamplePeople.next()),
            client.get("/api/events"),
            client.delete("/api/workers/" + UUID.randomUUID()),
            client.get("/api/there-is-nothing-here"));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(401);
              assertThat(answer.errorCode()).isEqualTo("UNAUTHENTICATED");
              assertThat(answer.header("WWW-Authenticate")).isPresent();
            });
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  @Test
  void shouldRefuseAnExpiredTokenOfItsOwn() throws InterruptedException {
    String token = SharedService.process().token("ada", Role.HR_ADMIN, Duration.ofSeconds(1));
    ApiClient client = new ApiClient(SharedService.process()::url, token);
    Thread.sleep(2_100);

    assertThat(client.get("/api/workers").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/metrics", "/"})
  void shouldServeOperatorsWithoutAToken(String path) {
    assertThat(new ApiClient(SharedService.process().url(), "").get(path).status()).isEqualTo(200);
  }

  /** A route with the roles that may use it and the status they get. */
  private record Route(String method, String path, String body, Set<Role> allowed, int status) {}

  private static List<Route> routes() {
    Set<Role> everybody = EnumSet.allOf(Role.class);
    Set<Role> writers = EnumSet.of(Role.HR_ADMIN, Role.CREDENTIALING_OFFICER, Role.SERVICE);
    Set<Role> administrators = EnumSet.of(Role.HR_ADMIN);
    Set<Role> auditors = EnumSet.of(Role.HR_ADMIN, Role.CREDENTIALING_OFFICER);
    String id = UUID.randomUUID().toString();
    String invalid = "{}";
    return List.of(
        new Route("GET", "/api/workers", "", everybody, 200),
        new Route("GET", "/api/workers/" + id, "", everybody, 404),
        new Route("POST", "/api/workers/match", invalid, everybody, 200),
        new Route("POST", "/api/workers/check-duplicates", invalid, everybody, 200),
        new Route("POST", "/api/workers", invalid, writers, 422),
        new Route("PUT", "/api/workers/" + id, invalid, writers, 422),
        new Route("DELETE", "/api/workers/" + id, "", administrators, 404),
        new Route("POST", "/api/workers/" + id + "/restore", "", administrators, 404),
        new Route(
            "POST",
            "/api/workers/import",
            "{\"workers\":[]}",
            EnumSet.of(Role.HR_ADMIN, Role.SERVICE),
            400),
        new Route("GET", "/api/workers/" + id + "/audit", "", auditors, 404),
        new Route("PATCH", "/api/workers/" + id, invalid, writers, 404),
        new Route("GET", "/api/workers/" + id + "/links", "", everybody, 404),
        new Route("POST", "/api/workers/" + id + "/links", invalid, writers, 422),
        new Route("DELETE", "/api/workers/" + id + "/links/" + id, "", writers, 404),
        new Route("GET", "/api/workers/" + id + "/assignments", "", everybody, 404),
        new Route("POST", "/api/workers/" + id + "/assignments", invalid, writers, 422),
        new Route("GET", "/api/workers/" + id + "/assignments/" + id, "", everybody, 404),
        new Route("PATCH", "/api/workers/" + id + "/assignments/" + id, invalid, writers, 404),
        new Route("DELETE", "/api/workers/" + id + "/assignments/" + id, "", writers, 404),
        new Route("GET", "/api/organizations/" + id + "/assignments", "", everybody, 404),
        new Route("GET", "/api/workers/" + id + "/timeline", "", everybody, 404),
        new Route("POST", "/api/workers/read", "{\"ids\":[\"" + id + "\"]}", everybody, 200),
        new Route("GET", "/api/audit/recent", "", auditors, 200),
        new Route("GET", "/api/audit/user?user_id=x", "", auditors, 200),
        new Route("HEAD", "/api/events/stream", "", writers, 200),
        new Route("GET", "/api/events", "", writers, 200));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void shouldAllowEachRoleItsRoutesOnly(Role role) {
    ApiClient client = TENANT.client(role);

    for (Route route : routes()) {
      ApiAnswer answer =
          client.call(
              route.method(),
              route.path(),
              route.body().getBytes(StandardCharsets.UTF_8),
              Map.of("Import-Id", UUID.randomUUID().toString()));

      assertThat(answer.status())
          .as("%s %s", route.method(), route.path())
          .isEqualTo(route.allowed().contains(role) ? route.status() : 403);
    }
  }

  @Test
  void shouldKeepTenantsApart() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    String path = ADMIN.post("/api/workers", person).header("Location").orElseThrow();
    TestTenant.Counts before = TENANT.counts();
    TestTenant elsewhere = SharedService.tenant();
    ApiClient stranger = elsewhere.client(Role.HR_ADMIN);

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.get(path + "/audit").status()).isEqualTo(404);
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/restore", "").status()).isEqualTo(404);
    assertThat(stranger.put(path, SamplePeople.next()).status()).isEqualTo(404);
    assertThat(stranger.get("/api/workers").data().path("workers")).isEmpty();
    assertThat(stranger.get("/api/events").data().path("events")).isEmpty();
    assertThat(stranger.post("/api/workers/match", person).data().path("matches")).isEmpty();
    ApiAnswer acknowledging =
        stranger.post(
            "/api/workers",
            person.deepCopy().putPOJO("acknowledge_duplicates", List.of(path.substring(13))));
    assertThat(acknowledging.status()).isEqualTo(422);
    ApiAnswer imported =
        stranger.post(
            "/api/workers/import",
            Map.of("workers", List.of(SamplePeople.next().put("id", path.substring(13)))),
            Map.of("Import-Id", UUID.randomUUID().toString()));
    assertThat(imported.data().path("outcomes").path(0).path("outcome").asText())
        .isEqualTo("rejected");
    assertThat(stranger.post("/api/workers", person).status()).isEqualTo(201);
    assertThat(elsewhere.counts().workers()).isEqualTo(1);
    assertThat(TENANT.counts()).isEqualTo(before);
  }

  @Test
  void shouldShowAReaderMaskedValuesOnly() {
    String ssn = SamplePeople.ssn();
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "SSN", ssn);
    person.put("tax_id", "98-7654321");
    person.putArray("telecom").addObject().put("system", "phone").put("value", "+14155552671");
    person
        .putArray("documents")
        .addObject()
        .put("document_type", "PASSPORT")
        .put("issuing_country", "SK")
        .put("number", "X8834561");
    String path = ADMIN.post("/api/workers", person).header("Location").orElseThrow();
    ApiClient reader = TENANT.client(Role.READ_ONLY);

    JsonNode shown = reader.get(path).data();
    JsonNode listed = reader.get("/api/workers?limit=500").data();
    JsonNode matched = reader.post("/api/workers/match", person).data();

    for (JsonNode seen : List.of(shown, listed, matched)) {
      assertThat(seen.toString())
          .contains(person.path("name").path("family").asText())
          .doesNotContain(ssn, ssn.replace("-", ""), "98-7654321", "4155552671", "X8834561")
          .doesNotContain(person.path("birth_date").asText());
    }
    JsonNode whole = ADMIN.get(path).data();
    assertThat(whole.path("identifiers").path(0).path("value").asText()).isEqualTo(ssn);
    for (JsonNode seen : List.of(whole, shown)) {
      assertThat(seen.path("identifiers").path(0).path("validity").asText()).isEqualTo("valid");
      assertThat(seen.path("documents").path(0).path("validity").asText()).isEqualTo("invalid");
      assertThat(seen.path("documents").path(0).path("status").asText()).isEqualTo("no_expiry");
    }
  }

  private static String signed(String header, String payload) throws Exception {
    String content = encoded(header) + "." + encoded(payload);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(OTHER_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
