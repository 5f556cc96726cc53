-- What each index of the tables of workers costs a create: the time to insert the rows of 2,000 workers into a copy of the
-- table, with all indexes and without the one in question; the best of nine. Import at least 20,000 workers first, then run
-- as the owner of the database:
--   psql --set ON_ERROR_STOP=1 --file load-tests/index-cost.sql "$DATABASE_URL"
-- It changes nothing: the copies are temporary.
SET client_min_messages = warning;
SET enable_seqscan = on;
CREATE TEMP TABLE sample AS
  SELECT id, (row_number() OVER () % 40)::int AS batch FROM (SELECT id FROM workers ORDER BY id DESC LIMIT 2000) AS newest;
CREATE TEMP TABLE cost (table_name text, index_name text, microseconds_per_worker numeric);

CREATE FUNCTION pg_temp.seconds(copy text, measured text) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
  best double precision := 'infinity';
  start timestamptz;
  columns text := (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = measured::regclass AND attnum > 0 AND NOT attisdropped);
BEGIN
  FOR round IN 1..9 LOOP
    start := clock_timestamp();
    BEGIN
      FOR batch IN 0..39 LOOP
        EXECUTE format('INSERT INTO %I SELECT %s FROM new_rows WHERE batch = $1', copy, columns) USING batch;
      END LOOP;
      best := least(best, extract(epoch FROM clock_timestamp() - start));
      RAISE EXCEPTION 'undo';
    EXCEPTION WHEN raise_exception THEN
      NULL;
    END;
  END LOOP;
  RETURN best;
END $$;

DO $$
DECLARE
  measured text;
  worker text;
  index record;
  complete double precision;
BEGIN
  FOREACH measured IN ARRAY ARRAY['workers', 'worker_names', 'worker_identifiers', 'worker_addresses', 'worker_contacts',
      'worker_links', 'worker_documents'] LOOP
    worker := CASE measured WHEN 'workers' THEN 'id' ELSE 'worker_id' END;
    EXECUTE format('CREATE TEMP TABLE copy (LIKE %I)', measured);
    EXECUTE format('INSERT INTO copy SELECT * FROM %I WHERE %I NOT IN (SELECT id FROM sample)', measured, worker);
    EXECUTE format('CREATE TEMP TABLE new_rows AS SELECT sample.batch, whole.* FROM %I AS whole JOIN sample '
      || 'ON sample.id = whole.%I', measured, worker);
    EXECUTE 'ALTER TABLE new_rows ADD PRIMARY KEY (batch, ' || CASE measured WHEN 'workers' THEN 'id)' ELSE 'worker_id, position)' END;
    CREATE TEMP TABLE indexes AS
      SELECT i.relname AS name, x.indisprimary AS is_primary,
        replace(pg_get_indexdef(x.indexrelid), 'ON public.' || measured, 'ON pg_temp.copy') AS definition
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = measured::regclass;
    FOR index IN SELECT * FROM indexes LOOP
      EXECUTE index.definition;
    END LOOP;
    PERFORM pg_temp.seconds('copy', measured);
    complete := pg_temp.seconds('copy', measured);
    INSERT INTO cost VALUES (measured, '(table with all indexes)', complete * 1e6 / 2000);
    FOR index IN SELECT * FROM indexes LOOP
      complete := pg_temp.seconds('copy', measured);
      EXECUTE format('DROP INDEX pg_temp.%I', index.name);
      INSERT INTO cost VALUES (measured, index.name, (complete - pg_temp.seconds('copy', measured)) * 1e6 / 2000);
      EXECUTE index.definition;
    END LOOP;
    DROP TABLE copy, new_rows, indexes;
  END LOOP;
END $$;
SELECT table_name, index_name, round(microseconds_per_worker, 1) AS microseconds_per_worker FROM cost;
