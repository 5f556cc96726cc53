package org.workerservice.api.rest.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** The latest changes of all users and of one user. */
class AuditIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient ada = tenant.client("ada", Role.HR_ADMIN);
  private final ApiClient grace = tenant.client("grace@example.org", Role.HR_ADMIN);

  private static String create(ApiClient client) {
    return client.post("/api/workers", SamplePeople.next()).header("Location").orElseThrow();
  }

  private static List<String> texts(JsonNode entries, String field) {
    List<String> texts = new ArrayList<>();
    entries.forEach(entry -> texts.add(entry.path(field).asText()));
    return texts;
  }

  @Test
  void shouldShowTheLatestChangesOfAllUsersNewestFirst() {
    String path = create(ada);
    grace.patch(path, Map.of("marital_status", "single"));
    ada.delete(path);

    JsonNode page = ada.get("/api/audit/recent").data();

    assertThat(texts(page.path("entries"), "action")).containsExactly("DELETE", "UPDATE", "CREATE");
    assertThat(texts(page.path("entries"), "user_id"))
        .containsExactly("ada", "grace@example.org", "ada");
    assertThat(page.path("next").isNull()).isTrue();
    assertThat(page.path("entries").path(1).path("new_values").path("marital_status").asText())
        .isEqualTo("single");
  }

  @Test
  void shouldShowTheChangesOfOneUser() {
    String path = create(ada);
    grace.patch(path, Map.of("marital_status", "single"));
    create(grace);

    JsonNode of =
        ada.get(
                "/api/audit/user?user_id="
                    + URLEncoder.encode("grace@example.org", StandardCharsets.UTF_8))
            .data();

    assertThat(texts(of.path("entries"), "action")).containsExactly("CREATE", "UPDATE");
    assertThat(ada.get("/api/audit/user?user_id=grace").data().path("entries")).isEmpty();
  }

  /** The rows of one import share a transaction, so their entries have the same time. */
  @Test
  void shouldShowEveryEntryOnceOverSeveralPages() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    IntStream.range(0, 23).forEach(row -> rows.add(SamplePeople.next()));
    ada.post(
        "/api/workers/import",
        Json.MAPPER.createObjectNode().set("workers", rows),
        Map.of("Import-Id", UUID.randomUUID().toString()));
    String all = texts(ada.get("/api/audit/recent").data().path("entries"), "id").toString();

    for (String route : List.of("/api/audit/recent?", "/api/audit/user?user_id=ada&")) {
      List<String> seen = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      String after = "";
      do {
        ApiAnswer answer = ada.get(route + "limit=5" + after);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode page = answer.data();
        seen.addAll(texts(page.path("entries"), "id"));
        sizes.add(page.path("entries").size());
        after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
      } while (!after.isEmpty());

      assertThat(seen).hasToString(all).hasSize(23).doesNotHaveDuplicates();
      assertThat(sizes).containsExactly(5, 5, 5, 5, 3);
    }
  }

  @Test
  void shouldPageThroughTheTrailOfOneRecordByLinks() {
    String worker = create(ada);
    IntStream.range(0, 6)
        .forEach(number -> ada.patch(worker, Map.of("marital_status", "status " + number)));
    String organization =
        ada.post("/api/organizations", Map.of("name", "A")).header("Location").orElseThrow();
    IntStream.range(0, 6).forEach(number -> ada.patch(organization, Map.of("name", "N" + number)));

    for (String path : List.of(worker, organization)) {
      List<String> versions = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      Optional<String> page = Optional.of(path + "/audit?limit=3");
      while (page.isPresent()) {
        ApiAnswer answer = ada.get(page.get());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        versions.addAll(texts(answer.data(), "entity_version"));
        sizes.add(answer.data().size());
        page = answer.header("Link").map(AuditIT::next);
      }

      assertThat(versions).containsExactly("7", "6", "5", "4", "3", "2", "1");
      assertThat(sizes).containsExactly(3, 3, 1);
      assertThat(ada.get(path + "/audit?after=" + UUID.randomUUID()).data()).isEmpty();
      assertThat(ada.get(path + "/audit?after=1").status()).isEqualTo(400);
    }
  }

  private static String next(String link) {
    assertThat(link).startsWith("</api/").endsWith(">; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }

  @Test
  void shouldNeitherShowNorFollowWhatBelongsToOthers() {
    ApiClient other = SharedService.tenant().client("ada", Role.HR_ADMIN);
    create(other);
    String foreign = other.get("/api/audit/recent").data().at("/entries/0/id").asText();
    create(ada);

    assertThat(ada.get("/api/audit/recent").data().path("entries")).hasSize(1);
    assertThat(ada.get("/api/audit/user?user_id=ada").data().path("entries")).hasSize(1);
    assertThat(ada.get("/api/audit/recent?after=" + foreign).data().path("entries")).isEmpty();
    assertThat(ada.get("/api/audit/recent?after=" + UUID.randomUUID()).data().path("entries"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/audit/user", "/api/audit/user?user_id=", "/api/audit/user?user_id=a&user_id=b",
        "/api/audit/user?user_id=%00", "/api/audit/recent?limit=501", "/api/audit/recent?after=1",
        "/api/audit/recent?user_id=ada"
      })
  void shouldRefuseWhatItCannotRead(String path) {
    ApiAnswer refused = ada.get(path);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errorCode()).isEqualTo("MALFORMED_REQUEST");
  }
}
