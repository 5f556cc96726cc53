-- The log of changes, idempotent requests, imports and jobs.

CREATE SEQUENCE outbox_sequence;

-- The ordered log of changes. A writer draws its sequence behind the gate, so sequence order is commit order.
CREATE TABLE outbox (
  sequence bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  type varchar(64) NOT NULL,
  schema_version smallint NOT NULL DEFAULT 1,
  tenant_id uuid NOT NULL,
  worker_id uuid,
  worker_version bigint,
  organization_id uuid,
  organization_version bigint,
  actor varchar(255) NOT NULL,
  occurred_at timestamptz NOT NULL,
  trace_id varchar(64),
  data json NOT NULL,
  CHECK (num_nonnulls(worker_id, organization_id) = 1)
);
-- A cursor of one tenant skips the events of the others.
CREATE INDEX idx_outbox_tenant ON outbox (tenant_id, sequence);
ALTER TABLE outbox ALTER data SET STATISTICS 0;

-- Every event up to dropped_watermark has expired and been dropped. The head of the log is the larger of this and the
-- newest sequence in the outbox, so it never moves back, even when every event has been dropped.
CREATE TABLE outbox_retention (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  dropped_watermark bigint NOT NULL CHECK (dropped_watermark >= 0)
);
INSERT INTO outbox_retention (dropped_watermark) VALUES (0);

-- How far a relay has published the log. Each leader begins an epoch, so that one that was replaced cannot advance the
-- cursor. While a snapshot runs, the workers up to snapshot_after are published to state_topic.
CREATE TABLE relay_cursors (
  name varchar(64) PRIMARY KEY,
  epoch bigint NOT NULL,
  sequence bigint NOT NULL,
  state_topic varchar(255),
  snapshot_after uuid,
  snapshot_tenants uuid[] NOT NULL DEFAULT '{}',
  advanced_at timestamptz NOT NULL DEFAULT current_timestamp
);

COMMENT ON COLUMN relay_cursors.snapshot_tenants IS
  'Whose workers the snapshot publishes, and those of the snapshots after it; the nil UUID means all tenants';

-- Events that a relay could not publish under a key (with the reason), and the later events of that key behind them.
CREATE TABLE parked_events (
  relay varchar(64) NOT NULL,
  key uuid NOT NULL,
  sequence bigint NOT NULL,
  tenant_id uuid NOT NULL,
  reason varchar(64),
  decision varchar(16) CHECK (decision IN ('release', 'drop')),
  parked_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (relay, key, sequence)
);
CREATE INDEX idx_parked_events_sequence ON parked_events (sequence);

-- The first events of all tenants after a sequence: at most max_rows, and about 4 MiB of content as it is stored.
CREATE FUNCTION relay_events(after_sequence bigint, max_rows integer) RETURNS SETOF outbox
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT sequence, event_id, type, schema_version, tenant_id, worker_id, worker_version, organization_id,
    organization_version, actor, occurred_at, trace_id, data
  FROM (
    SELECT o.*, sum(pg_column_size(o.data)) OVER (ORDER BY o.sequence) - pg_column_size(o.data) AS bytes_before
    FROM (SELECT * FROM outbox WHERE outbox.sequence > after_sequence ORDER BY outbox.sequence LIMIT max_rows) o
  ) page
  WHERE bytes_before < 4194304
  ORDER BY sequence
$$;

-- Advances the cursor of the leader and parks events; false if another leader has taken over.
CREATE FUNCTION relay_advance(relay_name text, of_epoch bigint, up_to bigint, keys uuid[], sequences bigint[],
    tenants uuid[], reasons text[]) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE relay_cursors c SET sequence = up_to, advanced_at = clock_timestamp()
  WHERE c.name = relay_name AND c.epoch = of_epoch AND c.sequence <= up_to;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO parked_events (relay, key, sequence, tenant_id, reason)
  SELECT relay_name, p.key, p.sequence, p.tenant, p.reason
  FROM unnest(keys, sequences, tenants, reasons) AS p (key, sequence, tenant, reason)
  ON CONFLICT DO NOTHING;
  RETURN true;
END
$$;

-- The keys with parked events, and what was decided on the first event of each.
CREATE FUNCTION relay_parked_keys(relay_name text) RETURNS TABLE (key uuid, decision varchar)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (p.key) p.key, p.decision FROM parked_events p
  WHERE p.relay = relay_name ORDER BY p.key, p.sequence
$$;

-- The first parked events of a key, without those that were dropped.
CREATE FUNCTION relay_parked_events(relay_name text, of_key uuid, max_rows integer) RETURNS SETOF outbox
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.* FROM parked_events p JOIN outbox o ON o.sequence = p.sequence
  WHERE p.relay = relay_name AND p.key = of_key AND p.decision IS DISTINCT FROM 'drop'
  ORDER BY p.sequence LIMIT max_rows
