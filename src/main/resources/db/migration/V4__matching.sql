-- Candidate keys, claims, scores, review items, merges and match models.

-- Keyed hashes of attributes that duplicates are likely to share. sequence is the outbox sequence of the write that added
-- the row: a create looks for rows newer than the watermark of its comparison. The foreign key is not checked: the service
-- writes about fifteen rows for each worker and computes all of them from the worker's record.
CREATE TABLE match_keys (
  key bigint NOT NULL,
  sequence bigint NOT NULL,
  worker_id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  PRIMARY KEY (key, sequence, worker_id),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);

-- The last sequence under which the preparation job has written match_keys of a tenant. Such rows have no event: a create
-- that was compared before it looks for newer rows under each of its keys.
CREATE TABLE match_key_preparations (
  tenant_id uuid PRIMARY KEY,
  sequence bigint NOT NULL
);

-- Strong identifiers: one living worker holds a claim, other workers with the same identifier contest it. claim_key is a keyed hash that
-- covers the tenant.
CREATE TABLE identifier_claims (
  tenant_id uuid NOT NULL,
  claim_key bytea NOT NULL,
  worker_id uuid NOT NULL,
  scheme varchar(64) NOT NULL,
  status varchar(16) NOT NULL CHECK (status IN ('held', 'contested')),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);
CREATE UNIQUE INDEX idx_identifier_claims_holder ON identifier_claims (claim_key) WHERE status = 'held';
CREATE UNIQUE INDEX idx_identifier_claims_contested ON identifier_claims (claim_key, worker_id)
  WHERE status = 'contested';
CREATE INDEX idx_identifier_claims_worker ON identifier_claims (worker_id);

CREATE TABLE worker_match_scores (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  total_score numeric(5, 4) NOT NULL CHECK (total_score BETWEEN 0 AND 1),
  name_score numeric(5, 4),
  birth_date_score numeric(5, 4),
  gender_score numeric(5, 4),
  address_score numeric(5, 4),
  identifier_score numeric(5, 4),
  tax_id_score numeric(5, 4),
  document_score numeric(5, 4),
  match_quality varchar(16) NOT NULL,
  log_odds real,
  score_limit varchar(32),
  model_version integer,
  calculated_at timestamptz NOT NULL DEFAULT current_timestamp,
  CHECK (worker_id < candidate_id),
  UNIQUE (worker_id, candidate_id),
  FOREIGN KEY (worker_id) REFERENCES workers (id),
  FOREIGN KEY (candidate_id) REFERENCES workers (id)
);
COMMENT ON TABLE worker_match_scores IS 'The latest score of each pair of stored workers that was reported';
CREATE INDEX idx_worker_match_scores_total ON worker_match_scores (tenant_id, total_score DESC);
CREATE INDEX idx_worker_match_scores_candidate ON worker_match_scores (candidate_id);
CREATE INDEX idx_worker_match_scores_calculated_at ON worker_match_scores (tenant_id, calculated_at);

