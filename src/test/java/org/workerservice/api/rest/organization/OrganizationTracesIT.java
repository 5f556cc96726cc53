package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.organization.OrganizationCalls.path;
import static org.workerservice.support.SampleOrganizations.named;
import static org.workerservice.support.SampleOrganizations.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** What a change of an organisation leaves behind: rows, audit entries and events. */
class OrganizationTracesIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("ada", Role.HR_ADMIN);
  private final OrganizationCalls calls = new OrganizationCalls(client);

  @Test
  void shouldKeepTheTablesConsistentWithTheRecord() {
    String id = calls.create(practice("A81001"));

    assertThat(
            tenant.query(
                "SELECT name, ods_code, record_class FROM organizations WHERE id = ?",
                UUID.fromString(id)))
        .containsExactly(
            Map.of("name", "The Surgery", "ods_code", "A81001", "record_class", "organisation"));
    assertThat(rows("organization_roles", "role_code", id)).containsExactly("RO177", "RO76");
    assertThat(rows("organization_relationships", "target_ods_code", id)).containsExactly("00K");
    assertThat(rows("organization_successions", "target_ods_code", id)).containsExactly("A81099");
    assertThat(rows("organization_addresses", "postal_code", id)).containsExactly("TS18 1HU");
    assertThat(rows("organization_contacts", "value", id)).containsExactly("+441642672351");
    assertThat(rows("organization_identifiers", "identifier_type", id)).containsExactly("TAX");
    assertThat(rows("organization_periods", "start_date::text", id)).containsExactly("1974-04-01");

    assertThat(client.put(path(id), named("Bare")).status()).isEqualTo(200);

    for (String table :
        List.of("roles", "relationships", "successions", "addresses", "contacts", "periods")) {
      assertThat(rows("organization_" + table, "organization_id::text", id)).as(table).isEmpty();
    }
  }

  @Test
  void shouldKeepTaxNumbersFromReadersTablesAndEvents() {
    String id = calls.create(practice("A81001"));

    JsonNode masked = tenant.client("read_only", Role.READ_ONLY).get(path(id)).data();

    assertThat(masked.path("identifiers").path(0).path("value").asText()).isEqualTo("*******6789");
    assertThat(masked.path("telecom").path(0).path("value").asText()).isEqualTo("+441642672351");
    assertThat(
            tenant.query(
                "SELECT 1 FROM organizations o JOIN audit_log a ON a.entity_id = o.id"
                    + " JOIN outbox e ON e.organization_id = o.id WHERE o.id = ?"
                    + " AND (o.record::text || o.search_text || a.new_values || e.data)"
                    + " LIKE '%GB123456789%'",
                UUID.fromString(id)))
        .isEmpty();
    assertThat(client.get(path(id)).body().toString()).contains("GB123456789");
  }

  @Test
  void shouldPublishEveryChangeInOrder() {
    String path = path(calls.create(practice("A81001")));
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
    assertThat(events.path(2).path("data").path("name").asText()).isEqualTo("Renamed");
    assertThat(events.path(2).at("/data/active").asBoolean(true)).isFalse();
  }

  @Test
  void shouldRecordEveryChangeInTheAuditTrail() {
    String path = path(calls.create(practice("A81001")));
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
    assertThat(tenant.client("service", Role.SERVICE).get(path + "/audit").status()).isEqualTo(403);
    assertThat(client.get(path(UUID.randomUUID().toString()) + "/audit").status()).isEqualTo(404);
    assertThat(client.get(path.replace("organizations", "workers") + "/audit").status())
        .isEqualTo(404);
  }

  private List<Object> rows(String table, String column, String id) {
    return tenant
        .query(
            "SELECT "
                + column
                + " AS found FROM "
                + table
                + " WHERE organization_id = ? ORDER BY 1",
            UUID.fromString(id))
        .stream()
        .map(row -> row.get("found"))
        .toList();
  }
}
