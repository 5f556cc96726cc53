-- The search index walks the whole log of changes. A change of an organisation is a place in the log like any other; its
-- id belongs to no worker, so that nothing is indexed for it.
CREATE OR REPLACE FUNCTION search_changes(after_sequence bigint, most integer)
  RETURNS TABLE (sequence bigint, tenant_id uuid, worker_id uuid, worker_version bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.sequence, o.tenant_id, coalesce(o.worker_id, o.organization_id),
    coalesce(o.worker_version, o.organization_version)
  FROM outbox o WHERE o.sequence > after_sequence ORDER BY o.sequence LIMIT most
$$;
