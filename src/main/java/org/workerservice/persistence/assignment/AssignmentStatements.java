package org.workerservice.persistence.assignment;

/** The statements that change assignments; each also writes the audit rows. */
final class AssignmentStatements {
  /**
   * What a change of the assignment $2 of the worker $1 is decided on; $3 its organisation, $4 and
   * $5 its source, $6 its last day.
   */
  static final String FACTS =
      """
      SELECT
        (SELECT CASE WHEN deleted_at IS NULL THEN version END FROM workers WHERE id = $1)
          AS worker_version,
        (SELECT version FROM worker_assignments
         WHERE id = $2 AND worker_id = $1 AND deleted_at IS NULL) AS version,
        EXISTS (SELECT FROM organizations WHERE id = $3 AND deleted_at IS NULL) AS organization,
        (SELECT count(*) FROM worker_assignments
         WHERE worker_id = $1 AND deleted_at IS NULL) AS assignments,
        EXISTS (SELECT FROM worker_assignments
         WHERE worker_id = $1 AND deleted_at IS NULL AND id <> $2
           AND source_system = $4 AND source_id = $5) AS source_taken,
        EXISTS (SELECT FROM worker_assignments
         WHERE id = $2 AND worker_id = $1 AND deleted_at IS NULL AND valid_to < current_date
           AND ($6::date IS NULL OR $6::date >= current_date)) AS reopens
      """;

  /** The columns that repeat values of the record. */
  private static final String FIELDS =
      """
      jsonb_to_record(i.record) AS r (organization_id uuid, role jsonb, period jsonb, source jsonb)
      """;

  /** $1 tenant, $2 time, $3 to $7 the caller; then arrays with one element for each assignment. */
  private static final String INPUT =
      """
      WITH input AS MATERIALIZED (
        SELECT id, worker_id, version, record::jsonb AS record
        FROM unnest($8::uuid[], $9::uuid[], $10::bigint[], $11::text[])
          AS i (id, worker_id, version, record)
      )
      """;

  /** The content in the audit log has the id, because the row belongs to the worker. */
  private static final String AUDIT =
      """
      INSERT INTO audit_log (timestamp, tenant_id, user_id, roles, action, entity_type, entity_id,
        entity_version, old_values, new_values, ip_address, user_agent, trace_id)
      SELECT $2, $1, $3, string_to_array($4, ','), '%s', 'assignment', worker_id, version,
        jsonb_build_object('id', id) || old_record, jsonb_build_object('id', id) || new_record,
        $5::text::inet, $6, $7
      FROM changed
      """;

  static final String CREATE =
      INPUT
          + """
          , changed AS (
            INSERT INTO worker_assignments (id, tenant_id, worker_id, version, organization_id,
              role, valid_from, valid_to, source_system, source_id, record, created_at, updated_at,
              created_by, updated_by, corrected)
            SELECT i.id, $1, i.worker_id, i.version, r.organization_id, r.role ->> 'code',
              (r.period ->> 'start')::date, (r.period ->> 'end')::date, r.source ->> 'system',
              r.source ->> 'id', i.record, $2, $2, $3, $3,
              string_to_array($4, ',') && ARRAY['hr_admin', 'credentialing_officer']
            FROM input i,
          """
          + FIELDS
          + """
            RETURNING id, worker_id, version, NULL::jsonb AS old_record, record AS new_record
          )
          """
          + AUDIT.formatted("CREATE");

  static final String UPDATE =
      INPUT
          + """
          , changed AS (
            UPDATE worker_assignments a SET
              version = i.version, organization_id = r.organization_id, role = r.role ->> 'code',
              valid_from = (r.period ->> 'start')::date, valid_to = (r.period ->> 'end')::date,
              source_system = r.source ->> 'system', source_id = r.source ->> 'id',
              record = i.record, updated_at = $2, updated_by = $3,
              corrected = a.corrected
                OR string_to_array($4, ',') && ARRAY['hr_admin', 'credentialing_officer']
            FROM input i,
          """
          + FIELDS
          + """
            WHERE a.id = i.id
            RETURNING i.id, i.worker_id, i.version, old.record AS old_record,
              new.record AS new_record
          )
          """
          + AUDIT.formatted("UPDATE");

  /** The content stays. */
  static final String RELEASE =
      INPUT
          + """
          , changed AS (
            UPDATE worker_assignments a SET
              version = i.version, updated_at = $2, updated_by = $3, corrected = false
            FROM input i
            WHERE a.id = i.id
            RETURNING i.id, i.worker_id, i.version,
              old.record || jsonb_build_object('corrected', old.corrected) AS old_record,
              new.record || jsonb_build_object('corrected', new.corrected) AS new_record
          )
          """
          + AUDIT.formatted("UPDATE");

  /** Writes the content with {@code active: false}. */
  static final String DELETE =
      INPUT
          + """
          , changed AS (
            UPDATE worker_assignments a SET
              version = i.version, record = i.record, updated_at = $2, updated_by = $3,
              deleted_at = $2, deleted_by = $3
            FROM input i
            WHERE a.id = i.id
            RETURNING i.id, i.worker_id, i.version, old.record AS old_record,
              new.record AS new_record
          )
          """
          + AUDIT.formatted("DELETE");

  static final String EARLIER_REQUEST =
      """
      SELECT encode(body_hash, 'hex') AS body_hash, effect, assignment_id, assignment_version
      FROM idempotency_keys
      WHERE tenant_id = $1 AND subject = $2 AND route = $3 AND key = $4
      """;

  static final String PUT_REQUEST =
      """
      INSERT INTO idempotency_keys (tenant_id, subject, route, key, body_hash, effect,
        assignment_id, assignment_version, created_at)
      VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9)
      """;

  private AssignmentStatements() {}
}
