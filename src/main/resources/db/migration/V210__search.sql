-- What the search index is fed from: the log of changes of all tenants, without any content.

INSERT INTO installation (name, value) VALUES ('search.registry', gen_random_uuid()::text);

-- How far the log is, and whether it still holds a sequence; 0 stands for its beginning.
CREATE FUNCTION search_log(asked bigint)
  RETURNS TABLE (registry uuid, newest bigint, known boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT value::uuid FROM installation WHERE name = 'search.registry'),
         (SELECT coalesce(max(sequence), 0) FROM outbox),
         asked = 0 OR EXISTS (SELECT FROM outbox WHERE sequence = asked)
$$;

-- Which workers of which tenants have changed after a sequence; walks the primary key of the log.
CREATE FUNCTION search_changes(after_sequence bigint, most integer)
  RETURNS TABLE (sequence bigint, tenant_id uuid, worker_id uuid, worker_version bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.sequence, o.tenant_id, o.worker_id, o.worker_version
  FROM outbox o WHERE o.sequence > after_sequence ORDER BY o.sequence LIMIT most
$$;

-- How many living workers each tenant has.
CREATE FUNCTION search_tenants()
  RETURNS TABLE (tenant_id uuid, workers bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.tenant_id, count(*) FROM workers w WHERE w.deleted_at IS NULL GROUP BY w.tenant_id
$$;

REVOKE ALL ON FUNCTION search_log(bigint), search_changes(bigint, integer), search_tenants() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_log(bigint), search_changes(bigint, integer), search_tenants()
  TO worker_service_application;
