-- The registry: worker records, organisations, audit, matching, events.
--
-- Runs as the owner of the database. The service itself works as the role worker_service_application, which may not
-- delete or rewrite what must stay. Every table carries the tenant; row-level security shows a session only the rows of
-- the tenant named in the setting worker_service.tenant.

CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Roles belong to the whole cluster, so that two databases may be migrated at the same time.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'worker_service_application') THEN
    CREATE ROLE worker_service_application NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'worker_service_application', 'SET') THEN
    EXECUTE format('GRANT worker_service_application TO %I', current_user);
  END IF;
  ALTER ROLE worker_service_application SET jit = off;
EXCEPTION
  -- Another database of this cluster is being migrated at this moment and does the same.
  WHEN sqlstate 'XX000' OR unique_violation THEN NULL;
END
$$;

---------------------------------------------------------------------------------------------------------------------
-- Functions
---------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION current_tenant() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('worker_service.tenant', true), '')::uuid;

CREATE FUNCTION names_as_text(names text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_to_string(names, ' ');

CREATE FUNCTION update_updated_at_column() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN
    NEW.updated_at := current_timestamp;
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows stay', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

---------------------------------------------------------------------------------------------------------------------
-- Tenants and settings of the installation
---------------------------------------------------------------------------------------------------------------------

CREATE TABLE tenants (
  id uuid PRIMARY KEY,
  name varchar(255) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp
);

INSERT INTO tenants (id, name) VALUES ('00000000-0000-7000-8000-000000000000', 'default');

-- What all instances on this database must agree on, such as the fingerprint of the encryption keys.
CREATE TABLE installation (
  name varchar(64) PRIMARY KEY,
  value text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp
);

CREATE TABLE encryption_audit (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  timestamp timestamptz NOT NULL DEFAULT current_timestamp,
  key_id bigint NOT NULL,
  action varchar(50) NOT NULL,
  actor varchar(255) NOT NULL
);

---------------------------------------------------------------------------------------------------------------------
-- Organisations (NHS ODS shaped)
---------------------------------------------------------------------------------------------------------------------

CREATE TABLE organizations (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
  active boolean NOT NULL DEFAULT true,
  name varchar(255) NOT NULL CHECK (name <> ''),
  alias text[] NOT NULL DEFAULT '{}',
  org_type text[] NOT NULL DEFAULT '{}',
  part_of uuid REFERENCES organizations (id) CHECK (part_of <> id),
  ods_code varchar(12),
  ods_status varchar(20) CHECK (ods_status IN ('active', 'inactive')),
  record_class varchar(20) CHECK (record_class IN ('organisation', 'site')),
  record_use_type varchar(20) CHECK (record_use_type IN ('full', 'ref_only')),
  assigning_authority varchar(255),
  last_change_date date,
  record jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255),
  updated_by varchar(255),
  deleted_at timestamptz,
  deleted_by varchar(255),
  UNIQUE (tenant_id, ods_code)
);
CREATE INDEX idx_organizations_name ON organizations (tenant_id, name);
CREATE INDEX idx_organizations_name_trigram ON organizations USING gin (name gin_trgm_ops);
CREATE INDEX idx_organizations_active ON organizations (tenant_id, active) WHERE deleted_at IS NULL;
CREATE INDEX idx_organizations_part_of ON organizations (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX idx_organizations_deleted_at ON organizations (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE organization_identifiers (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  position integer NOT NULL CHECK (position >= 0),
  use_type varchar(20) CHECK (use_type IN ('usual', 'official', 'temp', 'secondary', 'old')),
  identifier_type varchar(10) NOT NULL CHECK (identifier_type IN
    ('MRN', 'SSN', 'DL', 'NPI', 'DEA', 'LICENSE', 'EMPLOYEE', 'PPN', 'TAX', 'ODS', 'OTHER')),
  system varchar(255) NOT NULL,
  value varchar(2048) NOT NULL,
  assigner varchar(255),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, position)
);
CREATE INDEX idx_organization_identifiers_system_value ON organization_identifiers (system, value);

CREATE TABLE organization_addresses (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  position integer NOT NULL CHECK (position >= 0),
  use_type varchar(20) CHECK (use_type IN ('home', 'work', 'temp', 'old', 'billing')),
  line1 varchar(255),
  line2 varchar(255),
  city varchar(100),
  state varchar(50),
  postal_code varchar(20),
  country varchar(2),
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, position)
);
CREATE INDEX idx_organization_addresses_postal_code ON organization_addresses (postal_code);

