package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.service.Migrations;
import org.workerservice.model.Role;
import org.workerservice.persistence.StatementPlans;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ContractDocument;
import org.workerservice.support.ContractDocument.Operation;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestPostgresql;

class ContractIT {
  private static final ContractDocument CONTRACT = ContractDocument.closed();
  private static final String NO_WORKER = "/api/workers/0198c0de-0000-7000-8000-00000000dead";

  private static ServiceProcess service;
  private static ContractCalls calls;

  @BeforeAll
  static void startAndCallEveryExample() {
    service = ServiceProcess.named("contract").start();
    calls = new ContractCalls(CONTRACT, service.client(Role.HR_ADMIN));
    // Examples that need a second worker name this one.
    service
        .client(Role.HR_ADMIN)
        .put("/api/workers/0198c0de-0000-7000-8000-000000000002", worker("Second", "Sadie"));
    EXAMPLES.forEach(example -> calls.call(example.operation(), example.name(), example.status()));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private record Example(String operation, String name, int status) {}

  /** The calls, in an order in which each is possible. */
  private static final List<Example> EXAMPLES =
      List.of(
          new Example("replaceWorker", "nurse", 201),
          new Example("replaceWorker", "nurse", 200),
          new Example("readWorker", "", 200),
          new Example("patchWorker", "married", 200),
          new Example("releaseField", "", 200),
          new Example("readWorkers", "two", 200),
          new Example("linkWorkers", "refer", 201),
          new Example("linkWorkers", "refer", 200),
          new Example("readLinks", "", 200),
          new Example("unlinkWorkers", "", 204),
          new Example("explainMatch", "", 200),
          new Example("decideMatch", "rejected", 200),
          new Example("listMatchScores", "", 200),
          new Example("putWorkerBySource", "payroll", 201),
          new Example("putWorkerBySource", "payroll", 200),
          new Example("readSources", "payroll", 200),
          new Example("listReviewItems", "", 200),
          new Example("countReviewItems", "", 200),
          new Example("listReviewClusters", "", 200),
          new Example("readReviewItem", "", 404),
          new Example("decideReviewItem", "", 400),
          new Example("decideReviewItems", "", 400),
          new Example("takeBackReviewDecision", "", 400),
          new Example("takeNextReviewItem", "", 204),
          new Example("assignReviewItem", "", 404),
          new Example("unassignReviewItem", "", 404),
          new Example("escalateReviewItem", "", 400),
          new Example("commentOnReviewItem", "", 400),
          new Example("mergeWorkers", "", 400),
          new Example("listMerges", "", 200),
          new Example("readMerge", "", 404),
          new Example("reverseMerge", "", 404),
          new Example("createWorker", "doctor", 201),
          new Example("createWorker", "doctor", 409),
          new Example("createWorker", "nameOnly", 201),
          new Example("createWorker", "namesake", 201),
          new Example("listWorkers", "", 200),
          new Example("searchWorkers", "", 200),
          new Example("suggestNames", "", 200),
          new Example("rebuildIndex", "", 202),
          new Example("readRebuild", "", 200),
          new Example("matchWorkers", "misspelt", 200),
          new Example("matchWorkers", "byIdentifier", 200),
          new Example("checkDuplicates", "sameDoctor", 200),
          new Example("importWorkers", "threeRows", 200),
          new Example("listModels", "", 200),
          new Example("readModel", "", 200),
          new Example("compareModels", "ofItself", 200),
          new Example("evaluateModel", "", 200),
          new Example("activateModel", "", 200),
          new Example("trainModel", "small", 202),
          new Example("readJob", "", 404),
          new Example("deduplicateWorkers", "everything", 202),
          new Example("listJobs", "", 200),
          new Example("cancelJob", "", 404),
          new Example("listEntities", "", 404),
          new Example("restoreWorker", "", 409),
          new Example("deleteWorker", "", 204),
          new Example("readWorker", "", 404),
          new Example("restoreWorker", "", 200),
          new Example("readAuditTrail", "", 200),
          new Example("replaceOrganization", "trust", 201),
          new Example("replaceOrganization", "trust", 200),
          new Example("readOrganization", "", 200),
          new Example("patchOrganization", "closed", 200),
          new Example("createAssignment", "surgeon", 201),
          new Example("listAssignments", "", 200),
          new Example("readAssignment", "", 404),
          new Example("patchAssignment", "ended", 404),
          new Example("releaseAssignment", "", 404),
          new Example("deleteAssignment", "", 404),
          new Example("listStaff", "", 200),
          new Example("readTimeline", "", 200),
          new Example("createOrganization", "practice", 201),
          new Example("createOrganization", "practice", 409),
          new Example("createOrganization", "plain", 201),
          new Example("listOrganizations", "", 200),
          new Example("searchOrganizations", "", 200),
          new Example("readOrganizationHierarchy", "", 200),
          new Example("importOrganizations", "practices", 200),
          new Example("restoreOrganization", "", 409),
          new Example("deleteOrganization", "", 204),
          new Example("readOrganization", "", 404),
          new Example("restoreOrganization", "", 200),
          new Example("readOrganizationAuditTrail", "", 200),
          new Example("readRecentChanges", "", 200),
          new Example("readChangesOfUser", "", 200),
          new Example("readEvents", "", 200),
          new Example("streamEvents", "", 200),
          new Example("readHealth", "", 200),
          new Example("readLiveness", "", 200),
          new Example("readReadiness", "", 200),
          new Example("readMetrics", "", 200),
          new Example("readContractAsYaml", "", 200),
          new Example("readContractAsJson", "", 200),
          new Example("readEventContract", "", 200),
          new Example("readEventSchema", "", 200),
          new Example("readCommandSchema", "", 200),
          new Example("readCommandResultSchema", "", 200),
          new Example("readStateSchema", "", 200),
          new Example("listParkedEvents", "", 200),
          // Nothing is published here.
          new Example("startSnapshot", "", 404),
          new Example("releaseEvent", "", 404),
          new Example("dropEvent", "", 404),
          new Example("readStart", "", 200));

  @Test
  void shouldHaveCalledEveryExampleOfTheContract() {
    Set<String> called = new TreeSet<>();
    EXAMPLES.forEach(example -> called.add(example.operation() + " " + example.name()));
    Set<String> described = new TreeSet<>();
    for (Operation operation : CONTRACT.operations()) {
      JsonNode examples = operation.node().at("/requestBody/content/application~1json/examples");
      if (examples.isMissingNode()) {
        described.add(operation.id() + " ");
      }
      examples.fieldNames().forEachRemaining(name -> described.add(operation.id() + " " + name));
    }

    assertThat(called).isEqualTo(described);
  }

  @Test
  void shouldUseTheIndexEvenWithPlansMadeOnEmptyTables() {
    DatabaseAddress empty = TestPostgresql.createDatabase("plans");
    Migrations.run(empty, false);

    List<String> statements = StatementPlans.sent(service.database());

    assertThat(statements)
        .anyMatch(statement -> statement.contains("match_keys WHERE key = ANY($1)"))
        .anyMatch(statement -> statement.contains("AS p (probe, key)"))
        .anyMatch(statement -> statement.startsWith("INSERT INTO identifier_claims"))
        .anyMatch(statement -> statement.startsWith("INSERT INTO worker_names"));
    assertThat(StatementPlans.readWhole(empty, statements)).isEmpty();
  }

  @Test
  void shouldFindTheDoctorByTheExamplesOfMatching() {
    for (String example : List.of("misspelt", "byIdentifier")) {
      assertThat(calls.call("matchWorkers", example, 200).data().path("matches"))
          .as(example)
          .isNotEmpty();
    }
    JsonNode duplicates = calls.call("checkDuplicates", "sameDoctor", 200).data();
    assertThat(duplicates.path("has_duplicates").asBoolean()).isTrue();
  }

  @Test
  void shouldImportTheRowsOfTheExampleAsItSays() {
    JsonNode counts = calls.call("importWorkers", "threeRows", 200).data().path("counts");

    assertThat(counts).hasToString("{\"created\":1,\"duplicate\":1,\"rejected\":1}");
  }

  @Test
  void shouldImportOrganisationsAsTheExampleSays() {
    JsonNode answer = calls.call("importOrganizations", "practices", 200).data();

    assertThat(answer.path("counts")).hasToString("{\"created\":1,\"rejected\":1,\"updated\":1}");
  }

  @Test
  void shouldFindTheOrganisationOfTheExample() {
    JsonNode answer = calls.call("searchOrganizations", "", 200).data();

    assertThat(answer.at("/organizations/0/organization/name").asText())
        .isEqualTo("North Tees Hospitals");
  }

  @Test
  void shouldShowReadersAMaskedWorkerThatFitsTheContract() {
    ContractCalls reader = new ContractCalls(CONTRACT, service.client(Role.READ_ONLY));

    ApiAnswer worker = reader.call("readWorker", "", 200);
    reader.call("listWorkers", "", 200);
    reader.call("matchWorkers", "misspelt", 200);

    assertThat(worker.data().path("birth_date").asText()).isEqualTo("1979");
    reader.call("deleteWorker", "", 403);
  }

  @Test
  void shouldTellProgramsWhereToStart() {
    ApiAnswer start =
        new ApiClient(service::url, "").get("/", Map.of("Accept", "application/json"));

    calls.check("readStart", start);
    assertThat(start.body().path("docs").asText()).isEqualTo("/swagger-ui/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/swagger-ui/", "/api-docs/openapi.yaml", "/api-docs/openapi.json"})
  void shouldServeTheDocumentationWithoutAToken(String path) {
    assertThat(new ApiClient(service::url, "").get(path).status()).isEqualTo(200);
  }

  /** A request that must be refused as the contract says. */
  private record Refused(String operation, ErrorCode code, Supplier<ApiAnswer> request) {
    @Override
    public String toString() {
      return operation + " " + code;
    }
  }

  static Stream<Refused> refused() {
    ApiClient admin = service.client(Role.HR_ADMIN);
    ApiClient anonymous = new ApiClient(service::url, "");
    String worker = "{\"name\":{\"family\":\"Abara\",\"given\":[\"Ife\"]}}";
    Map<String, String> anImport = Map.of("Import-Id", UUID.randomUUID().toString());
    return Stream.of(
        refused("createWorker", ErrorCode.MALFORMED_REQUEST, () -> admin.post("/api/workers", "{")),
        refused(
            "createWorker",
            ErrorCode.MALFORMED_REQUEST,
            () -> admin.post("/api/workers", "{\"nme\":{}}")),
        refused(
            "createWorker",
            ErrorCode.MALFORMED_REQUEST,
            () -> admin.post("/api/workers", worker, Map.of("Idempotency-Key", "a b"))),
        refused(
            "listWorkers", ErrorCode.MALFORMED_REQUEST, () -> admin.get("/api/workers?limit=0")),
        refused("readWorker", ErrorCode.MALFORMED_REQUEST, () -> admin.get("/api/workers/12")),
        refused(
            "searchWorkers",
            ErrorCode.MALFORMED_REQUEST,
            () -> admin.get("/api/workers/search?q=a&fuzzy=perhaps")),
        refused(
            "searchWorkers", ErrorCode.BROKEN_QUERY, () -> admin.get("/api/workers/search?q=(a")),
        refused(
            "suggestNames", ErrorCode.MALFORMED_REQUEST, () -> admin.get("/api/workers/suggest")),
        refused(
            "rebuildIndex",
            ErrorCode.FORBIDDEN,
            () -> service.client(Role.SERVICE).post("/api/search/reindex", "")),
        refused("readEvents", ErrorCode.MALFORMED_REQUEST, () -> admin.get("/api/events?after=x")),
        refused(
            "importWorkers",
            ErrorCode.MALFORMED_REQUEST,
            () -> admin.post("/api/workers/import", "{\"workers\":[]}", anImport)),
        refused("readWorker", ErrorCode.UNAUTHENTICATED, () -> anonymous.get(NO_WORKER)),
        refused(
            "createWorker",
            ErrorCode.FORBIDDEN,
            () -> service.client(Role.READ_ONLY).post("/api/workers", worker)),
        refused("readWorker", ErrorCode.NOT_FOUND, () -> admin.get(NO_WORKER)),
        refused("readAuditTrail", ErrorCode.NOT_FOUND, () -> admin.get(NO_WORKER + "/audit")),
        refused(
            "restoreWorker", ErrorCode.NOT_FOUND, () -> admin.post(NO_WORKER + "/restore", "{}")),
        refused("listWorkers", ErrorCode.METHOD_NOT_ALLOWED, () -> admin.delete("/api/workers")),
        refused(
            "readStart",
            ErrorCode.NOT_ACCEPTABLE,
            () -> anonymous.get("/", Map.of("Accept", "image/png"))),
        refused(
            "createWorker",
            ErrorCode.PAYLOAD_TOO_LARGE,
            () -> admin.post("/api/workers", " ".repeat(1_100_000))),
        refused(
            "createWorker",
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            () -> admin.post("/api/workers", worker, Map.of("Content-Type", "text/plain"))),
        refused(
            "createWorker",
            ErrorCode.VALIDATION_ERROR,
            () -> admin.post("/api/workers", "{\"birth_date\":\"2999-01-01\"}")),
        refused(
            "replaceWorker",
            ErrorCode.VALIDATION_ERROR,
            () -> admin.put(NO_WORKER, "{\"id\":\"" + UUID.randomUUID() + "\"}")),
        refused(
            "deleteWorker",
            ErrorCode.VERSION_MISMATCH,
            () -> admin.delete(created(admin, "Ana"), Map.of("If-Match", "\"7\""))),
        refused(
            "createOrganization",
            ErrorCode.VALIDATION_ERROR,
            () -> admin.post("/api/organizations", "{\"ods_code\":\"-\"}")),
        refused(
            "replaceOrganization",
            ErrorCode.MALFORMED_REQUEST,
            () -> admin.put("/api/organizations/12", "{\"name\":\"A\"}")),
        refused(
            "patchOrganization",
            ErrorCode.VERSION_MISMATCH,
            () ->
                admin.patch(
                    "/api/organizations/" + organization(admin, "Stale"),
                    "{}",
                    Map.of("If-Match", "\"7\""))),
        refused(
            "patchOrganization",
            ErrorCode.NOT_FOUND,
            () -> admin.patch("/api/organizations/" + UUID.randomUUID(), "{}")),
        refused(
            "listOrganizations",
            ErrorCode.MALFORMED_REQUEST,
            () -> admin.get("/api/organizations?active=maybe")),
        refused(
            "searchOrganizations",
            ErrorCode.MALFORMED_REQUEST,
            () -> admin.get("/api/organizations/search")),
        refused(
            "importOrganizations",
            ErrorCode.MALFORMED_REQUEST,
            () -> admin.post("/api/organizations/import", "{\"organizations\":[]}", anImport)),
        refused(
            "readOrganizationHierarchy",
            ErrorCode.NOT_FOUND,
            () -> admin.get("/api/organizations/0198c0de-0000-7000-8000-00000000dead/hierarchy")),
        refused("deleteOrganization", ErrorCode.STILL_REFERENCED, () -> deletesParent(admin)),
        refused("createWorker", ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> reusesKey(admin)),
        refused("importWorkers", ErrorCode.IMPORT_ROWS_DIFFER, () -> changesRows(admin)));
  }

  private static Refused refused(String operation, ErrorCode code, Supplier<ApiAnswer> request) {
    return new Refused(operation, code, request);
  }

  private static String created(ApiClient admin, String given) {
    return admin
        .post("/api/workers", worker("Version", given))
        .header("Location")
        .orElseThrow(() -> new AssertionError("the worker was not created"));
  }

  private static ApiAnswer deletesParent(ApiClient admin) {
    String id = organization(admin, "Above");
    admin.post("/api/organizations", Map.of("name", "Below", "part_of", id));
    return admin.delete("/api/organizations/" + id);
  }

  private static String organization(ApiClient admin, String name) {
    return admin.post("/api/organizations", Map.of("name", name)).data().path("id").asText();
  }

  private static ApiAnswer reusesKey(ApiClient admin) {
    Map<String, String> key = Map.of("Idempotency-Key", "contract-" + UUID.randomUUID());
    admin.post("/api/workers", worker("Key", "First"), key);
    return admin.post("/api/workers", worker("Key", "Second"), key);
  }

  private static ApiAnswer changesRows(ApiClient admin) {
    Map<String, String> header = new HashMap<>();
    header.put("Import-Id", UUID.randomUUID().toString());
    admin.post("/api/workers/import", Map.of("workers", List.of(worker("Row", "First"))), header);
    return admin.post(
        "/api/workers/import", Map.of("workers", List.of(worker("Row", "Second"))), header);
  }

  private static Map<String, ?> worker(String family, String given) {
    return Map.of("name", Map.of("family", family, "given", List.of(given)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuseAsTheContractSays(Refused refused) {
    ApiAnswer answer = refused.request().get();

    assertThat(answer.errorCode()).isEqualTo(refused.code().name());
    assertThat(answer.status()).isEqualTo(refused.code().status());
    calls.check(refused.operation(), answer);
  }
}
