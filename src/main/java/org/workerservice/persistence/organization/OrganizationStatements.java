package org.workerservice.persistence.organization;

/** The statements that change the organizations table; each also writes the audit rows. */
final class OrganizationStatements {
  /** The columns of organizations that repeat values of the record. */
  private static final String FIELDS =
      """
      jsonb_to_record(i.record) AS r (
        active boolean, name text, alias text[], org_type text[], part_of uuid, ods_code text,
        ods_status text, record_class text, record_use_type text, assigning_authority text,
        last_change_date date)
      """;

  /**
   * $1 tenant, $2 time, $3 to $7 the caller; then arrays with one element for each organisation.
   */
  private static final String INPUT =
      """
      WITH input AS MATERIALIZED (
        SELECT id, version, record::jsonb AS record, search_text
        FROM unnest($8::uuid[], $9::bigint[], $10::text[], $11::text[])
          AS i (id, version, record, search_text)
      )
      """;

  private static final String AUDIT =
      """
      INSERT INTO audit_log (timestamp, tenant_id, user_id, roles, action, entity_type, entity_id,
        entity_version, old_values, new_values, ip_address, user_agent, trace_id)
      SELECT $2, $1, $3, string_to_array($4, ','), '%s', 'organization', id, version, old_record,
        new_record, $5::text::inet, $6, $7
      FROM changed
      RETURNING entity_id
      """;

  /** Returns no row for an id that is in use, perhaps by another tenant, instead of an error. */
  static final String CREATE =
      INPUT
          + """
          , changed AS (
            INSERT INTO organizations (id, tenant_id, version, active, name, alias, org_type,
              part_of, ods_code, ods_status, record_class, record_use_type, assigning_authority,
              last_change_date, record, search_text, created_at, updated_at, created_by, updated_by)
            SELECT i.id, $1, i.version, coalesce(r.active, true), r.name, coalesce(r.alias, '{}'),
              coalesce(r.org_type, '{}'), r.part_of, r.ods_code, r.ods_status, r.record_class,
              r.record_use_type, r.assigning_authority, r.last_change_date, i.record,
              i.search_text, $2, $2, $3, $3
            FROM input i,
          """
          + FIELDS
          + """
            ON CONFLICT (id) DO NOTHING
            RETURNING id, version, NULL::jsonb AS old_record, record AS new_record
          )
          """
          + AUDIT.formatted("CREATE");

  static final String UPDATE = change("UPDATE");

  static final String RESTORE = change("RESTORE");

  /** Does not change the record, so that a restoration knows whether it was active. */
  static final String DELETE =
      INPUT
          + """
          , changed AS (
            UPDATE organizations o SET
              version = i.version, active = false, updated_at = $2, updated_by = $3,
              deleted_at = $2, deleted_by = $3
            FROM input i
            WHERE o.id = i.id
            RETURNING i.id, i.version, old.record AS old_record,
              jsonb_set(new.record, '{active}', 'false') AS new_record
          )
          """
          + AUDIT.formatted("DELETE");

  static final String PUT_EVENTS =
      """
      INSERT INTO outbox (sequence, event_id, type, tenant_id, organization_id,
        organization_version, actor, occurred_at, trace_id, data)
      SELECT i.sequence, i.event_id, i.type, $1, i.id, i.version, $3, $2, $4, i.data::json
      FROM unnest($5::bigint[], $6::uuid[], $7::text[], $8::uuid[], $9::bigint[], $10::text[])
        AS i (sequence, event_id, type, id, version, data)
      """;

  private OrganizationStatements() {}

  private static String change(String action) {
    return INPUT
        + """
        , changed AS (
          UPDATE organizations o SET
            version = i.version, active = coalesce(r.active, true), name = r.name,
            alias = coalesce(r.alias, '{}'), org_type = coalesce(r.org_type, '{}'),
            part_of = r.part_of, ods_code = r.ods_code, ods_status = r.ods_status,
            record_class = r.record_class, record_use_type = r.record_use_type,
            assigning_authority = r.assigning_authority, last_change_date = r.last_change_date,
            record = i.record, search_text = i.search_text, updated_at = $2, updated_by = $3,
            deleted_at = NULL, deleted_by = NULL
          FROM input i,
        """
        + FIELDS
        + """
          WHERE o.id = i.id
          RETURNING i.id, i.version, old.record AS old_record, new.record AS new_record
        )
        """
        + AUDIT.formatted(action);
  }
}
