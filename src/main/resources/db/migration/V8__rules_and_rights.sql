-- Triggers, row-level security and rights of all tables.

-- Refuses rows that name a worker that does not exist in their tenant, in the columns given as arguments. This checks the
-- foreign keys that are declared NOT ENFORCED, once for all rows of a statement: row by row, the check costs as much as
-- writing the row. Workers are never deleted, so the other direction needs no check. The statements of the service itself
-- select the workers from their table under row-level security, so they skip the check (worker_service.audited), which
-- would cost a tenth of an import.
CREATE FUNCTION refuse_rows_without_worker() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  missing boolean;
BEGIN
  FOR i IN 0 .. TG_NARGS - 1 LOOP
    EXECUTE format(
      'SELECT EXISTS (SELECT FROM added a WHERE NOT EXISTS ('
      ' SELECT FROM workers w WHERE w.id = a.%I AND w.tenant_id = a.tenant_id))', TG_ARGV[i])
      INTO missing;
    IF missing THEN
      RAISE EXCEPTION 'a row of % names a worker that does not exist', TG_TABLE_NAME
        USING ERRCODE = 'foreign_key_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;

DO $$
DECLARE
  name text;
  change text;
  entity text;
  id_column text;
  id_columns text;
BEGIN
  FOR name IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'updated_at'
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION update_updated_at_column()',
      'update_' || name || '_updated_at', name);
  END LOOP;

  FOR name, id_columns IN VALUES
    ('worker_names', 'worker_id'),
    ('worker_identifiers', 'worker_id'),
    ('worker_addresses', 'worker_id'),
    ('worker_contacts', 'worker_id'),
    ('worker_links', 'worker_id, other_worker_id'),
    ('worker_documents', 'worker_id'),
    ('worker_emergency_contacts', 'worker_id'),
    ('worker_photos', 'worker_id'),
    ('worker_sources', 'worker_id'),
    ('worker_consents', 'worker_id'),
    ('worker_assignments', 'worker_id'),
    ('identifier_claims', 'worker_id'),
    ('worker_match_scores', 'worker_id, candidate_id'),
    ('review_queue', 'worker_id_a, worker_id_b'),
    ('merge_records', 'main_worker_id, duplicate_worker_id')
  LOOP
    FOREACH change IN ARRAY ARRAY['insert', 'update'] LOOP
      EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT'
        ' WHEN (current_setting(''worker_service.audited'', true) IS DISTINCT FROM ''on'')'
        ' EXECUTE FUNCTION refuse_rows_without_worker(%s)',
        change || '_' || name || '_with_worker', upper(change), name, id_columns);
    END LOOP;
  END LOOP;

  FOR name, entity, id_column IN VALUES
    ('workers', 'worker', 'id'),
    ('worker_names', 'worker', 'worker_id'),
    ('worker_identifiers', 'worker', 'worker_id'),
    ('worker_addresses', 'worker', 'worker_id'),
    ('worker_contacts', 'worker', 'worker_id'),
    ('worker_links', 'worker', 'worker_id'),
    ('worker_documents', 'worker', 'worker_id'),
    ('worker_emergency_contacts', 'worker', 'worker_id'),
    ('worker_photos', 'worker', 'worker_id'),
    ('worker_sources', 'worker', 'worker_id'),
    ('worker_consents', 'consent', 'worker_id'),
    ('worker_assignments', 'assignment', 'worker_id'),
    ('merge_records', 'merge', 'main_worker_id'),
    ('organizations', 'organization', 'id'),
    ('organization_identifiers', 'organization', 'organization_id'),
    ('organization_addresses', 'organization', 'organization_id'),
    ('organization_contacts', 'organization', 'organization_id'),
    ('organization_periods', 'organization', 'organization_id'),
    ('organization_roles', 'organization', 'organization_id'),
    ('organization_relationships', 'organization', 'organization_id'),
    ('organization_successions', 'organization', 'organization_id')
  LOOP
    EXECUTE format($sql$
      CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW
      WHEN (current_setting('worker_service.audited', true) IS DISTINCT FROM 'on')
      EXECUTE FUNCTION audit_change_outside_service(%L, %L)$sql$, 'audit_' || name, name, entity, id_column);
  END LOOP;

  FOR name IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'tenant_id' AND t.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_tenant ON %I USING (tenant_id = (SELECT current_tenant()))', name);
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO worker_service_application;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO worker_service_application;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO worker_service_application;
REVOKE ALL ON FUNCTION relay_events(bigint, integer), relay_parked_keys(text), relay_parked_events(text, uuid, integer),
  relay_advance(text, bigint, bigint, uuid[], bigint[], uuid[], text[]), relay_backlog(text), relay_workers(uuid, integer, uuid),
  relay_settle(text, bigint, uuid, bigint, text), relay_refused_events(text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_events(bigint, integer), relay_parked_keys(text), relay_parked_events(text, uuid, integer),
  relay_advance(text, bigint, bigint, uuid[], bigint[], uuid[], text[]), relay_backlog(text), relay_workers(uuid, integer, uuid),
  relay_settle(text, bigint, uuid, bigint, text), relay_refused_events(text, uuid, integer) TO worker_service_application;
REVOKE ALL ON FUNCTION active_match_models(), claimable_jobs(text[]), drop_events(interval, integer), make_log_partitions(integer), search_log(bigint),
  search_changes(bigint, integer), search_tenants(), tenants_with_outdated_reviews(),
  search_organizations(
    text, text[], text, boolean, text, integer, integer, real, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION active_match_models(), claimable_jobs(text[]), drop_events(interval, integer), make_log_partitions(integer), search_log(bigint),
  search_changes(bigint, integer), search_tenants(), tenants_with_outdated_reviews(),
  search_organizations(
    text, text[], text, boolean, text, integer, integer, real, text, uuid) TO worker_service_application;

-- The application changes records in place but deletes only rows that can be rebuilt or have expired.
GRANT UPDATE ON workers, organizations, review_queue, merge_records, worker_consents, worker_assignments,
  identifier_claims, jobs, worker_match_scores, match_key_preparations, deduplication_units, deduplication_entities,
  relay_cursors, parked_events TO worker_service_application;
GRANT UPDATE (subject) ON command_results TO worker_service_application;
GRANT UPDATE, DELETE ON worker_names, worker_identifiers, worker_addresses, worker_contacts, worker_links,
  worker_documents, worker_emergency_contacts, worker_photos, worker_sources, organization_identifiers, organization_addresses,
  organization_contacts, organization_periods, organization_roles, organization_relationships, organization_successions
  TO worker_service_application;
GRANT UPDATE (status, trial, activated_at, activated_by, retired_at) ON match_models TO worker_service_application;
GRANT DELETE ON match_keys, identifier_claims, idempotency_keys, import_outcomes, command_results, worker_match_scores,
  deduplication_units, deduplication_matches, deduplication_entities
  TO worker_service_application;
CREATE TRIGGER workers_stay BEFORE DELETE ON workers FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE INSERT ON outbox_retention FROM worker_service_application;
-- May contain the keys of a development installation.
REVOKE ALL ON installation FROM worker_service_application;
REVOKE INSERT ON encryption_audit FROM worker_service_application;
DO $$
BEGIN
  EXECUTE format('REVOKE SELECT ON flyway_schema_history FROM worker_service_application');
EXCEPTION
  WHEN undefined_table THEN NULL;
END
$$;