CREATE TABLE organization_contacts (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  position integer NOT NULL CHECK (position >= 0),
  system varchar(20) NOT NULL CHECK (system IN ('phone', 'fax', 'email', 'pager', 'url', 'sms', 'other')),
  value varchar(2048) NOT NULL,
  original varchar(2048),
  use_type varchar(20) CHECK (use_type IN ('home', 'work', 'temp', 'old', 'mobile')),
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, position)
);

CREATE TABLE organization_periods (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  period_type varchar(20) NOT NULL CHECK (period_type IN ('legal', 'operational')),
  start_date date,
  end_date date,
  CHECK (end_date >= start_date)
);
CREATE INDEX idx_organization_periods_organization ON organization_periods (organization_id);

CREATE TABLE organization_roles (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  unique_role_id bigint NOT NULL,
  role_code varchar(20) NOT NULL,
  role_name varchar(255),
  is_primary boolean NOT NULL DEFAULT false,
  status varchar(20) NOT NULL CHECK (status IN ('active', 'inactive')),
  periods jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, unique_role_id)
);
CREATE UNIQUE INDEX idx_organization_roles_one_primary ON organization_roles (organization_id) WHERE is_primary;
CREATE INDEX idx_organization_roles_code ON organization_roles (role_code);

CREATE TABLE organization_relationships (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  unique_rel_id bigint NOT NULL,
  relationship_type_code varchar(20) NOT NULL,
  relationship_type_name varchar(255),
  status varchar(20) NOT NULL CHECK (status IN ('active', 'inactive')),
  target_ods_code varchar(12) NOT NULL,
  target_primary_role_id varchar(20),
  periods jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, unique_rel_id)
);
CREATE INDEX idx_organization_relationships_target ON organization_relationships (target_ods_code);

CREATE TABLE organization_successions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  unique_succ_id bigint NOT NULL,
  succession_type varchar(20) NOT NULL CHECK (succession_type IN ('predecessor', 'successor')),
  target_ods_code varchar(12) NOT NULL,
  target_primary_role_id varchar(20),
  legal_start_date date,
  has_forward_succession boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, unique_succ_id)
);
CREATE INDEX idx_organization_successions_target ON organization_successions (target_ods_code);

---------------------------------------------------------------------------------------------------------------------
-- Workers
--
-- workers.record holds the whole record as JSON: it is what readers get. The tables below it are projections of that
-- column, written by the same transaction, for queries by value.
---------------------------------------------------------------------------------------------------------------------

