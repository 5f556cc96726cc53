package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/**
 * Promise 4: sensitive values appear in plaintext only in the answers to callers who may see them.
 */
class InClearNowhereIT {
  private static final ServiceProcess SERVICE = SharedService.process();
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client(Role.HR_ADMIN);

  /** Each type of number with a prefix that makes the rest easy to find. */
  private static final Map<String, String> TYPE_TO_VALUE =
      Map.of(
          "SSN", "551-83-90%02d",
          "TAX", "81-77345%02d",
          "DEA", "BX84729%02d",
          "DL", "DLQ-7741-88%02d",
          "PPN", "PQ88417%02d");

  private static final List<String> PLANTED = new ArrayList<>();
  private static final List<String> ANSWERS = new ArrayList<>();
  private static final String MARKER = "Zyxwvutsrqponml";
  private static String kept;

  /** Sends sensitive values through every route that writes, refuses or deletes. */
  @BeforeAll
  static void plant() {
    ObjectNode person = sensitive(SamplePeople.next(), 11);
    ((ObjectNode) person.path("name")).put("family", MARKER);
    ApiAnswer created = ADMIN.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    kept = created.header("Location").orElseThrow();

    ApiAnswer refused = ADMIN.post("/api/workers", person);
    assertThat(refused.status()).isEqualTo(409);
    ApiAnswer masked = TENANT.client(Role.READ_ONLY).post("/api/workers/check-duplicates", person);
    ANSWERS.add(masked.body().toString());

    ObjectNode updated = sensitive(person, 22);
    assertThat(ADMIN.put(kept, updated).status()).isEqualTo(200);

    String gone =
        ADMIN
            .post("/api/workers", sensitive(SamplePeople.next(), 33))
            .header("Location")
            .orElseThrow();
    assertThat(ADMIN.delete(gone).status()).isEqualTo(204);
    assertThat(ADMIN.post(gone + "/restore", "").status()).isEqualTo(200);
    assertThat(ADMIN.delete(gone).status()).isEqualTo(204);

    ObjectNode rows = Json.MAPPER.createObjectNode();
    rows.putArray("workers")
        .add(sensitive(SamplePeople.next(), 44))
        .add(sensitive(SamplePeople.next(), 55).put("birth_date", "2999-01-01"))
        .add(sensitive(SamplePeople.next(), 66).put("unknown", true))
        .add(person);
    ApiAnswer imported =
        ADMIN.post(
            "/api/workers/import?on_duplicate=review",
            rows,
            Map.of("Import-Id", UUID.randomUUID().toString()));
    assertThat(imported.status()).isEqualTo(200);
    ANSWERS.add(imported.body().toString());

    ObjectNode invalid = sensitive(SamplePeople.next(), 77).put("birth_date", "2999-01-01");
    ANSWERS.add(ADMIN.post("/api/workers", invalid).body().toString());
    ObjectNode malformed = sensitive(SamplePeople.next(), 88).put("gender", "551-83-9088");
    ANSWERS.add(ADMIN.post("/api/workers", malformed).body().toString());
    ANSWERS.add(ADMIN.post("/api/workers", malformed + "}").body().toString());
    ADMIN.post("/api/workers/match", sensitive(SamplePeople.next(), 99));
  }

  @Test
  void shouldShowSensitiveValuesToAuthorizedCallers() {
    JsonNode worker = ADMIN.get(kept).data();

    assertThat(worker.path("identifiers").findValuesAsText("value"))
        .contains("551-83-9022", "BX8472922");
    assertThat(worker.path("documents").path(0).path("number").asText()).isEqualTo("XK7719422");
    assertThat(worker.path("tax_id").asText()).isEqualTo("92-66183" + 22);
  }

  @Test
  void shouldLeaveNothingInTheFilesOfTheDatabaseAndTheLogs() throws IOException {
    checkpoint();
    boolean markerSeen = false;
    for (Path file : files(SERVICE.dataDirectory())) {
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      markerSeen |= content.contains(MARKER);
      assertThat(foundIn(content)).as(file.toString()).isEmpty();
    }

    assertThat(markerSeen).as("the search finds what is not sensitive").isTrue();
    assertThat(foundIn(SERVICE.output())).as("the log").isEmpty();
  }

  @Test
  void shouldLeaveNothingInAnyTable() {
    boolean markerSeen = false;
    List<Map<String, Object>> tables =
        TENANT.query(
            """
            SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('information_schema', 'pg_catalog')
            """);
    for (Map<String, Object> table : tables) {
      for (Map<String, Object> row :
          TENANT.query("SELECT t::text AS row FROM " + table.get("name") + " t")) {
        String text = String.valueOf(row.get("row"));
        markerSeen |= text.contains(MARKER);
        assertThat(foundIn(text)).as("%s", table.get("name")).isEmpty();
      }
    }

    assertThat(tables).hasSizeGreaterThan(20);
    assertThat(markerSeen).as("the search finds what is not sensitive").isTrue();
  }

  @Test
  void shouldLeaveNothingInEventsMetricsAndErrors() throws Exception {
    String events = ADMIN.get("/api/events?limit=1000").body().toString();

    assertThat(events).contains(MARKER);
    assertThat(foundIn(events)).as("events").isEmpty();
    assertThat(foundIn(metrics())).as("metrics").isEmpty();
    assertThat(ANSWERS).allSatisfy(answer -> assertThat(foundIn(answer)).isEmpty());
  }

  private static ObjectNode sensitive(ObjectNode person, int number) {
    ObjectNode copy = person.deepCopy();
    copy.remove("identifiers");
    TYPE_TO_VALUE.forEach(
        (type, pattern) ->
            copy.withArray("identifiers")
                .addObject()
                .put("identifier_type", type)
                .put("value", planted(pattern.formatted(number))));
    copy.put("tax_id", planted("92-66183%02d".formatted(number)));
    copy.putArray("documents")
        .addObject()
        .put("document_type", "PASSPORT")
        .put("issuing_country", "GB")
        .put("number", planted("XK77194%02d".formatted(number)));
    return copy;
  }

  private static String planted(String value) {
    PLANTED.add(value);
    return value;
  }

  /**
   * Returns the planted values that a text contains: as sent, without separators, in UTF-16, in
   * hexadecimal.
   */
  private static List<String> foundIn(String text) {
    return new TreeSet<>(PLANTED)
        .stream().filter(value -> forms(value).stream().anyMatch(text::contains)).toList();
  }

  private static List<String> forms(String value) {
    String bare = value.replace("-", "");
    return Stream.of(value, bare, bare.toLowerCase(Locale.ROOT))
        .flatMap(
            form ->
                Stream.of(
                    form,
                    new String(
                        form.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
                    new String(
                        form.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1),
                    HexFormat.of().formatHex(form.getBytes(StandardCharsets.UTF_8))))
        .distinct()
        .toList();
  }

  private static void checkpoint() {
    DatabaseAddress address = SERVICE.database();
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    } catch (SQLException error) {
      throw new AssertionError(error);
    }
  }

  /** All files of the installation except the programs of PostgreSQL. */
  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile)
          .filter(path -> !path.toString().contains("/binaries-"))
          .toList();
    }
  }

  private static String metrics() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(SERVICE.url() + "/metrics")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