CREATE TABLE review_queue (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id_a uuid NOT NULL,
  worker_id_b uuid NOT NULL,
  match_score numeric(5, 4) NOT NULL CHECK (match_score BETWEEN 0 AND 1),
  score_key integer GENERATED ALWAYS AS ((match_score * 10000)::integer) STORED,
  match_quality varchar(16) NOT NULL CHECK (match_quality IN ('definite', 'probable', 'possible', 'unlikely')),
  detection_method varchar(32) NOT NULL CHECK (detection_method IN
    ('create', 'import', 'update', 'batch', 'claim', 'person')),
  score_breakdown jsonb,
  log_odds real,
  score_limit varchar(32),
  model_version integer,
  status varchar(16) NOT NULL DEFAULT 'pending' CHECK (status IN
    ('pending', 'confirmed', 'rejected', 'auto_merged', 'closed')),
  merge_id uuid,
  before_merge jsonb,
  raised_by varchar(255),
  reviewed_by varchar(255),
  reason varchar(1024),
  closed_because varchar(16) CHECK (closed_because IN ('deleted')),
  compared bytea,
  changed_since_decision text[],
  identity_changes bigint NOT NULL DEFAULT 0,
  scored_changes bigint NOT NULL DEFAULT 0,
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  scored_at timestamptz NOT NULL DEFAULT current_timestamp,
  reviewed_at timestamptz,
  assignee varchar(255),
  assigned_until timestamptz,
  escalated_by varchar(255),
  escalated_at timestamptz,
  CHECK (worker_id_a < worker_id_b),
  CHECK (status = 'pending' OR num_nonnulls(assignee, assigned_until, escalated_by, escalated_at) = 0),
  CHECK ((status = 'pending') = (reviewed_at IS NULL)),
  CHECK (closed_because IS NULL OR status = 'closed'),
  UNIQUE (worker_id_a, worker_id_b),
  FOREIGN KEY (worker_id_a) REFERENCES workers (id),
  FOREIGN KEY (worker_id_b) REFERENCES workers (id)
);
COMMENT ON COLUMN review_queue.merge_id IS
  'The merge that closed this item, or that moved it here from a duplicate; its reversal takes that back';
COMMENT ON COLUMN review_queue.before_merge IS 'This item before the merge in merge_id replaced it';
COMMENT ON COLUMN review_queue.assignee IS 'The steward who works on the pending item; no other steward is given it';
COMMENT ON COLUMN review_queue.assigned_until IS
  'The assignment ends then, if the steward took the item; missing if it was assigned until it is decided';
CREATE INDEX idx_review_queue_assignee ON review_queue (tenant_id, assignee) WHERE assignee IS NOT NULL;
CREATE INDEX idx_review_queue_escalated ON review_queue (tenant_id) WHERE escalated_at IS NOT NULL;
CREATE INDEX idx_review_queue_merge ON review_queue (merge_id) WHERE merge_id IS NOT NULL;
COMMENT ON COLUMN review_queue.version IS
  'Counts the changes of what a steward judges by: the status and the score';
COMMENT ON COLUMN review_queue.model_version IS
  'The active model of the tenant when the pair was scored; missing for the built-in model';
COMMENT ON COLUMN review_queue.score_key IS
  'Ten-thousandths of match_score. Under row-level security only leakproof comparisons use an index, and those of numeric are not';
CREATE INDEX idx_review_queue_score ON review_queue (tenant_id, status, score_key, id);
CREATE INDEX idx_review_queue_age ON review_queue (tenant_id, status, created_at, id);
CREATE INDEX idx_review_queue_other ON review_queue (worker_id_b);
COMMENT ON COLUMN review_queue.raised_by IS 'Who raised the item, or opened it again';
COMMENT ON COLUMN review_queue.closed_because IS 'Why the item is closed, if no merge closed it';
COMMENT ON COLUMN review_queue.compared IS
  'The identity_print of both workers, that of worker_id_a first, when a person decided; missing while the item is open';
COMMENT ON COLUMN review_queue.changed_since_decision IS
  'What had changed since a person decided, so that the item was raised again';
COMMENT ON COLUMN review_queue.identity_changes IS
  'Counts the changes of what either worker is matched by; the item is scored again if scored_changes lags behind';
CREATE INDEX idx_review_queue_outdated ON review_queue (tenant_id, created_at)
  WHERE status = 'pending' AND identity_changes <> scored_changes;
CREATE INDEX idx_review_queue_decided ON review_queue (tenant_id, reviewed_at DESC)
  WHERE status IN ('confirmed', 'rejected');

