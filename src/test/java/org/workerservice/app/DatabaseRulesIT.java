package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.service.Migrations;
import org.workerservice.app.startup.StartupException;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/** The rules that the database enforces when other clients than the service write to it. */
class DatabaseRulesIT {
  private static final String ADD_NAME =
      """
      INSERT INTO worker_names (tenant_id, worker_id, position, use_type, family)
      SELECT ?, ?, 0, 'official', 'Outside'
      """;

  private static Sql sql;
  private static UUID tenant;
  private static UUID worker;

  @BeforeAll
  static void writeAWorker() {
    DatabaseAddress address = TestPostgresql.createDatabase("rules");
    Migrations.run(address, false);
    sql = new Sql(address);
    tenant = UUID.randomUUID();
    worker = UUID.randomUUID();
    sql.execute("INSERT INTO tenants (id, name) VALUES (?, 'outside')", tenant);
    sql.execute(
        """
        INSERT INTO workers (id, tenant_id, version, gender, employment_status, record, features,
          match_keys)
        VALUES (?, ?, 1, 'unknown', 'active', '{}', '', '{}')
        """,
        worker,
        tenant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO worker_names (tenant_id, worker_id, position, family) VALUES (?, ?, 1, 'X')",
        "INSERT INTO worker_photos (tenant_id, worker_id, position, url) VALUES (?, ?, 1, 'X')",
        "INSERT INTO identifier_claims (tenant_id, worker_id, claim_key, scheme, status)"
            + " VALUES (?, ?, '', 'NPI', 'held')",
      })
  void shouldRefuseARowOfAMissingWorker(String statement) {
    assertThatThrownBy(() -> sql.execute(statement, tenant, UUID.randomUUID()))
        .rootCause()
        .hasMessageContaining("names a worker that does not exist");
  }

  @Test
  void shouldRefuseARowOfAnotherTenantsWorker() {
    UUID other = UUID.randomUUID();
    sql.execute("INSERT INTO tenants (id, name) VALUES (?, 'other')", other);

    assertThatThrownBy(() -> sql.execute(ADD_NAME, other, worker))
        .rootCause()
        .hasMessageContaining("names a worker that does not exist");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE workers SET managing_organization_id = ? WHERE tenant_id = ?",
        "INSERT INTO organizations (part_of, tenant_id, name) VALUES (?, ?, 'Part')",
        "INSERT INTO organization_roles (organization_id, tenant_id, unique_role_id, role_code,"
            + " status) VALUES (?, ?, 1, 'RO76', 'active')",
      })
  void shouldRefuseAReferenceToAnotherTenantsOrganization(String statement) {
    UUID other = UUID.randomUUID();
    UUID organization = UUID.randomUUID();
    sql.execute("INSERT INTO tenants (id, name) VALUES (?, 'other')", other);
    sql.execute(
        "INSERT INTO organizations (id, tenant_id, name) VALUES (?, ?, 'Foreign')",
        organization,
        other);

    assertThatThrownBy(() -> sql.execute(statement, organization, tenant))
        .rootCause()
        .hasMessageContaining("violates foreign key constraint");
  }

  @Test
  void shouldRefuseToMoveARowToAMissingWorker() {
    sql.execute(ADD_NAME, tenant, worker);

    assertThatThrownBy(
            () ->
                sql.execute(
                    "UPDATE worker_names SET worker_id = ? WHERE worker_id = ?",
                    UUID.randomUUID(),
                    worker))
        .rootCause()
        .hasMessageContaining("names a worker that does not exist");
  }

  @Test
  void shouldRecordAChangeThatTheServiceDidNotMake() {
    assertThat(
            sql.texts(
                "SELECT action || ' ' || user_agent FROM audit_log WHERE entity_id = ?"
                    + " AND entity_type = 'worker' AND changed_table = 'workers'",
                worker))
        .containsExactly("INSERT outside the service");
  }

  @Test
  void shouldRefuseASchemaOfTheDevelopmentVersion() {
    DatabaseAddress old = TestPostgresql.createDatabase("old");
    Sql oldSql = new Sql(old);
    oldSql.execute("CREATE TABLE flyway_schema_history (version varchar(50))");
    oldSql.execute("INSERT INTO flyway_schema_history VALUES ('1'), ('210')");

    assertThatThrownBy(() -> Migrations.run(old, false))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("Start with an empty database");
  }

  @Test
  void shouldRefuseToDeleteAWorker() {
    assertThatThrownBy(() -> sql.execute("DELETE FROM workers WHERE id = ?", worker))
        .isInstanceOf(IllegalStateException.class);
    assertThat(sql.count("SELECT count(*) FROM workers WHERE id = ?", worker)).isOne();
  }
}
