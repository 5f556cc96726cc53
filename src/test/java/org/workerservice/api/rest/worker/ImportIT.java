package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.JarRun;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class ImportIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("loader", Role.SERVICE);
  private final UUID importId = UUID.randomUUID();

  @Test
  void shouldGiveEachRowOfAMixedChunkItsOutcome() {
    ObjectNode known = SamplePeople.next();
    String knownId = client.post("/api/workers", known).data().path("id").asText();
    ObjectNode fresh = SamplePeople.next();
    String ownId = UUID.randomUUID().toString();
    ArrayNode rows = Json.MAPPER.createArrayNode();
    rows.add(fresh);
    rows.add(5);
    rows.add(SamplePeople.next().put("shoe_size", 43));
    rows.add(SamplePeople.next().put("birth_date", "2099-01-01"));
    rows.add(fresh);
    rows.add(known);
    rows.add(
        Json.MAPPER
            .createObjectNode()
            .set("name", Json.MAPPER.createObjectNode().put("text", "Madonna Ciccone")));
    rows.add(SamplePeople.next().put("id", ownId));

    ApiAnswer answer = send(rows, 101, "skip");

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    JsonNode outcomes = answer.data().path("outcomes");
    assertThat(outcomes.findValuesAsText("row"))
        .containsExactly("101", "102", "103", "104", "105", "106", "107", "108");
    assertThat(outcomes.findValuesAsText("outcome"))
        .containsExactly(
            "created",
            "rejected",
            "rejected",
            "rejected",
            "duplicate",
            "duplicate",
            "created",
            "created");
    assertThat(errorOf(outcomes.path(1))).isEqualTo("malformed");
    assertThat(errorOf(outcomes.path(2))).isEqualTo("unknown_field");
    assertThat(outcomes.path(2).path("errors").path(0).path("field").asText())
        .isEqualTo("shoe_size");
    assertThat(errorOf(outcomes.path(3))).isEqualTo("in_future");
    assertThat(outcomes.path(4).path("duplicate_of").path(0))
        .isEqualTo(outcomes.path(0).path("id"));
    assertThat(outcomes.path(5).path("duplicate_of").path(0).asText()).isEqualTo(knownId);
    assertThat(outcomes.path(7).path("id").asText()).isEqualTo(ownId);
    assertThat(answer.data().path("counts"))
        .isEqualTo(
            Json.MAPPER
                .createObjectNode()
                .put("created", 3)
                .put("duplicate", 2)
                .put("rejected", 3));
    assertThat(tenant.counts().workers()).isEqualTo(4);
    assertThat(client.get("/api/workers/" + ownId).status()).isEqualTo(200);
    String incomplete = outcomes.path(6).path("id").asText();
    assertThat(
            client
                .get("/api/workers/" + incomplete)
                .data()
                .path("name")
                .path("incomplete")
                .asBoolean())
        .isTrue();
  }

  @Test
  void shouldAnswerAReplayAsBeforeWithoutDuplicating() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int row = 0; row < 20; row++) {
      rows.add(SamplePeople.next());
    }
    rows.add(rows.path(3)).add("broken");
    ApiAnswer first = send(rows, 1, "skip");
    TestTenant.Counts before = tenant.counts();

    ApiAnswer replay = send(rows, 1, "skip");

    assertThat(first.data().path("counts").path("created").asInt()).isEqualTo(20);
    assertThat(replay.status()).isEqualTo(200);
    assertThat(replay.data()).isEqualTo(first.data());
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldRefuseOtherContentUnderARowThatWasSent() {
    ObjectNode person = SamplePeople.next();
    ArrayNode rows = Json.MAPPER.createArrayNode().add(person).add(SamplePeople.next());
    send(rows, 7, "skip");
    TestTenant.Counts before = tenant.counts();
    ArrayNode changed = Json.MAPPER.createArrayNode().add(person).add(SamplePeople.next());

    ApiAnswer refused = send(changed, 7, "skip");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errorCode()).isEqualTo("IMPORT_ROWS_DIFFER");
    assertThat(refused.body().path("error").path("details").path("rows").path(0).asInt())
        .isEqualTo(8);
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldImportDuplicatesForReviewOrWithoutQuestionAsAsked() {
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    client.post("/api/workers", person);
    ArrayNode rows = Json.MAPPER.createArrayNode().add(person);

    JsonNode reviewed = send(rows, 1, "review").data().path("outcomes").path(0);
    JsonNode created = send(rows, 2, "create").data().path("outcomes").path(0);

    assertThat(reviewed.path("outcome").asText()).isEqualTo("review");
    assertThat(created.path("outcome").asText()).isEqualTo("created");
    assertThat(tenant.counts().workers()).isEqualTo(3);
    assertThat(
            tenant.query(
                "SELECT status FROM review_queue WHERE ? IN (worker_id_a, worker_id_b)",
                UUID.fromString(reviewed.path("id").asText())))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsEntry("status", "pending"));
    assertThat(
            tenant.query(
                "SELECT status FROM identifier_claims WHERE tenant_id = ? AND status = 'held'",
                tenant.id()))
        .hasSize(1);
  }

  /** The second and third rows each match an earlier row of the same request. */
  @Test
  void shouldQueueEveryPairOfOneRequestForReview() {
    ObjectNode person = SamplePeople.next();
    ArrayNode rows = Json.MAPPER.createArrayNode().add(person).add(person).add(person);

    JsonNode outcomes = send(rows, 1, "review").data().path("outcomes");

    assertThat(outcomes.findValuesAsText("outcome"))
        .containsExactlyInAnyOrder("created", "review", "review");
    assertThat(tenant.counts().workers()).isEqualTo(3);
    assertThat(
            tenant.query(
                "SELECT DISTINCT worker_id_a, worker_id_b FROM review_queue WHERE tenant_id = ?",
                tenant.id()))
        .hasSize(3);
  }

  @Test
  void shouldRejectATakenIdAndNotSayWhoseItIs() {
    String own = client.post("/api/workers", SamplePeople.next()).data().path("id").asText();
    String foreign =
        SharedService.tenant()
            .client(Role.HR_ADMIN)
            .post("/api/workers", SamplePeople.next())
            .data()
            .path("id")
            .asText();
    ArrayNode rows =
        Json.MAPPER
            .createArrayNode()
            .add(SamplePeople.next().put("id", own))
            .add(SamplePeople.next().put("id", foreign));

    JsonNode outcomes = send(rows, 1, "create").data().path("outcomes");

    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.path("outcome").asText()).isEqualTo("rejected");
              assertThat(errorOf(outcome)).isEqualTo("id_taken");
              assertThat(outcome.has("duplicate_of")).isFalse();
            });
    assertThat(tenant.counts().workers()).isEqualTo(1);
  }

  @Test
  void shouldRefuseMoreRowsThanAChunkHolds() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int row = 0; row < 501; row++) {
      rows.add(SamplePeople.next());
    }

    ApiAnswer refused = send(rows, 1, "skip");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("error").path("details").path(0).path("code").asText())
        .isEqualTo("too_many");
    assertThat(tenant.counts().workers()).isZero();
  }

  @Test
  void shouldImportACsvFileFromTheCommandLine(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("practitioners.csv");
    try (InputStream sample =
        ImportIT.class.getResourceAsStream("/org/workerservice/client/file/practitioners.csv")) {
      Files.copy(sample, file);
    }
    String[] command = {
      "import",
      "--url",
      SharedService.process().url(),
      "--token",
      tenant.token("loader", Role.SERVICE),
      "--format",
      "csv",
      "--mapping",
      "nppes",
      file.toString()
    };

    JarRun first = JarRun.of(Map.of(), command);
    long imported = tenant.counts().workers();
    JarRun repeated = JarRun.of(Map.of(), command);
    JarRun again = JarRun.of(Map.of(), withAgain(command));

    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(imported).isEqualTo(Files.readAllLines(file).size() - 1);
    assertThat(repeated.exitCode()).as(repeated.output()).isEqualTo(1);
    assertThat(repeated.output()).contains("already imported", "--again");
    assertThat(again.exitCode()).as(again.output()).isZero();
    assertThat(tenant.counts().workers()).isEqualTo(imported);
    JsonNode worker = client.get("/api/workers").data().path("workers").path(0);
    assertThat(worker.path("name").path("family").asText()).isEqualToIgnoringCase("Quillfeather");
    assertThat(worker.path("identifiers").path(0).path("value").asText()).isEqualTo("1234567893");
  }

  private static String[] withAgain(String... command) {
    return Stream.concat(Stream.of(command), Stream.of("--again")).toArray(String[]::new);
  }

  private ApiAnswer send(ArrayNode rows, long firstRow, String onDuplicate) {
    return client.post(
        "/api/workers/import?first_row=" + firstRow + "&on_duplicate=" + onDuplicate,
        Map.of("workers", rows),
        Map.of("Import-Id", importId.toString()));
  }

  private static String errorOf(JsonNode outcome) {
    return List.copyOf(outcome.path("errors").findValuesAsText("code")).getFirst();
  }

  @Test
  void shouldImportASpreadsheetByTheProposedMapping(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("staff.csv");
    Files.write(
        file,
        """
        sep=;
        Personal-Nr.;Nachname;Vorname;Geburtsdatum;Telefon;E-Mail;Reisepass;Gültig bis
        00701;Quittenbaum;Jürgen;31413;0221 4711001;N/A;;
        00702;Weißdorn;Änne;31.02.1980;;"aenne@example.org";C01X00T47;6/30/27
        00703;Holunder;Sören;12.03.1985
        """
            .getBytes(Charset.forName("windows-1252")));
    JarRun guess = JarRun.of(Map.of(), "map", "--guess", file.toString());
    assertThat(guess.exitCode()).as(guess.output()).isZero();
    Path mapping = Files.writeString(directory.resolve("staff.yaml"), guess.output());

    JarRun run =
        JarRun.of(
            Map.of(),
            "import",
            "--url",
            SharedService.process().url(),
            "--token",
            tenant.token("loader", Role.SERVICE),
            "--mapping",
            mapping.toString(),
            file.toString());

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output())
        .contains(
            "Read 3, created 3",
            "Values left out because they could not be read: Geburtsdatum 1",
            "Rows with fewer cells than the header, imported: 1");
    assertThat(found("Quittenbaum").path("birth_date").asText()).isEqualTo("1986-01-01");
    assertThat(found("Quittenbaum").at("/telecom/0/value").asText()).isEqualTo("+492214711001");
    assertThat(found("Weißdorn").at("/documents/0/expiry_date").asText()).isEqualTo("2027-06-30");
    assertThat(found("Weißdorn").has("birth_date")).isFalse();
    assertThat(found("Holunder").path("birth_date").asText()).isEqualTo("1985-03-12");
  }

  private JsonNode found(String family) {
    JsonNode workers = tenant.client(Role.HR_ADMIN).get("/api/workers").data().path("workers");
    for (JsonNode worker : workers) {
      if (worker.at("/name/family").asText().equals(family)) {
        return worker;
      }
    }
    throw new AssertionError("no worker " + family);
  }

  @Test
  void shouldNameAnUnknownFieldOfTheBody() {
    ApiAnswer answer =
        client.post(
            "/api/workers/import",
            Map.of("rows", List.of(SamplePeople.next())),
            Map.of("Import-Id", importId.toString()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/error/details/0/field").asText()).isEqualTo("rows");
    assertThat(answer.body().at("/error/details/0/code").asText()).isEqualTo("unknown_field");
    assertThat(answer.body().at("/error/message").asText()).contains("workers");
  }
}