$$;

-- The refused events of a tenant, and how many later events of their keys wait behind them.
CREATE FUNCTION relay_refused_events(relay_name text, of_tenant uuid, max_rows integer)
  RETURNS TABLE (key uuid, sequence bigint, event_id uuid, type varchar, reason varchar, decision varchar, parked_at timestamptz,
    waiting bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.key, p.sequence, o.event_id, o.type, p.reason, p.decision, p.parked_at,
    (SELECT count(*) FROM parked_events w WHERE w.relay = p.relay AND w.key = p.key AND w.sequence > p.sequence)
  FROM parked_events p JOIN outbox o ON o.sequence = p.sequence
  WHERE p.relay = relay_name AND p.tenant_id = of_tenant AND p.reason IS NOT NULL
  ORDER BY p.sequence LIMIT max_rows
$$;

-- Removes the parked events of a key up to a sequence. If the next one was refused, it keeps the reason and waits for a
-- decision again. Returns how many remain; -1 if another leader has taken over.
CREATE FUNCTION relay_settle(relay_name text, of_epoch bigint, of_key uuid, up_to bigint, refused text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM relay_cursors c WHERE c.name = relay_name AND c.epoch = of_epoch FOR UPDATE;
  IF NOT FOUND THEN
    RETURN -1;
  END IF;
  DELETE FROM parked_events p WHERE p.relay = relay_name AND p.key = of_key
    AND (p.sequence <= up_to OR p.decision = 'drop');
  IF refused IS NOT NULL THEN
    UPDATE parked_events p SET reason = refused, decision = NULL
    WHERE p.relay = relay_name AND p.key = of_key AND p.sequence = (
      SELECT min(f.sequence) FROM parked_events f WHERE f.relay = relay_name AND f.key = of_key);
  END IF;
  RETURN (SELECT count(*) FROM parked_events p WHERE p.relay = relay_name AND p.key = of_key);
END
$$;

-- What a relay still has to publish.
CREATE FUNCTION relay_backlog(relay_name text)
  RETURNS TABLE (events bigint, age_seconds double precision, parked bigint, decided boolean, snapshot_after uuid,
    snapshot_tenant uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT greatest(0, coalesce((SELECT max(o.sequence) FROM outbox o), 0) - c.sequence),
    coalesce((SELECT greatest(0, extract(epoch FROM clock_timestamp() - o.occurred_at)) FROM outbox o
      WHERE o.sequence > c.sequence ORDER BY o.sequence LIMIT 1), 0)::double precision,
    (SELECT count(*) FROM parked_events p WHERE p.relay = c.name),
    EXISTS (SELECT FROM parked_events p WHERE p.relay = c.name AND p.decision IS NOT NULL),
    c.snapshot_after, nullif(c.snapshot_tenants[1], '00000000-0000-0000-0000-000000000000')
  FROM relay_cursors c WHERE c.name = relay_name
$$;

-- Of the next workers after an id, those of the tenant (or of all tenants, if it is null) and in any case the last one, so
-- that each call reads few rows, however small the tenant is. record is null for those that are deleted or merged.
CREATE FUNCTION relay_workers(after_id uuid, max_rows integer, of_tenant uuid)
  RETURNS TABLE (id uuid, tenant_id uuid, version bigint, updated_at timestamptz, record jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH next AS MATERIALIZED (
    SELECT w.id, w.tenant_id FROM workers w WHERE w.id > after_id ORDER BY w.id LIMIT max_rows
  )
  SELECT w.id, w.tenant_id, w.version, w.updated_at, CASE WHEN w.deleted_at IS NULL THEN w.record END
  FROM next n JOIN workers w ON w.id = n.id
  WHERE of_tenant IS NULL OR n.tenant_id = of_tenant OR n.id = (SELECT l.id FROM next l ORDER BY l.id DESC LIMIT 1)
  ORDER BY n.id
$$;

-- Drops the oldest events of all tenants, at most max_events, up to the first one that is younger than the retention, that
-- a relay has not published, or that is parked. Returns how many. One call for all events would run into the statement
-- timeout and drop none.
CREATE FUNCTION drop_events(retention interval, max_events integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  watermark bigint;
  dropped integer;
BEGIN
  WITH oldest AS (
    SELECT sequence, occurred_at FROM outbox ORDER BY sequence LIMIT max_events
  )
  SELECT coalesce(
    (SELECT min(sequence) - 1 FROM oldest WHERE occurred_at >= now() - retention),
    (SELECT max(sequence) FROM oldest),
    0) INTO watermark;
  watermark := least(watermark, (SELECT min(sequence) FROM relay_cursors), (SELECT min(sequence) - 1 FROM parked_events));
  DELETE FROM outbox WHERE sequence <= watermark;
  GET DIAGNOSTICS dropped = ROW_COUNT;
  UPDATE outbox_retention SET dropped_watermark = watermark WHERE dropped_watermark < watermark;
  RETURN dropped;
END
$$;

-- Items are raised and decided in several ways, all of them behind the gate, so the queue itself tells of it. The subject
-- of these events is one of the workers; they are no changes of that worker.
CREATE FUNCTION tell_of_review() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  taken_back boolean := false;
  raised boolean := NEW.status = 'pending';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.status = NEW.status AND OLD.compared IS NOT DISTINCT FROM NEW.compared THEN
      RETURN NULL;
    END IF;
    taken_back := NEW.status IN ('pending', 'closed') AND OLD.status IN ('confirmed', 'rejected')
      AND NEW.changed_since_decision IS NULL;
  ELSIF NOT raised AND NEW.merge_id IS NOT NULL THEN
    RETURN NULL; -- A merge moved this decision here.
  END IF;
  INSERT INTO outbox (sequence, event_id, type, tenant_id, worker_id, worker_version, actor, occurred_at, data)
  SELECT nextval('outbox_sequence'), uuidv7(),
    CASE WHEN raised AND NOT taken_back THEN 'DuplicateDetected' ELSE 'ReviewDecided' END,
    NEW.tenant_id, w.id, w.version,
    coalesce(CASE WHEN raised THEN NEW.raised_by ELSE NEW.reviewed_by END, 'worker-service'), clock_timestamp(),
    json_strip_nulls(json_build_object('item_id', NEW.id, 'other_worker_id', NEW.worker_id_b,
      'score', NEW.match_score, 'quality', NEW.match_quality, 'detection_method', NEW.detection_method,
      'decision', CASE WHEN taken_back THEN 'taken_back' WHEN NOT raised THEN NEW.status END,
      'changed_since_decision', NEW.changed_since_decision))
  FROM workers w WHERE w.id = NEW.worker_id_a;
  RETURN NULL;
END
$$;
CREATE TRIGGER review_queue_told AFTER INSERT OR UPDATE OF status ON review_queue FOR EACH ROW
  WHEN (new.status IN ('pending', 'confirmed', 'rejected')) EXECUTE FUNCTION tell_of_review();
CREATE TRIGGER review_queue_closing_told AFTER UPDATE OF status ON review_queue FOR EACH ROW
  WHEN (old.status IN ('confirmed', 'rejected') AND new.status = 'closed') EXECUTE FUNCTION tell_of_review();

CREATE TABLE idempotency_keys (
  tenant_id uuid NOT NULL,
  subject varchar(255) NOT NULL,
  route varchar(255) NOT NULL,
  key varchar(255) NOT NULL,
  body_hash bytea NOT NULL CHECK (length(body_hash) = 32),
  effect varchar(16) NOT NULL CHECK (effect IN
    ('created', 'updated', 'attached', 'restored', 'merged', 'unmerged')),
  worker_id uuid,
  worker_version bigint,
  organization_id uuid,
  organization_version bigint,
  assignment_id uuid,
  assignment_version bigint,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (tenant_id, subject, route, key),
  CHECK (num_nonnulls(worker_id, organization_id, assignment_id) = 1)
);
COMMENT ON COLUMN idempotency_keys.effect IS 'What the first request with this key did';
CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys (created_at);

-- Results of commands from Kafka: a command that is delivered again gets the result that is here.
CREATE TABLE command_results (
  tenant_id uuid NOT NULL,
  subject varchar(255) NOT NULL,
  command_id varchar(255) NOT NULL,
  body_hash bytea NOT NULL CHECK (length(body_hash) = 32),
  result json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (tenant_id, subject, command_id)
);
CREATE INDEX idx_command_results_created_at ON command_results (created_at);
ALTER TABLE command_results ALTER result SET STATISTICS 0, ALTER body_hash SET STATISTICS 0;

CREATE TABLE import_outcomes (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  row_number bigint NOT NULL CHECK (row_number > 0),
  row_hash bytea NOT NULL CHECK (length(row_hash) = 32),
  outcome varchar(16) NOT NULL CHECK (outcome IN
    ('created', 'duplicate', 'review', 'rejected', 'updated', 'unchanged', 'linked')),
  details json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (tenant_id, import_id, row_number)
);
ALTER TABLE import_outcomes ALTER details SET STATISTICS 0, ALTER row_hash SET STATISTICS 0;

-- Work that continues after the request for it was answered. The node that does it holds a lease: it renews expires_at, and
-- every change of the job names its epoch. When a lease expires, any node may take the job over, with the next epoch.
CREATE TABLE jobs (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  kind varchar(32) NOT NULL,
  status varchar(32) NOT NULL CHECK (status IN
    ('queued', 'running', 'completed', 'completed_with_errors', 'failed', 'cancelled')),
  parameters jsonb NOT NULL DEFAULT '{}',
  progress jsonb NOT NULL DEFAULT '{}',
  checkpoint jsonb NOT NULL DEFAULT '{}',
  actor varchar(255) NOT NULL,
  caller jsonb NOT NULL DEFAULT '{}',
  owner uuid,
  epoch integer NOT NULL DEFAULT 0,
  expires_at timestamptz,
  cancelled_by varchar(255),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  finished_at timestamptz
);
COMMENT ON COLUMN jobs.checkpoint IS 'What the next owner of the job must know';
COMMENT ON COLUMN jobs.caller IS 'Roles, address, user agent and trace of the request, for the audit of what the job changes';
COMMENT ON COLUMN jobs.epoch IS 'Counts the owners';
CREATE INDEX idx_jobs_created_at ON jobs (tenant_id, created_at DESC);
CREATE INDEX idx_jobs_open ON jobs (created_at) WHERE status IN ('queued', 'running');

-- The jobs that wait for a node, of all tenants.
CREATE FUNCTION claimable_jobs(kinds text[])
  RETURNS TABLE (tenant_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT j.tenant_id, j.id FROM jobs j
  WHERE j.status IN ('queued', 'running') AND j.kind = ANY(kinds)
    AND (j.expires_at IS NULL OR j.expires_at < now())
  ORDER BY j.created_at LIMIT 10
$$;

-- Ranges of workers that a batch de-duplication compares with their candidates. A node leases a unit like a job; the
-- transaction that ends the unit writes its matches, if the unit still has the epoch of the lease.
CREATE TABLE deduplication_units (
  job_id uuid NOT NULL REFERENCES jobs (id),
  unit integer NOT NULL,
  tenant_id uuid NOT NULL,
  after_id uuid,
  last_id uuid,
  is_done boolean NOT NULL DEFAULT false,
  owner uuid,
  epoch integer NOT NULL DEFAULT 0,
  job_epoch integer NOT NULL DEFAULT 0,
  expires_at timestamptz,
  records integer NOT NULL DEFAULT 0,
  matches integer NOT NULL DEFAULT 0,
  definite bigint NOT NULL DEFAULT 0,
  probable bigint NOT NULL DEFAULT 0,
  possible bigint NOT NULL DEFAULT 0,
  unlikely bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (job_id, unit)
);
COMMENT ON COLUMN deduplication_units.job_epoch IS
  'The epoch of the job under which the unit was leased: when the job is taken over, so are its units';
COMMENT ON COLUMN deduplication_units.after_id IS 'The workers of the unit have larger ids; missing in the first unit';
COMMENT ON COLUMN deduplication_units.last_id IS 'The last id of the unit; missing in the last unit';
CREATE INDEX idx_deduplication_units_open ON deduplication_units (job_id, unit) WHERE NOT is_done;

-- The pairs at or above the threshold; dropped when their job has ended.
CREATE TABLE deduplication_matches (
  job_id uuid NOT NULL REFERENCES jobs (id),
  worker_id_a uuid NOT NULL,
  worker_id_b uuid NOT NULL,
  tenant_id uuid NOT NULL,
  score double precision NOT NULL,
  PRIMARY KEY (job_id, worker_id_a, worker_id_b),
  CHECK (worker_id_a < worker_id_b)
);

-- The report: workers that describe one person, with the pairs that hold them together. The pairs up to the place of the
-- weakest one connect all workers; the weakest one is the link without which they fall apart.
CREATE TABLE deduplication_entities (
  job_id uuid NOT NULL REFERENCES jobs (id),
  entity integer NOT NULL,
  tenant_id uuid NOT NULL,
  workers uuid[] NOT NULL,
  link_a uuid[] NOT NULL,
  link_b uuid[] NOT NULL,
  link_score double precision[] NOT NULL,
  weakest integer NOT NULL,
  outcome varchar(16) NOT NULL DEFAULT 'found' CHECK (outcome IN
    ('found', 'would_merge', 'would_queue', 'queued', 'merged', 'already_merged', 'gone')),
  reason varchar(32),
  survivor_id uuid,
  PRIMARY KEY (job_id, entity)
);
COMMENT ON COLUMN deduplication_entities.reason IS 'Why the workers were not merged, if that was asked for';
CREATE INDEX idx_deduplication_entities_found ON deduplication_entities (job_id, entity) WHERE outcome = 'found';