CREATE TABLE workers (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  version bigint NOT NULL CHECK (version > 0),
  active boolean NOT NULL DEFAULT true,
  gender varchar(20) NOT NULL CHECK (gender IN ('male', 'female', 'other', 'unknown')),
  worker_type varchar(50) CHECK (worker_type IN
    ('doctor', 'nurse', 'carer', 'staff', 'employee', 'manager', 'supervisor', 'consultant', 'other')),
  employment_status varchar(20) NOT NULL CHECK (employment_status IN
    ('active', 'on_leave', 'suspended', 'terminated', 'retired', 'unknown')),
  birth_date date,
  tax_id text,
  deceased boolean NOT NULL DEFAULT false,
  deceased_datetime timestamptz,
  marital_status varchar(50),
  multiple_birth boolean,
  managing_organization_id uuid REFERENCES organizations (id),
  record jsonb NOT NULL,
  features bytea NOT NULL,
  match_keys bigint[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255),
  updated_by varchar(255),
  deleted_at timestamptz,
  deleted_by varchar(255),
  CHECK (deleted_at IS NULL OR NOT active)
) WITH (toast_tuple_target = 8160);
COMMENT ON COLUMN workers.features IS 'Compact form for matching; its first byte is the format version';
COMMENT ON COLUMN workers.match_keys IS 'The keys of this worker in match_keys, so that they can be taken back';
CREATE INDEX idx_workers_live ON workers (tenant_id, id) WHERE deleted_at IS NULL;
CREATE INDEX idx_workers_birth_date_gender ON workers (birth_date, gender) WHERE deleted_at IS NULL;
CREATE INDEX idx_workers_active_gender ON workers (active, gender) WHERE deleted_at IS NULL;
CREATE INDEX idx_workers_organization ON workers (managing_organization_id) WHERE managing_organization_id IS NOT NULL;
CREATE INDEX idx_workers_deleted_at ON workers (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE worker_names (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  position integer NOT NULL CHECK (position >= 0),
  use_type varchar(20) CHECK (use_type IN ('usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden')),
  family varchar(255) NOT NULL,
  given text[] NOT NULL DEFAULT '{}',
  prefix text[] NOT NULL DEFAULT '{}',
  suffix text[] NOT NULL DEFAULT '{}',
  text varchar(1024),
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position)
);
CREATE INDEX idx_worker_names_family ON worker_names (family);
CREATE INDEX idx_worker_names_trigram ON worker_names
  USING gin (family gin_trgm_ops, names_as_text(given) gin_trgm_ops);

CREATE TABLE worker_identifiers (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  position integer NOT NULL CHECK (position >= 0),
  use_type varchar(20) CHECK (use_type IN ('usual', 'official', 'temp', 'secondary', 'old')),
  identifier_type varchar(10) NOT NULL CHECK (identifier_type IN
    ('MRN', 'SSN', 'DL', 'NPI', 'DEA', 'LICENSE', 'EMPLOYEE', 'PPN', 'TAX', 'ODS', 'OTHER')),
  system varchar(255) NOT NULL,
  value varchar(2048) NOT NULL,
  assigner varchar(255),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position)
);
COMMENT ON COLUMN worker_identifiers.value IS 'Ciphertext for sensitive types; equality goes through match_keys';
CREATE INDEX idx_worker_identifiers_value_system ON worker_identifiers (value, system)
  WHERE identifier_type NOT IN ('SSN', 'TAX', 'DEA', 'DL', 'PPN');

CREATE TABLE worker_addresses (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  position integer NOT NULL CHECK (position >= 0),
  use_type varchar(20) CHECK (use_type IN ('home', 'work', 'temp', 'old', 'billing')),
  line1 varchar(255),
  line2 varchar(255),
  city varchar(100),
  state varchar(50),
  postal_code varchar(20),
  country varchar(2),
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position)
);
CREATE INDEX idx_worker_addresses_postal_code ON worker_addresses (postal_code) WHERE postal_code IS NOT NULL;
CREATE INDEX idx_worker_addresses_city_state ON worker_addresses (city, state) WHERE city IS NOT NULL;

CREATE TABLE worker_contacts (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  position integer NOT NULL CHECK (position >= 0),
  system varchar(20) NOT NULL CHECK (system IN ('phone', 'fax', 'email', 'pager', 'url', 'sms', 'other')),
  value varchar(2048) NOT NULL,
  original varchar(2048),
  use_type varchar(20) CHECK (use_type IN ('home', 'work', 'temp', 'old', 'mobile')),
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position)
);
CREATE INDEX idx_worker_contacts_value_system ON worker_contacts (value, system);

CREATE TABLE worker_links (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  position integer NOT NULL CHECK (position >= 0),
  other_worker_id uuid NOT NULL REFERENCES workers (id) ON DELETE CASCADE,
  link_type varchar(20) NOT NULL CHECK (link_type IN ('replaced_by', 'replaces', 'refer', 'seealso')),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255),
  CHECK (worker_id <> other_worker_id),
  PRIMARY KEY (worker_id, position)
);
CREATE INDEX idx_worker_links_other ON worker_links (other_worker_id);
CREATE INDEX idx_worker_links_type ON worker_links (link_type);

