package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.JarRun;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class OrganizationImportIT {
  private static final String PATH = "/api/organizations";

  /** Rows in the format of epraccur. The second is closed. */
  private static final List<String> PRACTICES =
      List.of(
          "\"Z99001\",\"ELM SURGERY\",\"Y63\",\"Q74\",\"1 ELM ROAD\",\"\",\"ELMTON\",\"CLEVELAND\",\"\","
              + "\"ZZ1 1AA\",\"19740401\",\"\",\"A\",\"B\",\"00K\",\"20130401\",\"\",\"01642 672351\","
              + "\"\",\"\",\"\",\"0\",\"\",\"00K\",\"\",\"4\",\"\"",
          "\"Z99002\",\"OAK PRISON\",\"Y63\",\"Q74\",\"2 OAK ROAD\",\"\",\"OAKTON\",\"\",\"\",\"ZZ1 2AA\","
              + "\"19900401\",\"20171031\",\"C\",\"B\",\"00K\",\"20130401\",\"20171031\",\"\",\"\",\"\","
              + "\"\",\"0\",\"\",\"00K\",\"\",\"25\",\"\"");

  private static final List<String> MEMBERSHIPS =
      List.of(
          "\"Z99001\",\"5E1\",\"W\",\"20010401\",\"20130331\",\"0\"",
          "\"Z99001\",\"00K\",\"W\",\"20130401\",\"\",\"0\"",
          "\"Z99009\",\"00K\",\"W\",\"20130401\",\"\",\"0\"");

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("loader", Role.SERVICE);

  @Test
  void shouldCreateUpdateAndLeaveAloneByOdsCode() {
    JsonNode first = send(UUID.randomUUID(), named("A1", "One"), named("A2", "Two")).data();

    JsonNode second =
        send(UUID.randomUUID(), named("a1", "One"), named("A2", "Other"), coded("A9")).data();

    assertThat(first.path("counts")).hasToString("{\"created\":2}");
    assertThat(second.path("outcomes").findValuesAsText("outcome"))
        .containsExactly("unchanged", "updated", "rejected");
    assertThat(second.at("/outcomes/1/version").asLong()).isEqualTo(2);
    assertThat(second.at("/outcomes/2/errors/0/field").asText()).isEqualTo("ods_code");
    assertThat(organization("A1").path("version").asLong()).isEqualTo(1);
    assertThat(organization("A2").path("name").asText()).isEqualTo("Other");
    assertThat(tenant.counts().events()).isEqualTo(3);
    assertThat(tenant.counts().auditRows()).isEqualTo(3);
  }

  @Test
  void shouldNotLetSearchesWaitForAnImportThatChangesNothing() {
    send(UUID.randomUUID(), named("A1", "One"));

    assertThat(send(UUID.randomUUID(), named("A1", "One")).data().path("counts"))
        .hasToString("{\"unchanged\":1}");

    assertThat(client.get("/api/workers/search?q=okafor").status()).isEqualTo(200);
  }

  @Test
  void shouldAnswerRepeatedRowsAsTheFirstTime() {
    UUID importId = UUID.randomUUID();
    ApiAnswer first = send(importId, named("A1", "One"), coded("A9"));
    tenant
        .client(Role.HR_ADMIN)
        .put(PATH + "/" + organization("A1").path("id").asText(), named("A1", "Renamed"));

    ApiAnswer again = send(importId, named("A1", "One"), coded("A9"));
    ApiAnswer differs = send(importId, named("A1", "Else"), coded("A9"));

    assertThat(again.data()).isEqualTo(first.data());
    assertThat(organization("A1").path("name").asText()).isEqualTo("Renamed");
    assertThat(differs.errorCode()).isEqualTo("IMPORT_ROWS_DIFFER");
    assertThat(differs.body().at("/error/details/rows/0").asLong()).isEqualTo(1);
  }

  @Test
  void shouldGatherRelationshipsOfSeveralRowsInOneVersion() {
    send(UUID.randomUUID(), named("A1", "One"));

    JsonNode answer =
        send(
                UUID.randomUUID(),
                member("A1", "00K", "2013-04-01", ""),
                member("A1", "5E1", "2001-04-01", "2013-03-31"),
                member("A1", "5E1", "2001-04-01", "2013-03-31"))
            .data();

    assertThat(answer.path("outcomes").findValuesAsText("outcome"))
        .containsExactly("updated", "updated", "unchanged");
    JsonNode stored = organization("A1");
    assertThat(stored.path("version").asLong()).isEqualTo(2);
    assertThat(stored.path("relationships").findValuesAsText("target_ods_code"))
        .containsExactly("00K", "5E1");

    send(UUID.randomUUID(), member("A1", "00K", "2013-04-01", "2020-03-31"));

    assertThat(organization("A1").at("/relationships/0/periods/0/end_date").asText())
        .isEqualTo("2020-03-31");
    assertThat(organization("A1").path("relationships")).hasSize(2);
  }

  @Test
  void shouldRejectRowsThatOnlyTheRegistryCanJudge() {
    ApiClient admin = tenant.client(Role.HR_ADMIN);
    String gone = admin.post(PATH, named("A1", "Gone")).data().path("id").asText();
    assertThat(admin.delete(PATH + "/" + gone).status()).isEqualTo(204);
    String foreign =
        SharedService.tenant()
            .client(Role.HR_ADMIN)
            .post(PATH, named("A1", "Foreign"))
            .data()
            .path("id")
            .asText();

    JsonNode answer =
        send(
                UUID.randomUUID(),
                named("A1", "Back"),
                named("A2", "Two").put("part_of", UUID.randomUUID().toString()),
                named("A3", "Three").put("id", foreign),
                Json.MAPPER.createObjectNode().put("nmae", "Four"),
                named("A5", "Five"))
            .data();

    assertThat(answer.path("outcomes").findValuesAsText("outcome"))
        .containsExactly("rejected", "rejected", "rejected", "rejected", "created");
    assertThat(
            IntStream.range(0, 4)
                .mapToObj(row -> answer.at("/outcomes/" + row + "/errors/0/code").asText()))
        .containsExactly("deleted", "unknown_reference", "taken", "unknown_field");
  }

  @Test
  void shouldCreateOneOrganisationFromSimultaneousImports() {
    var answers =
        IntStream.range(0, 6)
            .mapToObj(
                number ->
                    client.postAsync(
                        PATH + "/import",
                        Map.of(
                            "organizations",
                            List.of(
                                named("A1", "One"), member("A1", "00" + number, "2013-04-01", ""))),
                        Map.of("Import-Id", UUID.randomUUID().toString())))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    assertThat(client.get(PATH).data().path("organizations")).hasSize(1);
    assertThat(organization("A1").path("relationships")).hasSize(6);
  }

  @Test
  void shouldRefuseUnpermittedCallersAndMalformedChunks() {
    ApiClient officer = tenant.client(Role.CREDENTIALING_OFFICER);
    Map<String, String> header = Map.of("Import-Id", UUID.randomUUID().toString());

    assertThat(
            officer
                .post(PATH + "/import", Map.of("organizations", List.of(coded("A1"))), header)
                .status())
        .isEqualTo(403);
    assertThat(client.post(PATH + "/import", Map.of("organizations", List.of())).status())
        .isEqualTo(400);
    assertThat(
            client
                .post(
                    PATH + "/import",
                    Map.of(
                        "organizations",
                        IntStream.range(0, 501).mapToObj(number -> coded("A" + number)).toList()),
                    header)
                .body()
                .at("/error/details/0/code")
                .asText())
        .isEqualTo("too_many");
  }

  @Test
  void shouldImportTheFilesOfTheOrganisationDataService(@TempDir Path directory)
      throws IOException {
    Path practices = Files.write(directory.resolve("practices.csv"), PRACTICES);
    Path memberships = Files.write(directory.resolve("memberships.csv"), MEMBERSHIPS);

    JarRun first = load("nhs-ods-practices", practices);
    JarRun second = load("nhs-ods-memberships", memberships);
    JarRun again = load("nhs-ods-practices", practices);

    assertThat(first.output()).contains("Read 2, created 2, updated 0, unchanged 0, rejected 0");
    assertThat(second.output()).contains("Read 3, created 0, updated 1, unchanged 1, rejected 1");
    assertThat(Path.of(memberships + ".rejected.csv"))
        .content()
        .contains(
            "ods_code,unknown_organization,", "No organisation of the registry has the ODS code ");
    assertThat(again.output()).contains("Read 2, created 0, updated 0, unchanged 2, rejected 0");
    JsonNode elm = organization("Z99001");
    assertThat(elm.path("active").asBoolean()).isTrue();
    assertThat(elm.path("org_type").path(0).asText()).isEqualTo("GP practice");
    assertThat(elm.path("roles").findValuesAsText("role_code")).containsExactly("RO177", "RO76");
    assertThat(elm.at("/addresses/0/city").asText()).isEqualTo("ELMTON");
    assertThat(elm.at("/telecom/0/value").asText()).isEqualTo("+441642672351");
    assertThat(elm.path("relationships").findValuesAsText("target_ods_code"))
        .containsExactly("00K", "5E1");
    assertThat(elm.path("relationships").findValuesAsText("status"))
        .containsExactly("active", "inactive");
    JsonNode oak = organization("Z99002");
    assertThat(oak.path("active").asBoolean()).isFalse();
    assertThat(oak.path("roles")).hasSize(1);
    assertThat(oak.at("/periods/0/end_date").asText()).isEqualTo("2017-10-31");
  }

  @Test
  void shouldEndTheFormerCommissionerWhenAFileNamesAnother(@TempDir Path directory)
      throws IOException {
    String row = PRACTICES.getFirst().replace("Z99001", "Z98001");
    String moved = row.replace("\"00K\",\"20130401\"", "\"00L\",\"20200401\"");
    load("nhs-ods-practices", Files.writeString(directory.resolve("a.csv"), row));

    JarRun change = load("nhs-ods-practices", Files.writeString(directory.resolve("b.csv"), moved));
    JarRun again = load("nhs-ods-practices", directory.resolve("b.csv"));
    JarRun older = load("nhs-ods-practices", directory.resolve("a.csv"));

    assertThat(change.output()).contains("updated 1, unchanged 0");
    assertThat(again.output()).contains("updated 0, unchanged 1");
    assertThat(older.output()).as("an older file").contains("unchanged 1");
    JsonNode relationships = organization("Z98001").path("relationships");
    assertThat(relationships.findValuesAsText("target_ods_code")).containsExactly("00K", "00L");
    assertThat(relationships.findValuesAsText("status")).containsExactly("inactive", "active");
    assertThat(relationships.at("/0/periods/0/start_date").asText()).isEqualTo("2013-04-01");
    assertThat(relationships.at("/0/periods/0/end_date").asText()).isEqualTo("2020-03-31");
    assertThat(relationships.at("/1/periods/0").has("end_date")).isFalse();
  }

  @Test
  void shouldEndRelationshipsOfSingleTypesOnly() {
    String path = PATH + "/import?single_relationships=re4,RE6";
    send(path, member("A1", "00K", "2013-04-01", "").put("name", "One"));

    send(path, member("A1", "00L", "2013-04-01", ""));
    send(PATH + "/import", member("A1", "00M", "2014-04-01", ""));

    assertThat(organization("A1").path("relationships").findValuesAsText("status"))
        .as("00L replaced 00K from its first day on; 00M was sent without the parameter")
        .containsExactly("inactive", "active", "active");
    assertThat(organization("A1").at("/relationships/0/periods/0/end_date").asText())
        .isEqualTo("2013-04-01");
    assertThat(send(PATH + "/import?single_relationships=RE4,", coded("A1")).status())
        .isEqualTo(400);
  }

  private ApiAnswer send(String path, ObjectNode... rows) {
    return client.post(
        path,
        Map.of("organizations", List.of(rows)),
        Map.of("Import-Id", UUID.randomUUID().toString()));
  }

  private JarRun load(String mapping, Path file) {
    JarRun run =
        JarRun.of(
            Map.of(),
            "import",
            "--url",
            SharedService.process().url(),
            "--token",
            tenant.token("loader", Role.SERVICE),
            "--entity",
            "organizations",
            "--format",
            "csv",
            "--mapping",
            mapping,
            file.toString());
    assertThat(run.exitCode())
        .as(run.output())
        .isEqualTo(run.output().contains("rejected 0") ? 0 : 3);
    return run;
  }

  private ApiAnswer send(UUID importId, ObjectNode... rows) {
    return client.post(
        PATH + "/import",
        Map.of("organizations", List.of(rows)),
        Map.of("Import-Id", importId.toString()));
  }

  private JsonNode organization(String code) {
    return client.get(PATH + "?ods_code=" + code).data().path("organizations").path(0);
  }

  private static ObjectNode coded(String code) {
    return Json.MAPPER.createObjectNode().put("ods_code", code);
  }

  private static ObjectNode named(String code, String name) {
    return coded(code).put("name", name);
  }

  private static ObjectNode member(String code, String parent, String start, String end) {
    ObjectNode row = coded(code);
    ObjectNode relationship =
        row.withArray("relationships")
            .addObject()
            .put("relationship_type_code", "RE4")
            .put("target_ods_code", parent);
    ObjectNode period = relationship.withArray("periods").addObject().put("start_date", start);
    if (!end.isEmpty()) {
      period.put("end_date", end);
    }
    return row;
  }
}
