-- A worker is also found by the name of the managing organisation: what changes there concerns every worker of it.

DROP FUNCTION search_changes(bigint, integer);

-- Which workers of which tenants have changed, themselves (own) or with their organisation, after a sequence; walks the
-- primary key of the log. Changes of an organisation make as many rows as it has living workers, but at least one.
CREATE FUNCTION search_changes(after_sequence bigint, most integer)
  RETURNS TABLE (sequence bigint, tenant_id uuid, worker_id uuid, worker_version bigint, own boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.sequence, o.tenant_id, coalesce(o.worker_id, w.id), coalesce(o.worker_version, w.version),
         o.worker_id IS NOT NULL
  FROM (
    SELECT sequence, tenant_id, worker_id, worker_version,
           CASE type WHEN 'OrganizationUpdated' THEN organization_id END AS renamed
    FROM outbox WHERE outbox.sequence > after_sequence ORDER BY outbox.sequence LIMIT most
  ) o
  LEFT JOIN LATERAL (
    SELECT id, version FROM workers
    WHERE managing_organization_id = o.renamed AND deleted_at IS NULL OFFSET 0
  ) w ON true
  ORDER BY o.sequence
$$;

REVOKE ALL ON FUNCTION search_changes(bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_changes(bigint, integer) TO worker_service_application;