CREATE TABLE worker_documents (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  position integer NOT NULL CHECK (position >= 0),
  document_type varchar(32) NOT NULL CHECK (document_type IN
    ('PASSPORT', 'BIRTH_CERTIFICATE', 'NATIONAL_ID', 'DRIVERS_LICENSE', 'VOTER_ID', 'MILITARY_ID', 'RESIDENCE_PERMIT',
     'WORK_PERMIT', 'PROFESSIONAL_CREDENTIAL', 'CERTIFICATE', 'OTHER')),
  number varchar(2048) NOT NULL,
  issuing_country varchar(2),
  issuing_authority varchar(500),
  issue_date date,
  expiry_date date,
  verified boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  CHECK (expiry_date >= issue_date),
  PRIMARY KEY (worker_id, position)
);
COMMENT ON COLUMN worker_documents.number IS 'Ciphertext';
CREATE INDEX idx_worker_documents_expiry ON worker_documents (expiry_date) WHERE expiry_date IS NOT NULL;

CREATE TABLE worker_emergency_contacts (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  position integer NOT NULL CHECK (position >= 0),
  name varchar(500) NOT NULL,
  relationship varchar(128) NOT NULL,
  is_primary boolean NOT NULL DEFAULT false,
  address jsonb,
  telecom jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position)
);

CREATE TABLE worker_photos (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  position integer NOT NULL CHECK (position >= 0),
  url varchar(2048) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position)
);

CREATE TABLE worker_consents (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id),
  consent_type varchar(32) NOT NULL CHECK (consent_type IN
    ('data_processing', 'data_sharing', 'marketing', 'research', 'emergency_access')),
  status varchar(16) NOT NULL CHECK (status IN ('active', 'revoked', 'expired')),
  granted_date date NOT NULL,
  expiry_date date,
  revoked_date date,
  purpose varchar(500),
  method varchar(64),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE INDEX idx_worker_consents_worker ON worker_consents (worker_id);

CREATE TABLE worker_assignments (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id),
  organization_id uuid REFERENCES organizations (id),
  role varchar(255) NOT NULL,
  valid_from date,
  valid_to date,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255),
  CHECK (valid_to >= valid_from)
);
CREATE INDEX idx_worker_assignments_worker ON worker_assignments (worker_id, valid_from);
CREATE INDEX idx_worker_assignments_organization ON worker_assignments (organization_id);

CREATE TABLE attachments (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  owner_type varchar(50) NOT NULL CHECK (owner_type IN ('worker', 'organization')),
  owner_id uuid NOT NULL,
  kind varchar(32) NOT NULL CHECK (kind IN ('photo', 'credential', 'other')),
  content_type varchar(255) NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  checksum_sha256 bytea NOT NULL CHECK (length(checksum_sha256) = 32),
  is_phi boolean NOT NULL DEFAULT true,
  access_level varchar(20) NOT NULL DEFAULT 'restricted' CHECK (access_level IN ('public', 'internal', 'restricted')),
  encryption_key_id bigint,
  storage_reference varchar(2048) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255)
);
CREATE INDEX idx_attachments_owner ON attachments (owner_type, owner_id);

---------------------------------------------------------------------------------------------------------------------
-- Matching, duplicates, merges
---------------------------------------------------------------------------------------------------------------------

-- Keyed hashes of what makes a duplicate likely. sequence is the outbox sequence of the write that put the row here:
-- a create asks for rows newer than what it has already been compared with.
CREATE TABLE match_keys (
  key bigint NOT NULL,
  sequence bigint NOT NULL,
  worker_id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  PRIMARY KEY (key, sequence, worker_id)
);

