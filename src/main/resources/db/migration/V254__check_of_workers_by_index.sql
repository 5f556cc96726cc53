-- The check of rows that name a worker looks each of them up by index whatever the statistics say: a plan made while
-- workers was empty compared every row of a statement with every worker, until statistics were gathered.
CREATE OR REPLACE FUNCTION refuse_rows_without_worker() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added a
    LEFT JOIN LATERAL (SELECT true AS there FROM workers WHERE id = a.worker_id OFFSET 0) w ON true
    WHERE w.there IS NULL
  ) THEN
    RAISE EXCEPTION 'a row of % names a worker that does not exist', TG_TABLE_NAME
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END
$$;

-- The service takes claims from workers, too (V253).
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