-- Every decision of a person on a pair, also those that later ones replaced. A decision that is taken back stays, and the
-- row that takes it back names it.
CREATE TABLE review_decisions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  item_id uuid NOT NULL REFERENCES review_queue (id),
  worker_id_a uuid NOT NULL,
  worker_id_b uuid NOT NULL,
  decision varchar(16) NOT NULL CHECK (decision IN ('confirmed', 'rejected', 'taken_back')),
  reason varchar(1024),
  decided_by varchar(255),
  decided_at timestamptz NOT NULL,
  seen_version bigint,
  compared bytea,
  undoes uuid REFERENCES review_decisions (id),
  CHECK ((decision = 'taken_back') = (undoes IS NOT NULL))
);
COMMENT ON COLUMN review_decisions.seen_version IS
  'The version of the item that the decision was made on; missing if the decision made the item';
CREATE INDEX idx_review_decisions_item ON review_decisions (item_id, id);
CREATE TRIGGER review_decisions_stay BEFORE UPDATE OR DELETE ON review_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What stewards say about an item, and why it was escalated.
CREATE TABLE review_comments (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  item_id uuid NOT NULL REFERENCES review_queue (id),
  kind varchar(16) NOT NULL CHECK (kind IN ('comment', 'escalation')),
  text varchar(4096) NOT NULL,
  author varchar(255) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE INDEX idx_review_comments_item ON review_comments (item_id, id);
CREATE TRIGGER review_comments_stay BEFORE UPDATE OR DELETE ON review_comments
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Decisions reach the queue in several ways (review, acknowledged duplicates, merges and their reversals), so the queue
-- itself counts versions, keeps the history and tells of it. A reason belongs to one decision; what has changed since a
-- decision counts until the next one.
CREATE FUNCTION count_review_version() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  IF NEW.status <> 'pending' THEN
    NEW.assignee := NULL;
    NEW.assigned_until := NULL;
    NEW.escalated_by := NULL;
    NEW.escalated_at := NULL;
  END IF;
  IF NEW.status <> OLD.status THEN
    IF OLD.status <> 'pending' AND NEW.reason IS NOT DISTINCT FROM OLD.reason THEN
      NEW.reason := NULL;
    END IF;
    IF NEW.changed_since_decision IS NOT DISTINCT FROM OLD.changed_since_decision THEN
      NEW.changed_since_decision := NULL;
    END IF;
    IF NEW.status <> 'closed' THEN
      NEW.closed_because := NULL;
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER review_queue_version BEFORE UPDATE ON review_queue FOR EACH ROW
  WHEN ((old.status, old.match_score, old.match_quality, old.score_breakdown)
    IS DISTINCT FROM (new.status, new.match_score, new.match_quality, new.score_breakdown))
  EXECUTE FUNCTION count_review_version();

CREATE FUNCTION keep_review_decision() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  seen bigint;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.status = NEW.status AND OLD.compared IS NOT DISTINCT FROM NEW.compared THEN
      RETURN NULL;
    END IF;
    seen := OLD.version;
  END IF;
  INSERT INTO review_decisions (tenant_id, item_id, worker_id_a, worker_id_b, decision, reason, decided_by, decided_at,
    seen_version, compared)
  VALUES (NEW.tenant_id, NEW.id, NEW.worker_id_a, NEW.worker_id_b, NEW.status, NEW.reason, NEW.reviewed_by,
    NEW.reviewed_at, seen, NEW.compared);
  RETURN NULL;
END
$$;
CREATE TRIGGER review_queue_decided AFTER INSERT OR UPDATE OF status ON review_queue FOR EACH ROW
  WHEN (new.status IN ('confirmed', 'rejected')) EXECUTE FUNCTION keep_review_decision();

-- The reversal of a merge takes back the decisions that the merge made or moved.
CREATE FUNCTION keep_undone_decision() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO review_decisions (tenant_id, item_id, worker_id_a, worker_id_b, decision, decided_by, decided_at,
    seen_version, undoes)
  SELECT NEW.tenant_id, NEW.id, NEW.worker_id_a, NEW.worker_id_b, 'taken_back',
    CASE NEW.status WHEN 'pending' THEN NEW.raised_by ELSE NEW.reviewed_by END, coalesce(NEW.reviewed_at, now()),
    OLD.version, h.id
  FROM review_decisions h
  WHERE h.item_id = NEW.id AND h.decision <> 'taken_back'
  ORDER BY h.decided_at DESC, h.id DESC
  LIMIT 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER review_queue_undone AFTER UPDATE OF status ON review_queue FOR EACH ROW
  WHEN (old.status IN ('confirmed', 'rejected') AND new.changed_since_decision IS NULL
    AND ((new.status = 'closed' AND new.closed_because IS NULL)
      OR (new.status = 'pending' AND old.merge_id IS NOT NULL AND new.merge_id IS DISTINCT FROM old.merge_id)))
  EXECUTE FUNCTION keep_undone_decision();

-- A decision holds for what was compared.
CREATE FUNCTION keep_compared_identities() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.compared := CASE WHEN NEW.status IN ('confirmed', 'rejected') THEN (
    SELECT a.identity_print || b.identity_print FROM workers a, workers b
    WHERE a.id = NEW.worker_id_a AND b.id = NEW.worker_id_b) END;
  RETURN NEW;
END
$$;
CREATE TRIGGER review_queue_compared BEFORE INSERT OR UPDATE OF status ON review_queue FOR EACH ROW
  EXECUTE FUNCTION keep_compared_identities();

-- Decided and closed items count too: they may be opened again. The preparation of workers for another version of the
-- program is no change of theirs.
CREATE FUNCTION count_identity_changes() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  UPDATE review_queue SET identity_changes = identity_changes + 1
  WHERE worker_id_a = NEW.id OR worker_id_b = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER workers_identity AFTER UPDATE ON workers FOR EACH ROW
  WHEN (old.features IS DISTINCT FROM new.features AND new.deleted_at IS NULL
    AND current_setting('worker_service.prepares', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION count_identity_changes();

-- A score is kept as long as the retention says, also when its item is decided. A claim or a moved item has none.
CREATE FUNCTION keep_match_score() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO worker_match_scores (tenant_id, worker_id, candidate_id, total_score, name_score, birth_date_score,
    gender_score, address_score, identifier_score, tax_id_score, document_score, match_quality, log_odds, score_limit,
    model_version, calculated_at)
  SELECT NEW.tenant_id, NEW.worker_id_a, NEW.worker_id_b, NEW.match_score, b.name, b.birth_date, b.gender, b.address,
    b.identifier, b.tax_id, b.document, NEW.match_quality, NEW.log_odds, NEW.score_limit, NEW.model_version,
    NEW.scored_at
  FROM jsonb_to_record(NEW.score_breakdown) AS b (name numeric, birth_date numeric, gender numeric, address numeric,
    identifier numeric, tax_id numeric, document numeric)
  ON CONFLICT (worker_id, candidate_id) DO UPDATE SET
    total_score = excluded.total_score, name_score = excluded.name_score,
    birth_date_score = excluded.birth_date_score, gender_score = excluded.gender_score,
    address_score = excluded.address_score, identifier_score = excluded.identifier_score,
    tax_id_score = excluded.tax_id_score, document_score = excluded.document_score,
    match_quality = excluded.match_quality, log_odds = excluded.log_odds, score_limit = excluded.score_limit,
    model_version = excluded.model_version, calculated_at = excluded.calculated_at;
  RETURN NULL;
END
$$;
CREATE TRIGGER review_queue_scored AFTER INSERT ON review_queue FOR EACH ROW
  WHEN (new.score_breakdown <> '{}' AND new.merge_id IS NULL) EXECUTE FUNCTION keep_match_score();
CREATE TRIGGER review_queue_rescored AFTER UPDATE OF scored_at ON review_queue FOR EACH ROW
  WHEN (new.score_breakdown <> '{}' AND old.scored_at <> new.scored_at) EXECUTE FUNCTION keep_match_score();

-- One row for each duplicate that was merged. The images hold the content of both records before the merge, with encrypted
-- sensitive values; transferred_data holds what the merge changed on the survivor and which links it moved, to take it back.
CREATE TABLE merge_records (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  main_worker_id uuid NOT NULL,
  duplicate_worker_id uuid NOT NULL,
  status varchar(16) NOT NULL CHECK (status IN ('completed', 'reversed')),
  merged_by varchar(255),
  merge_reason varchar(1024),
  match_score numeric(5, 4),
  before_main jsonb NOT NULL,
  before_duplicate jsonb NOT NULL,
  transferred_data jsonb NOT NULL,
  choices jsonb NOT NULL DEFAULT '{}',
  affected uuid[] NOT NULL,
  survivor_version bigint NOT NULL,
  duplicate_version bigint NOT NULL,
  merged_at timestamptz NOT NULL DEFAULT current_timestamp,
  reversed_at timestamptz,
  reversed_by varchar(255),
  reversal_reason varchar(1024),
  reversal_data jsonb,
  reversal_version bigint,
  reversal_duplicate_version bigint,
  reversal_affected uuid[],
  CHECK (main_worker_id <> duplicate_worker_id),
  CHECK ((status = 'reversed') = (reversed_at IS NOT NULL)),
  FOREIGN KEY (main_worker_id) REFERENCES workers (id),
  FOREIGN KEY (duplicate_worker_id) REFERENCES workers (id)
);
COMMENT ON COLUMN merge_records.survivor_version IS 'The version of the survivor that the merge wrote';
COMMENT ON COLUMN merge_records.duplicate_version IS 'The version of the duplicate before the merge';
COMMENT ON COLUMN merge_records.reversal_version IS 'The version of the survivor that the reversal wrote';
COMMENT ON COLUMN merge_records.reversal_duplicate_version IS 'The version of the duplicate that the reversal wrote';
CREATE INDEX idx_merge_records_main ON merge_records (main_worker_id, survivor_version);
CREATE INDEX idx_merge_records_duplicate ON merge_records (duplicate_worker_id);
CREATE INDEX idx_merge_records_tenant ON merge_records (tenant_id, id);
CREATE UNIQUE INDEX idx_merge_records_completed ON merge_records (duplicate_worker_id) WHERE status = 'completed';
ALTER TABLE merge_records
  ALTER before_main SET STATISTICS 0, ALTER before_duplicate SET STATISTICS 0, ALTER transferred_data SET STATISTICS 0;

COMMENT ON COLUMN review_queue.scored_at IS
  'A pending item is scored again when its records have changed and after another model was activated';

-- Models of the Fellegi–Sunter strategy. A model is trained on the registry of one tenant, including names, so it belongs
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
  living bigint NOT NULL CHECK (living >= 0),
  trial jsonb,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255) NOT NULL,
  activated_at timestamptz,
  activated_by varchar(255),
  retired_at timestamptz,
  UNIQUE (tenant_id, version),
  CHECK (status <> 'active' OR activated_at IS NOT NULL)
);
COMMENT ON COLUMN match_models.living IS 'Number of living workers of the tenant when the model was trained';
COMMENT ON COLUMN match_models.trial IS 'How the model decided on pairs in comparison with the model in use';
CREATE UNIQUE INDEX idx_match_models_one_active ON match_models (tenant_id) WHERE status = 'active';

-- Which model each tenant uses; every node polls this.
CREATE FUNCTION active_match_models()
  RETURNS TABLE (tenant_id uuid, id uuid, version integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.tenant_id, m.id, m.version FROM match_models m WHERE m.status = 'active'
$$;

-- The tenants that may have review items to score again: a worker or the model has changed since. The job does not ask
-- each tenant, of which there may be thousands.
CREATE FUNCTION tenants_with_outdated_reviews()
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.tenant_id FROM review_queue r WHERE r.status = 'pending' AND r.identity_changes <> r.scored_changes
  UNION
  SELECT m.tenant_id FROM match_models m WHERE coalesce(m.activated_at, m.retired_at) IS NOT NULL
$$;