-- Strong identifiers: one living worker holds a claim, others that present it are contesting it. claim_key is a keyed
-- hash of the tenant, too.
CREATE TABLE identifier_claims (
  tenant_id uuid NOT NULL,
  claim_key bytea NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) NOT ENFORCED,
  scheme varchar(64) NOT NULL,
  status varchar(16) NOT NULL CHECK (status IN ('held', 'contested')),
  created_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE UNIQUE INDEX idx_identifier_claims_holder ON identifier_claims (claim_key) WHERE status = 'held';
CREATE UNIQUE INDEX idx_identifier_claims_contested ON identifier_claims (claim_key, worker_id)
  WHERE status = 'contested';
CREATE INDEX idx_identifier_claims_worker ON identifier_claims (worker_id);

CREATE TABLE worker_match_scores (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES workers (id) ON DELETE CASCADE,
  candidate_id uuid NOT NULL REFERENCES workers (id) ON DELETE CASCADE,
  total_score numeric(5, 4) NOT NULL CHECK (total_score BETWEEN 0 AND 1),
  name_score numeric(5, 4),
  birth_date_score numeric(5, 4),
  gender_score numeric(5, 4),
  address_score numeric(5, 4),
  identifier_score numeric(5, 4),
  tax_id_score numeric(5, 4),
  document_score numeric(5, 4),
  calculated_at timestamptz NOT NULL DEFAULT current_timestamp,
  CHECK (worker_id <> candidate_id),
  UNIQUE (worker_id, candidate_id)
);
CREATE INDEX idx_worker_match_scores_total ON worker_match_scores (total_score DESC);
CREATE INDEX idx_worker_match_scores_candidate ON worker_match_scores (candidate_id);
CREATE INDEX idx_worker_match_scores_calculated_at ON worker_match_scores (calculated_at);

CREATE TABLE review_queue (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id_a uuid NOT NULL REFERENCES workers (id),
  worker_id_b uuid NOT NULL REFERENCES workers (id),
  match_score numeric(5, 4) NOT NULL CHECK (match_score BETWEEN 0 AND 1),
  match_quality varchar(16) NOT NULL CHECK (match_quality IN ('definite', 'probable', 'possible', 'unlikely')),
  detection_method varchar(32) NOT NULL,
  score_breakdown jsonb,
  status varchar(16) NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'confirmed', 'rejected', 'auto_merged')),
  reviewed_by varchar(255),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  reviewed_at timestamptz,
  CHECK (worker_id_a < worker_id_b),
  CHECK ((status = 'pending') = (reviewed_at IS NULL)),
  UNIQUE (worker_id_a, worker_id_b)
);
CREATE INDEX idx_review_queue_pending ON review_queue (tenant_id, created_at) WHERE status = 'pending';
CREATE INDEX idx_review_queue_other ON review_queue (worker_id_b);

CREATE TABLE merge_records (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  main_worker_id uuid NOT NULL REFERENCES workers (id),
  duplicate_worker_id uuid NOT NULL REFERENCES workers (id),
  status varchar(16) NOT NULL CHECK (status IN ('completed', 'reversed')),
  merged_by varchar(255),
  merge_reason varchar(1024),
  match_score numeric(5, 4),
  before_main jsonb NOT NULL,
  before_duplicate jsonb NOT NULL,
  transferred_data jsonb,
  merged_at timestamptz NOT NULL DEFAULT current_timestamp,
  reversed_at timestamptz,
  reversed_by varchar(255),
  CHECK (main_worker_id <> duplicate_worker_id),
  CHECK ((status = 'reversed') = (reversed_at IS NOT NULL))
);
CREATE INDEX idx_merge_records_main ON merge_records (main_worker_id);
CREATE INDEX idx_merge_records_duplicate ON merge_records (duplicate_worker_id);

---------------------------------------------------------------------------------------------------------------------
-- Events, idempotent requests, imports, jobs
---------------------------------------------------------------------------------------------------------------------

CREATE SEQUENCE outbox_sequence;

-- The ordered log of changes. A writer draws its sequence behind the gate, so that sequence order is commit order.
CREATE TABLE outbox (
  sequence bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  type varchar(64) NOT NULL,
  schema_version smallint NOT NULL DEFAULT 1,
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  worker_version bigint NOT NULL,
  actor varchar(255) NOT NULL,
  occurred_at timestamptz NOT NULL,
  trace_id varchar(64),
  data json NOT NULL
);

