-- The service writes the rows of these tables in statements that select them from workers, so that none of them can name
-- a worker who does not exist. Checking them again took a tenth of what an import costs the server; everybody else's rows
-- are checked as before.
DO $$
DECLARE
  name text;
  change text;
BEGIN
  FOREACH name IN ARRAY ARRAY['worker_names', 'worker_identifiers', 'worker_addresses', 'worker_contacts', 'worker_links',
      'worker_documents', 'worker_emergency_contacts', 'worker_photos'] LOOP
    FOREACH change IN ARRAY ARRAY['insert', 'update'] LOOP
      EXECUTE format('DROP TRIGGER %I ON %I', change || '_' || name || '_with_worker', name);
      EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT'
        ' WHEN (current_setting(''worker_service.audited'', true) IS DISTINCT FROM ''on'')'
        ' EXECUTE FUNCTION refuse_rows_without_worker()', change || '_' || name || '_with_worker', upper(change), name);
    END LOOP;
  END LOOP;
END
$$;
