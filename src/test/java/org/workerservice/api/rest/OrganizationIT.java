package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class OrganizationIT {
  private static final String PATH = "/api/organizations";

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("ada", Role.HR_ADMIN);

  @Test
  void shouldShowACreatedOrganisationWhereTheAnswerSays() {
    ApiAnswer created = client.post(PATH, practice("A81001"));

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    String id = created.data().path("id").asText();
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(created.header("Location")).contains(PATH + "/" + id);
    assertThat(created.header("ETag")).contains("\"1\"");
    assertThat(created.data().path("roles").path(1).path("unique_role_id").asLong()).isEqualTo(2);
    ApiAnswer read = client.get(PATH + "/" + id);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.data()).isEqualTo(created.data());
  }

  @Test
  void shouldKeepTheTablesAsTheRecordSays() {
    String id = create(practice("A81001"));

    assertThat(
            tenant.query(
                "SELECT name, ods_code, record_class FROM organizations WHERE id = ?", uuid(id)))
        .containsExactly(
            Map.of("name", "The Surgery", "ods_code", "A81001", "record_class", "organisation"));
    assertThat(rows("organization_roles", "role_code", id)).containsExactly("RO177", "RO76");
    assertThat(rows("organization_relationships", "target_ods_code", id)).containsExactly("00K");
    assertThat(rows("organization_successions", "target_ods_code", id)).containsExactly("A81099");
    assertThat(rows("organization_addresses", "postal_code", id)).containsExactly("TS18 1HU");
    assertThat(rows("organization_contacts", "value", id)).containsExactly("+441642672351");
    assertThat(rows("organization_identifiers", "identifier_type", id)).containsExactly("TAX");
    assertThat(rows("organization_periods", "start_date::text", id)).containsExactly("1974-04-01");

    assertThat(client.put(PATH + "/" + id, named("Bare")).status()).isEqualTo(200);

    for (String table :
        List.of("roles", "relationships", "successions", "addresses", "contacts", "periods")) {
      assertThat(rows("organization_" + table, "organization_id::text", id)).as(table).isEmpty();
    }
  }

  @Test
  void shouldKeepTaxNumbersFromReadersTablesAndEvents() {
    String id = create(practice("A81001"));

    JsonNode masked = client("read_only", Role.READ_ONLY).get(PATH + "/" + id).data();

    assertThat(masked.path("identifiers").path(0).path("value").asText()).isEqualTo("*******6789");
    assertThat(masked.path("telecom").path(0).path("value").asText()).isEqualTo("+441642672351");
    assertThat(
            tenant.query(
                "SELECT 1 FROM organizations o JOIN audit_log a ON a.entity_id = o.id"
                    + " JOIN outbox e ON e.organization_id = o.id WHERE o.id = ?"
                    + " AND (o.record::text || o.search_text || a.new_values || e.data)"
                    + " LIKE '%GB123456789%'",
                uuid(id)))
        .isEmpty();
    assertThat(client.get(PATH + "/" + id).body().toString()).contains("GB123456789");
  }

  @Test
  void shouldReportEveryViolationAtOnceAndStoreNothing() {
    ObjectNode broken =
        named("").put("ods_code", "A-1").put("part_of", UUID.randomUUID().toString());

    ApiAnswer refused = client.post(PATH, broken);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/error/details").findValuesAsText("field"))
        .containsExactly("name", "ods_code");
    assertThat(client.post(PATH, named("A").put("nmae", "B")).status()).isEqualTo(400);
    assertThat(tenant.query("SELECT 1 FROM organizations WHERE tenant_id = ?", tenant.id()))
        .isEmpty();
    assertThat(tenant.counts().events()).isZero();
    assertThat(tenant.counts().auditRows()).isZero();
  }

  @Test
  void shouldGiveAnOdsCodeToOneOrganisationOfATenant() {
    String id = create(practice("A81001"));

    ApiAnswer second = client.post(PATH, practice("a81001"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.errorCode()).isEqualTo("ODS_CODE_TAKEN");
    assertThat(second.body().at("/error/details/organization_id").asText()).isEqualTo(id);
    assertThat(SharedService.tenant().client(Role.HR_ADMIN).post(PATH, practice("A81001")).status())
        .isEqualTo(201);
  }

  @Test
  void shouldLetOneOfManySimultaneousCreatesHaveTheCode() {
    var answers =
        IntStream.range(0, 12)
            .mapToObj(number -> client.postAsync(PATH, practice("A81001"), Map.of()))
            .toList()
            .stream()
            .map(answer -> answer.join().status())
            .toList();

    assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @Test
  void shouldRefuseToOverwriteANewerVersion() {
    String path = PATH + "/" + create(named("First"));
    assertThat(client.put(path, named("Second").put("version", 1)).status()).isEqualTo(200);

    ApiAnswer byBody = client.put(path, named("Third").put("version", 1));
    ApiAnswer byHeader = client.put(path, named("Third"), Map.of("If-Match", "\"1\""));
    ApiAnswer deletion = client.delete(path, Map.of("If-Match", "\"1\""));

    assertThat(List.of(byBody, byHeader, deletion))
        .allSatisfy(
            answer -> {
              assertThat(answer.errorCode()).isEqualTo("VERSION_MISMATCH");
              assertThat(answer.header("ETag")).contains("\"2\"");
            });
    assertThat(client.get(path).data().path("name").asText()).isEqualTo("Second");
  }

  @Test
  void shouldTakeBackWhatAReadGave() {
    String path = PATH + "/" + create(practice("A81001"));
    JsonNode read = client.get(path).data();

    ApiAnswer put = client.put(path, read);

    assertThat(put.status()).as("%s", put.body()).isEqualTo(200);
    assertThat(content(put.data())).isEqualTo(content(read));
  }

  @Test
  void shouldCreateUnderTheIdOfAPutUnlessOneIsExpected() {
    String path = PATH + "/" + UUID.randomUUID();

    ApiAnswer stale = client.put(path, named("A"), Map.of("If-Match", "\"1\""));
    ApiAnswer put = client.put(path, named("A"));
    ApiAnswer foreign = SharedService.tenant().client(Role.HR_ADMIN).put(path, named("B"));

    assertThat(stale.status()).isEqualTo(404);
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.header("Location")).contains(path);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(client.get(path).data().path("name").asText()).isEqualTo("A");
  }

  @Test
  void shouldCreateOnceForRepeatedRequests() {
    Map<String, String> key = Map.of("Idempotency-Key", "organisation-1");

    ApiAnswer first = client.post(PATH, named("Once"), key);
    ApiAnswer again = client.post(PATH, named("Once"), key);
    ApiAnswer other = client.post(PATH, named("Twice"), key);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
    assertThat(other.errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(client.get(PATH).data().path("organizations")).hasSize(1);
  }

  @Test
  void shouldHideADeletedOrganisationUntilItIsRestored() {
    ObjectNode closed = practice("A81001").put("active", false);
    String path = PATH + "/" + create(closed);

    assertThat(client.delete(path).status()).isEqualTo(204);

    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.delete(path).status()).isEqualTo(404);
    assertThat(client.put(path, closed).status()).isEqualTo(404);
    assertThat(client.get(PATH).data().path("organizations")).isEmpty();
    assertThat(
            client.post(PATH, practice("A81001")).body().at("/error/details/deleted").asBoolean())
        .isTrue();

    ApiAnswer restored = client.post(path + "/restore", "");

    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.data().path("version").asLong()).isEqualTo(3);
    assertThat(restored.data().path("active").asBoolean()).as("as it was").isFalse();
    assertThat(client.get(path).data()).isEqualTo(restored.data());
    assertThat(client.post(path + "/restore", "").errorCode()).isEqualTo("NOT_DELETED");
  }

  @Test
  void shouldKeepAnOrganisationThatOthersBelongTo() {
    String above = create(named("Above"));
    String below = create(named("Below").put("part_of", above));
    ObjectNode person = SamplePeople.next().put("managing_organization", below);
    String worker = client.post("/api/workers", person).data().path("id").asText();

    ApiAnswer byOrganizations = client.delete(PATH + "/" + above);
    ApiAnswer byWorkers = client.delete(PATH + "/" + below);

    assertThat(byOrganizations.errorCode()).isEqualTo("STILL_REFERENCED");
    assertThat(byOrganizations.body().at("/error/details/by_organizations").asBoolean()).isTrue();
    assertThat(byWorkers.body().at("/error/details/by_workers").asBoolean()).isTrue();
    assertThat(client.delete("/api/workers/" + worker).status()).isEqualTo(204);
    assertThat(client.delete(PATH + "/" + below).status()).isEqualTo(204);
    assertThat(client.delete(PATH + "/" + above).status()).isEqualTo(204);
    ApiAnswer orphan = client.post(PATH + "/" + below + "/restore", "");
    assertThat(orphan.body().at("/error/details/0/code").asText()).isEqualTo("unknown_reference");
    assertThat(client.post("/api/workers", person).status())
        .as("a deleted organisation manages nobody")
        .isEqualTo(422);
  }

  @Test
  void shouldRefuseCyclesAndUnknownParents() {
    String above = create(named("Above"));
    String between = create(named("Between").put("part_of", above));
    String below = create(named("Below").put("part_of", between));

    ApiAnswer cycle = client.put(PATH + "/" + above, named("Above").put("part_of", below));
    ApiAnswer itself = client.put(PATH + "/" + above, named("Above").put("part_of", above));
    ApiAnswer unknown = client.post(PATH, named("A").put("part_of", UUID.randomUUID().toString()));

    assertThat(List.of(cycle, itself, unknown))
        .extracting(answer -> answer.body().at("/error/details/0/code").asText())
        .containsExactly("cycle", "self_reference", "unknown_reference");
  }

  @Test
  void shouldListEveryOrganisationOnceOverSeveralPages() {
    List<String> ids =
        IntStream.range(0, 7).mapToObj(number -> create(named("Number " + number))).toList();

    List<String> listed = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = client.get(PATH + "?limit=3" + next).data();
      page.path("organizations").forEach(one -> listed.add(one.path("id").asText()));
      next = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!next.isEmpty());

    assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void shouldListWhatMeetsTheConditions() {
    String above = create(named("Above"));
    create(practice("A81001").put("part_of", above));
    create(practice("A81002").put("active", false).put("ods_status", "inactive"));

    assertThat(names("?active=false")).hasSize(1);
    assertThat(names("?ods_status=active")).hasSize(1);
    assertThat(names("?role_code=ro76")).hasSize(2);
    assertThat(names("?role_code=RO197")).isEmpty();
    assertThat(names("?ods_code=A81002&record_class=organisation")).hasSize(1);
    assertThat(names("?record_class=site")).isEmpty();
    assertThat(names("?part_of=" + above)).containsExactly("The Surgery");
    assertThat(client.get(PATH + "?ods_status=closed").status()).isEqualTo(400);
    assertThat(client.get(PATH + "?active=yes").status()).isEqualTo(400);
    assertThat(client.get(PATH + "?name=A").status()).isEqualTo(400);
  }

  @Test
  void shouldPublishEveryChangeInOrder() {
    String path = PATH + "/" + create(practice("A81001"));
    assertThat(client.put(path, named("Renamed")).status()).isEqualTo(200);
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.post(path + "/restore", "").status()).isEqualTo(200);

    JsonNode events = client.get("/api/events").data().path("events");

    assertThat(events.findValuesAsText("type"))
        .containsExactly(
            "OrganizationCreated",
            "OrganizationUpdated",
            "OrganizationDeleted",
            "OrganizationRestored");
    assertThat(events.findValuesAsText("organization_version")).containsExactly("1", "2", "3", "4");
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(path).endsWith(event.path("organization_id").asText());
              assertThat(event.has("worker_id")).isFalse();
              assertThat(event.path("actor").asText()).isEqualTo("ada");
            });
    assertThat(events.path(1).path("data").path("name").asText()).isEqualTo("Renamed");
  }

  @Test
  void shouldAllowWhatTheRolesAreFor() {
    String path = PATH + "/" + create(named("A"));
    ApiClient reader = client("read_only", Role.READ_ONLY);
    ApiClient system = client("service", Role.SERVICE);

    assertThat(reader.get(path).status()).isEqualTo(200);
    assertThat(reader.post(PATH, named("B")).status()).isEqualTo(403);
    assertThat(reader.put(path, named("B")).status()).isEqualTo(403);
    assertThat(system.put(path, named("B")).status()).isEqualTo(200);
    assertThat(system.delete(path).status()).isEqualTo(403);
    assertThat(new ApiClient(tenant.service()::url, "").get(path).status()).isEqualTo(401);
  }

  @Test
  void shouldShowATenantItsOwnOrganisationsOnly() {
    String path = PATH + "/" + create(named("A"));
    ApiClient stranger = SharedService.tenant().client(Role.HR_ADMIN);

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/restore", "").status()).isEqualTo(404);
    assertThat(stranger.get(PATH).data().path("organizations")).isEmpty();
    ObjectNode below = named("B").put("part_of", path.substring(PATH.length() + 1));
    assertThat(stranger.post(PATH, below).status()).isEqualTo(422);
  }

  @Test
  void shouldRecordEveryChangeInTheAuditTrail() {
    String path = PATH + "/" + create(practice("A81001"));
    assertThat(client.put(path, named("Renamed")).status()).isEqualTo(200);
    assertThat(client.delete(path).status()).isEqualTo(204);

    ApiAnswer trail = client.get(path + "/audit");

    assertThat(trail.status()).isEqualTo(200);
    assertThat(trail.data().findValuesAsText("action"))
        .containsExactly("DELETE", "UPDATE", "CREATE");
    assertThat(trail.data())
        .allSatisfy(
            row -> {
              assertThat(row.path("user_id").asText()).isEqualTo("ada");
              assertThat(row.path("entity_type").asText()).isEqualTo("organization");
            });
    assertThat(trail.data().at("/0/new_values/active").asBoolean()).isFalse();
    assertThat(trail.data().at("/1/old_values/identifiers/0/value").asText())
        .isEqualTo("GB123456789");
    assertThat(trail.data().at("/1/new_values/name").asText()).isEqualTo("Renamed");
    assertThat(trail.data().path(2).has("old_values")).isFalse();
    assertThat(client.get(path + "/audit?limit=1").data()).hasSize(1);
    assertThat(client("service", Role.SERVICE).get(path + "/audit").status()).isEqualTo(403);
    assertThat(client.get(PATH + "/" + UUID.randomUUID() + "/audit").status()).isEqualTo(404);
    assertThat(client.get(path.replace("organizations", "workers") + "/audit").status())
        .isEqualTo(404);
  }

  @Test
  void shouldShowWhatStandsAboveAndBelow() {
    String top = create(named("Top"));
    String left = create(named("Left").put("part_of", top));
    String right = create(named("Right").put("part_of", top));
    String low = create(named("Low").put("part_of", left));
    String gone = create(named("Gone").put("part_of", left));
    assertThat(client.delete(PATH + "/" + gone).status()).isEqualTo(204);

    JsonNode ofTop = client.get(PATH + "/" + top + "/hierarchy").data();
    JsonNode ofLow = client.get(PATH + "/" + low + "/hierarchy").data();

    assertThat(ofTop.path("ancestors")).isEmpty();
    assertThat(ofTop.path("descendants").findValuesAsText("id")).containsExactly(left, right, low);
    assertThat(ofTop.path("descendants").findValuesAsText("level")).containsExactly("1", "1", "2");
    assertThat(ofTop.path("truncated").asBoolean()).isFalse();
    assertThat(ofLow.path("ancestors").findValuesAsText("id")).containsExactly(left, top);
    assertThat(ofLow.path("descendants")).isEmpty();
    JsonNode shallow = client.get(PATH + "/" + top + "/hierarchy?depth=1").data();
    assertThat(shallow.path("descendants")).hasSize(2);
    assertThat(shallow.path("truncated").asBoolean()).isFalse();
    JsonNode few = client.get(PATH + "/" + top + "/hierarchy?limit=2").data();
    assertThat(few.path("descendants")).hasSize(2);
    assertThat(few.path("truncated").asBoolean()).isTrue();
    assertThat(client.get(PATH + "/" + gone + "/hierarchy").status()).isEqualTo(404);
  }

  @Test
  void shouldLimitTheLevels() {
    String above = create(named("Level 1"));
    for (int level = 2; level <= 32; level++) {
      above = create(named("Level " + level).put("part_of", above));
    }

    ApiAnswer refused = client.post(PATH, named("Level 33").put("part_of", above));

    assertThat(refused.body().at("/error/details/0/code").asText()).isEqualTo("too_deep");
    assertThat(client.get(PATH + "/" + above + "/hierarchy").data().path("ancestors")).hasSize(31);
  }

  @Test
  void shouldFindByNamesCodesAndPlaces() {
    create(practice("A81001"));
    create(named("Café Überlandstraße"));
    create(named("Surgery of the North").put("ods_code", "A81"));
    ObjectNode numbered = named("Numbered");
    numbered.withArray("identifiers").addObject().put("value", "KV-4711");
    create(numbered);

    assertThat(found("the surg")).containsExactly("The Surgery", "Surgery of the North");
    assertThat(found("A81").getFirst()).isEqualTo("Surgery of the North");
    assertThat(found("a81001").getFirst()).isEqualTo("The Surgery");
    assertThat(found("ts18 1hu")).containsExactly("The Surgery");
    assertThat(found("TS181HU")).containsExactly("The Surgery");
    assertThat(found("stockton surgery")).containsExactly("The Surgery");
    assertThat(found("kv-4711")).containsExactly("Numbered");
    assertThat(found("CAFE uber")).containsExactly("Café Überlandstraße");
    assertThat(found("stokton")).as("misspelt").containsExactly("The Surgery");
    assertThat(found("GB123456789")).as("a sensitive identifier").isEmpty();
    assertThat(found("100%25 '_")).isEmpty();
  }

  @Test
  void shouldPageThroughWhatIsFound() {
    IntStream.range(0, 5).forEach(number -> create(named("Clinic " + number)));
    create(named("Clinic closed").put("active", false));

    JsonNode page = client.get(PATH + "/search?q=clinic&limit=2&offset=4").data();
    JsonNode behind = client.get(PATH + "/search?q=clinic&offset=100").data();
    JsonNode active = client.get(PATH + "/search?q=clinic&active=true").data();

    assertThat(page.path("organizations")).hasSize(2);
    assertThat(page.path("total").asLong()).isEqualTo(6);
    assertThat(behind.path("organizations")).isEmpty();
    assertThat(behind.path("total").asLong()).isEqualTo(6);
    assertThat(active.path("total").asLong()).isEqualTo(5);
    assertThat(
            SharedService.tenant()
                .client(Role.HR_ADMIN)
                .get(PATH + "/search?q=clinic")
                .data()
                .path("total")
                .asLong())
        .as("another tenant's")
        .isZero();
    assertThat(client.get(PATH + "/search?q=--").status()).isEqualTo(400);
    assertThat(client.get(PATH + "/search").status()).isEqualTo(400);
    assertThat(client.get(PATH + "/search?q=" + "a".repeat(201)).status()).isEqualTo(400);
  }

  @Test
  void shouldNotFindAnOrganisationInAnOldForm() {
    String path = PATH + "/" + create(named("Harbour Staffing"));
    assertThat(client.put(path, named("Quay People")).status()).isEqualTo(200);

    assertThat(found("harbour")).isEmpty();
    assertThat(found("quay")).hasSize(1);
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(found("quay")).isEmpty();
  }

  @Test
  void shouldNotHoldUpTheSearchForWorkers() {
    String id = create(named("Harbour Staffing"));
    ObjectNode person = SamplePeople.next().put("managing_organization", id);
    String worker = client.post("/api/workers", person).data().path("id").asText();
    assertThat(client.put(PATH + "/" + id, named("Quay People")).status()).isEqualTo(200);
    ObjectNode later = SamplePeople.next();

    String other = client.post("/api/workers", later).data().path("id").asText();

    for (ObjectNode one : List.of(person, later)) {
      ApiAnswer answer =
          client.get("/api/workers/search?q=" + one.path("name").path("family").asText());
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
      assertThat(answer.body().toString()).contains(one == person ? worker : other);
    }
  }

  private List<String> found(String query) {
    ApiAnswer answer = client.get(PATH + "/search?q=" + query.replace(" ", "%20"));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("organizations").findValuesAsText("name");
  }

  private ApiClient client(String subject, Role role) {
    return tenant.client(subject, role);
  }

  private String create(ObjectNode organization) {
    ApiAnswer created = client.post(PATH, organization);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private List<String> names(String query) {
    ApiAnswer page = client.get(PATH + query);
    assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
    return page.data().path("organizations").findValuesAsText("name");
  }

  private List<Object> rows(String table, String column, String id) {
    return tenant
        .query(
            "SELECT "
                + column
                + " AS found FROM "
                + table
                + " WHERE organization_id = ? ORDER BY 1",
            uuid(id))
        .stream()
        .map(row -> row.get("found"))
        .toList();
  }

  private static UUID uuid(String id) {
    return UUID.fromString(id);
  }

  private static ObjectNode named(String name) {
    return Json.MAPPER.createObjectNode().put("name", name);
  }

  private static ObjectNode practice(String code) {
    ObjectNode practice = named("The Surgery").put("ods_code", code);
    practice.put("ods_status", "active").put("record_class", "organisation");
    practice.withArray("org_type").add("GP practice");
    practice
        .withArray("identifiers")
        .addObject()
        .put("identifier_type", "TAX")
        .put("value", "GB123456789");
    practice.withArray("telecom").addObject().put("system", "phone").put("value", "01642 672351");
    practice
        .withArray("addresses")
        .addObject()
        .put("city", "Stockton")
        .put("postal_code", "ts18 1hu")
        .put("country", "GB");
    practice.withArray("periods").addObject().put("start_date", "1974-04-01");
    practice.withArray("roles").addObject().put("role_code", "RO177").put("is_primary", true);
    practice.withArray("roles").addObject().put("role_code", "RO76");
    practice
        .withArray("relationships")
        .addObject()
        .put("relationship_type_code", "RE4")
        .put("target_ods_code", "00K");
    practice.withArray("successions").addObject().put("target_ods_code", "A81099");
    return practice;
  }

  private static JsonNode content(JsonNode organization) {
    return ((ObjectNode) organization.deepCopy()).without(List.of("version", "updated_at"));
  }
}