CREATE TABLE idempotency_keys (
  tenant_id uuid NOT NULL,
  subject varchar(255) NOT NULL,
  route varchar(255) NOT NULL,
  key varchar(255) NOT NULL,
  body_hash bytea NOT NULL CHECK (length(body_hash) = 32),
  status smallint NOT NULL,
  worker_id uuid NOT NULL,
  worker_version bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (tenant_id, subject, route, key)
);
CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys (created_at);

CREATE TABLE import_outcomes (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  row_number bigint NOT NULL CHECK (row_number > 0),
  row_hash bytea NOT NULL CHECK (length(row_hash) = 32),
  outcome varchar(16) NOT NULL CHECK (outcome IN ('created', 'duplicate', 'review', 'rejected')),
  details json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (tenant_id, import_id, row_number)
);

CREATE TABLE jobs (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  kind varchar(32) NOT NULL,
  status varchar(32) NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'completed_with_errors', 'failed')),
  parameters jsonb NOT NULL DEFAULT '{}',
  progress jsonb NOT NULL DEFAULT '{}',
  actor varchar(255) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  finished_at timestamptz
);
CREATE INDEX idx_jobs_created_at ON jobs (tenant_id, created_at DESC);

---------------------------------------------------------------------------------------------------------------------
-- Audit
---------------------------------------------------------------------------------------------------------------------

CREATE TABLE audit_log (
  id uuid NOT NULL DEFAULT uuidv7(),
  timestamp timestamptz NOT NULL DEFAULT current_timestamp,
  tenant_id uuid NOT NULL,
  user_id varchar(255),
  roles text[] NOT NULL DEFAULT '{}',
  action varchar(50) NOT NULL,
  entity_type varchar(50) NOT NULL,
  entity_id uuid NOT NULL,
  entity_version bigint,
  old_values jsonb,
  new_values jsonb,
  ip_address inet,
  user_agent text,
  trace_id varchar(64),
  session_id varchar(64),
  PRIMARY KEY (id, timestamp)
) PARTITION BY RANGE (timestamp);
CREATE INDEX idx_audit_log_entity ON audit_log (entity_id, timestamp);
CREATE INDEX idx_audit_log_user ON audit_log (user_id, timestamp);
CREATE INDEX idx_audit_log_timestamp ON audit_log USING brin (timestamp);
CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;

-- Who read which record: one row for each record in an answer.
CREATE TABLE access_log (
  timestamp timestamptz NOT NULL,
  tenant_id uuid NOT NULL,
  user_id varchar(255) NOT NULL,
  roles text[] NOT NULL DEFAULT '{}',
  action varchar(50) NOT NULL,
  worker_id uuid NOT NULL,
  ip_address inet,
  user_agent text,
  trace_id varchar(64)
) PARTITION BY RANGE (timestamp);
CREATE INDEX idx_access_log_worker ON access_log (worker_id, timestamp);
CREATE TABLE access_log_default PARTITION OF access_log DEFAULT;

-- Makes the partitions of this month and of the months ahead; called at start and once a day.
CREATE FUNCTION make_log_partitions(months_ahead integer) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  parent text;
  month date;
  partition text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('worker-service log partitions'));
  FOREACH parent IN ARRAY ARRAY['audit_log', 'access_log'] LOOP
    FOR ahead IN 0 .. least(months_ahead, 24) LOOP
      month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead))::date;
      partition := parent || '_' || to_char(month, 'YYYY_MM');
      IF to_regclass(partition) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', partition, parent,
          month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
          partition || '_append_only', partition);
      END IF;
    END LOOP;
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION make_log_partitions(integer) FROM PUBLIC;

DO $$
DECLARE
  log text;
BEGIN
  FOREACH log IN ARRAY ARRAY['audit_log', 'access_log'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      log || '_immutable', log);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      log || '_append_only', log);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      log || '_default_append_only', log || '_default');
  END LOOP;
