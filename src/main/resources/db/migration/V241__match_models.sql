-- Models of the Fellegi–Sunter strategy. Each is learned from the registry of one tenant, names included, and so belongs
-- to that tenant and is numbered there.

CREATE TABLE match_models (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  version integer NOT NULL CHECK (version > 0),
  name varchar(255) NOT NULL,
  status varchar(16) NOT NULL DEFAULT 'trained' CHECK (status IN ('trained', 'active', 'retired')),
  model jsonb NOT NULL,
  records bigint NOT NULL CHECK (records >= 0),
  candidate_pairs bigint NOT NULL CHECK (candidate_pairs >= 0),
  random_pairs bigint NOT NULL CHECK (random_pairs >= 0),
  seed bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255) NOT NULL,
  activated_at timestamptz,
  activated_by varchar(255),
  retired_at timestamptz,
  UNIQUE (tenant_id, version),
  CHECK (status <> 'active' OR activated_at IS NOT NULL)
);
CREATE UNIQUE INDEX idx_match_models_one_active ON match_models (tenant_id) WHERE status = 'active';
CREATE INDEX idx_review_queue_decided ON review_queue (tenant_id, reviewed_at DESC)
  WHERE status IN ('confirmed', 'rejected');

ALTER TABLE match_models ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON match_models USING (tenant_id = (SELECT current_tenant()));
GRANT SELECT, INSERT ON match_models TO worker_service_application;
GRANT UPDATE (status, activated_at, activated_by, retired_at) ON match_models TO worker_service_application;

-- Which model each tenant uses; every node asks this again and again.
CREATE FUNCTION active_match_models()
  RETURNS TABLE (tenant_id uuid, id uuid, version integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.tenant_id, m.id, m.version FROM match_models m WHERE m.status = 'active'
$$;
REVOKE ALL ON FUNCTION active_match_models() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION active_match_models() TO worker_service_application;
