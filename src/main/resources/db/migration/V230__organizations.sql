-- Organisations: their events, repeatable requests, import outcomes and search.

ALTER TABLE outbox
  ALTER COLUMN worker_id DROP NOT NULL,
  ALTER COLUMN worker_version DROP NOT NULL,
  ADD COLUMN organization_id uuid,
  ADD COLUMN organization_version bigint,
  ADD CHECK (num_nonnulls(worker_id, organization_id) = 1);

ALTER TABLE idempotency_keys
  ALTER COLUMN worker_id DROP NOT NULL,
  ALTER COLUMN worker_version DROP NOT NULL,
  ADD COLUMN organization_id uuid,
  ADD COLUMN organization_version bigint,
  ADD CHECK (num_nonnulls(worker_id, organization_id) = 1);

ALTER TABLE import_outcomes
  DROP CONSTRAINT import_outcomes_outcome_check,
  ADD CONSTRAINT import_outcomes_outcome_check
    CHECK (outcome IN ('created', 'duplicate', 'review', 'rejected', 'updated', 'unchanged'));

-- What an organisation is found by: its names, codes, cities and postal codes without accents, in small letters, each
-- word after a space. Sensitive identifiers are no part of it.
ALTER TABLE organizations ADD COLUMN search_text text NOT NULL DEFAULT '';
DROP INDEX idx_organizations_name_trigram;
CREATE INDEX idx_organizations_search_trigram ON organizations USING gin (search_text gin_trgm_ops);
CREATE INDEX idx_organizations_live ON organizations (tenant_id, id) WHERE deleted_at IS NULL;
CREATE INDEX idx_organization_addresses_organization ON organization_addresses (organization_id, postal_code);

-- The organisations that hold all of some folded words or, if there is none, words that are spelt alike; best first, with
-- how many there are in all. It runs with the rights of the owner, because under row-level security trigrams cannot use
-- their index, and keeps to the tenant by itself.
CREATE FUNCTION search_organizations(
    phrase text, prefixes text[], code text, only_active boolean, only_role text, most integer, skipped integer)
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
  )
  SELECT j.id, j.score, count(*) OVER () FROM judged j
  WHERE j.exact OR (j.alike AND NOT j.any_exact)
  ORDER BY j.score DESC, j.name, j.id
  LIMIT most OFFSET skipped;
END
$$;
REVOKE ALL ON FUNCTION search_organizations(text, text[], text, boolean, text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_organizations(text, text[], text, boolean, text, integer, integer)
  TO worker_service_application;