END
$$;
SELECT make_log_partitions(3);

-- Writes an audit row for a change that did not come through the service, which marks its own transactions.
CREATE FUNCTION audit_change_outside_service() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  subject jsonb := coalesce(new_row, old_row);
BEGIN
  INSERT INTO audit_log (tenant_id, user_id, action, entity_type, entity_id, old_values, new_values, ip_address, user_agent)
  VALUES ((subject ->> 'tenant_id')::uuid, session_user, TG_OP, TG_TABLE_NAME,
    coalesce(subject ->> 'worker_id', subject ->> 'organization_id', subject ->> 'id')::uuid,
    old_row, new_row, inet_client_addr(), 'outside the service');
  RETURN NULL;
END
$$;

-- Checks the foreign keys to workers that are declared NOT ENFORCED, once for all rows of a statement: row by row the
-- check costs as much as writing the row. A worker is never deleted, so that the other direction needs no check.
CREATE FUNCTION refuse_rows_without_worker() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added a WHERE NOT EXISTS (SELECT FROM workers w WHERE w.id = a.worker_id)) THEN
    RAISE EXCEPTION 'a row of % names a worker that does not exist', TG_TABLE_NAME
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END
$$;

---------------------------------------------------------------------------------------------------------------------
-- Triggers, row-level security and rights for all tables
---------------------------------------------------------------------------------------------------------------------

DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'updated_at'
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION update_updated_at_column()',
      'update_' || name || '_updated_at', name);
  END LOOP;

  FOR name IN
    SELECT DISTINCT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND NOT conenforced
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT'
      ' EXECUTE FUNCTION refuse_rows_without_worker()', 'insert_' || name || '_with_worker', name);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT'
      ' EXECUTE FUNCTION refuse_rows_without_worker()', 'update_' || name || '_with_worker', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY[
    'workers', 'worker_names', 'worker_identifiers', 'worker_addresses', 'worker_contacts', 'worker_links',
    'worker_documents', 'worker_emergency_contacts', 'worker_photos', 'worker_consents', 'worker_assignments',
    'merge_records', 'organizations', 'organization_identifiers', 'organization_addresses', 'organization_contacts'
  ] LOOP
    EXECUTE format($sql$
      CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW
      WHEN (current_setting('worker_service.audited', true) IS DISTINCT FROM 'on')
      EXECUTE FUNCTION audit_change_outside_service()$sql$, 'audit_' || name, name);
  END LOOP;

  FOR name IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'tenant_id' AND t.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_tenant ON %I USING (tenant_id = (SELECT current_tenant()))', name);
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO worker_service_application;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO worker_service_application;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO worker_service_application;
GRANT EXECUTE ON FUNCTION make_log_partitions(integer) TO worker_service_application;

-- The application changes records in place but deletes only what can be rebuilt or has served its purpose.
GRANT UPDATE ON workers, organizations, review_queue, merge_records, worker_consents, worker_assignments,
  identifier_claims, jobs, worker_match_scores TO worker_service_application;
GRANT UPDATE, DELETE ON worker_names, worker_identifiers, worker_addresses, worker_contacts, worker_links,
  worker_documents, worker_emergency_contacts, worker_photos, organization_identifiers, organization_addresses,
  organization_contacts, organization_periods, organization_roles, organization_relationships, organization_successions
  TO worker_service_application;
GRANT DELETE ON match_keys, identifier_claims, outbox, idempotency_keys, import_outcomes, worker_match_scores
  TO worker_service_application;
CREATE TRIGGER workers_stay BEFORE DELETE ON workers FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- Keys of a development installation may lie here.
REVOKE ALL ON installation FROM worker_service_application;
REVOKE INSERT ON encryption_audit FROM worker_service_application;
DO $$
BEGIN
  EXECUTE format('REVOKE SELECT ON flyway_schema_history FROM worker_service_application');
EXCEPTION
  WHEN undefined_table THEN NULL;
END
$$;
