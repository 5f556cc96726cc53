-- The service takes claims from workers, too (V253). The check of them was planned while workers was empty and compared
-- every claim of a statement with every worker, until statistics were gathered: a tenth of the time of a first import.
DO $$
DECLARE
  change text;
BEGIN
  FOREACH change IN ARRAY ARRAY['insert', 'update'] LOOP
    EXECUTE format('DROP TRIGGER %I ON identifier_claims', change || '_identifier_claims_with_worker');
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON identifier_claims REFERENCING NEW TABLE AS added FOR EACH STATEMENT'
      ' WHEN (current_setting(''worker_service.audited'', true) IS DISTINCT FROM ''on'')'
      ' EXECUTE FUNCTION refuse_rows_without_worker()', change || '_identifier_claims_with_worker', upper(change));
  END LOOP;
END
$$;
