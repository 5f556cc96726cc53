-- Functions that feed the search index, across tenants and without content, and the search of organisations.

INSERT INTO installation (name, value) VALUES ('search.registry', gen_random_uuid()::text);

-- The head of the log, and whether the log still holds every event after a sequence.
CREATE FUNCTION search_log(asked bigint)
  RETURNS TABLE (registry uuid, newest bigint, known boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT value::uuid FROM installation WHERE name = 'search.registry'),
         head.sequence,
         asked BETWEEN r.dropped_watermark AND head.sequence
  FROM outbox_retention r,
    LATERAL (SELECT greatest(r.dropped_watermark, (SELECT max(sequence) FROM outbox)) AS sequence) head
  WHERE r.only_row
$$;

-- Which workers of all tenants changed after a sequence: the worker itself (own) or its organisation, whose name is in the
-- index. Walks the primary key of the log. A changed organisation gives one row for each of its living workers, and at
-- least one row. Neither assignments nor pairs are in the index: their events give a row without a worker.
CREATE FUNCTION search_changes(after_sequence bigint, max_rows integer)
  RETURNS TABLE (sequence bigint, tenant_id uuid, worker_id uuid, worker_version bigint, own boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.sequence, o.tenant_id, coalesce(o.worker_id, w.id), coalesce(o.worker_version, w.version),
         o.worker_id IS NOT NULL
  FROM (
    SELECT sequence, tenant_id, worker_version,
           CASE WHEN type NOT IN ('AssignmentChanged', 'DuplicateDetected', 'ReviewDecided') THEN worker_id END AS worker_id,
           CASE type WHEN 'OrganizationUpdated' THEN organization_id END AS renamed
    FROM outbox WHERE outbox.sequence > after_sequence ORDER BY outbox.sequence LIMIT max_rows
  ) o
  LEFT JOIN LATERAL (
    SELECT id, version FROM workers
    WHERE managing_organization_id = o.renamed AND deleted_at IS NULL OFFSET 0
  ) w ON true
  ORDER BY o.sequence
$$;

-- How many living workers each tenant has; reads only the index of living workers.
CREATE FUNCTION search_tenants()
  RETURNS TABLE (tenant_id uuid, workers bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.tenant_id, count(*) FROM workers w WHERE w.deleted_at IS NULL GROUP BY w.tenant_id
$$;

-- The organisations that contain all of the folded words or, if none does, similar words; best first, with the total.
-- It runs with the rights of the owner, because under row-level security trigrams cannot use their index, and restricts
-- itself to the current tenant.
-- A page after a hit continues with what the hit is: one that has all words (0.6 and more), or a similar one. So other pages
-- do not change when the first organisation with all words is written, or the last one deleted.
CREATE FUNCTION search_organizations(
    phrase text, prefixes text[], code text, only_active boolean, only_role text, max_rows integer, skipped integer,
    after_score real, after_name text, after_id uuid)
  RETURNS TABLE (id uuid, score real, total bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp
  SET enable_seqscan = off
  SET pg_trgm.word_similarity_threshold = 0.5
  AS $$
DECLARE
  tenant CONSTANT uuid := current_tenant();
  longest CONSTANT text := (SELECT p FROM unnest(prefixes) AS p ORDER BY length(p) DESC LIMIT 1);
BEGIN
  RETURN QUERY
  WITH found AS (
    SELECT o.id, o.name, o.search_text, o.ods_code
    FROM organizations o
    WHERE o.tenant_id = tenant AND o.deleted_at IS NULL
      AND (o.search_text LIKE longest OR phrase <% o.search_text)
      AND (only_active IS NULL OR o.active = only_active)
      AND (only_role IS NULL OR EXISTS (
        SELECT FROM organization_roles r WHERE r.organization_id = o.id AND r.role_code = only_role))
  ), scored AS (
    SELECT f.id, f.name,
      (CASE
        WHEN f.ods_code = code THEN 1
        WHEN f.search_text LIKE ALL (prefixes) THEN
          0.6 + 0.35 * similarity(phrase, unaccent(f.name))
          + CASE WHEN f.search_text LIKE ' ' || phrase || '%' THEN 0.04 ELSE 0 END
        ELSE 0.55 * word_similarity(phrase, f.search_text)
      END)::real AS score,
      f.search_text LIKE ALL (prefixes) AS exact, phrase <% f.search_text AS alike
    FROM found f
  ), judged AS (
    SELECT s.id, s.name, s.score, s.exact, s.alike, bool_or(s.exact) OVER () AS any_exact FROM scored s
  ), hits AS (
    SELECT j.id, j.name, j.score, count(*) OVER () AS total FROM judged j
    WHERE CASE
      WHEN after_score IS NULL THEN j.exact OR (j.alike AND NOT j.any_exact)
      WHEN after_score < 0.6 THEN j.alike AND NOT j.exact
      ELSE j.exact
    END
  )
  SELECT h.id, h.score, h.total FROM hits h
  WHERE after_score IS NULL OR h.score < after_score
    OR (h.score = after_score AND (h.name, h.id) > (after_name, after_id))
  ORDER BY h.score DESC, h.name, h.id
  LIMIT max_rows OFFSET skipped;
END
$$;
