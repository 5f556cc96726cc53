-- Workers.
--
-- workers.record holds the whole record as JSON, which readers get. The other columns and the tables of its lists are
-- projections of it, written by the same transaction, for queries by value.
--
-- Foreign keys to workers contain only the id, and triggers check the tenant (V8). With a unique index that covers the
-- tenant, plans made on empty tables would read all workers of a tenant.

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
  birth_date_precision varchar(5) CHECK (birth_date_precision IN ('year', 'month', 'day')),
  birth_date_last date GENERATED ALWAYS AS ((CASE birth_date_precision
    WHEN 'year' THEN birth_date + interval '1 year' - interval '1 day'
    WHEN 'month' THEN birth_date + interval '1 month' - interval '1 day'
    ELSE birth_date END)::date) VIRTUAL,
  tax_id text,
  deceased boolean NOT NULL DEFAULT false,
  deceased_datetime timestamptz,
  deceased_datetime_precision varchar(5) CHECK (deceased_datetime_precision IN ('year', 'month', 'day', 'time')),
  marital_status varchar(50),
  multiple_birth boolean,
  managing_organization_id uuid,
  record jsonb NOT NULL,
  features bytea NOT NULL,
  features_version smallint NOT NULL DEFAULT 0,
  identity_print bytea,
  match_keys bigint[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255),
  updated_by varchar(255),
  deleted_at timestamptz,
  deleted_by varchar(255),
  merged_into uuid,
  CHECK (deleted_at IS NULL OR NOT active),
  CHECK (merged_into IS NULL OR (deleted_at IS NOT NULL AND merged_into <> id)),
  CHECK ((birth_date IS NULL) = (birth_date_precision IS NULL)),
  CHECK ((deceased_datetime IS NULL) = (deceased_datetime_precision IS NULL)),
  FOREIGN KEY (tenant_id, managing_organization_id) REFERENCES organizations (tenant_id, id)
) WITH (toast_tuple_target = 8160);
COMMENT ON COLUMN workers.birth_date IS
  'The first day that the birth date may mean: of a year or a month of which no more is known, its first day';
COMMENT ON COLUMN workers.birth_date_last IS 'The last day that the birth date may mean';
COMMENT ON COLUMN workers.deceased_datetime IS
  'The earliest time of death: of a day, a month or a year of which no more is known, its start in UTC';
COMMENT ON COLUMN workers.features IS 'Compact form for matching';
COMMENT ON COLUMN workers.identity_print IS
  'Keyed hashes of the parts of the record that tell people apart, to see later which of them have changed';
COMMENT ON COLUMN workers.features_version IS 'Which version of the program computed features and match_keys';
COMMENT ON COLUMN workers.match_keys IS 'The keys of this worker in the table match_keys';
COMMENT ON COLUMN workers.merged_into IS
  'The worker that this one was merged into, which may itself have been merged into another one later';
CREATE INDEX idx_workers_merged_into ON workers (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX idx_workers_live ON workers (tenant_id, id) WHERE deleted_at IS NULL;
CREATE INDEX idx_workers_birth_date_gender ON workers (birth_date, gender) WHERE deleted_at IS NULL;
CREATE INDEX idx_workers_active_gender ON workers (active, gender) WHERE deleted_at IS NULL;
CREATE INDEX idx_workers_organization ON workers (managing_organization_id) WHERE managing_organization_id IS NOT NULL;
CREATE INDEX idx_workers_deleted_at ON workers (deleted_at) WHERE deleted_at IS NOT NULL;
-- Living workers that an earlier version prepared for matching; the preparation job empties it. A version that computes
-- other features replaces this index.
CREATE INDEX idx_workers_outdated_features ON workers (tenant_id, id)
  WHERE features_version < 9 AND deleted_at IS NULL;

CREATE TABLE worker_names (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  use_type varchar(20) CHECK (use_type IN ('usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden')),
  family varchar(255) NOT NULL,
  given text[] NOT NULL DEFAULT '{}',
  prefix text[] NOT NULL DEFAULT '{}',
  suffix text[] NOT NULL DEFAULT '{}',
  text varchar(1024),
  mononym boolean NOT NULL DEFAULT false,
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);
CREATE INDEX idx_worker_names_family ON worker_names (family);
CREATE INDEX idx_worker_names_trigram ON worker_names
  USING gin (family gin_trgm_ops, names_as_text(given) gin_trgm_ops);

CREATE TABLE worker_identifiers (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  use_type varchar(20) CHECK (use_type IN ('usual', 'official', 'temp', 'secondary', 'old')),
  identifier_type varchar(10) NOT NULL CHECK (identifier_type IN
    ('MRN', 'SSN', 'DL', 'NPI', 'DEA', 'LICENSE', 'EMPLOYEE', 'PPN', 'TAX', 'ODS', 'OTHER')),
  system varchar(255) NOT NULL,
  value varchar(2048) NOT NULL,
  assigner varchar(255),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);
COMMENT ON COLUMN worker_identifiers.value IS 'Ciphertext for sensitive types; equality goes through match_keys';
CREATE INDEX idx_worker_identifiers_value_system ON worker_identifiers (value, system)
  WHERE identifier_type NOT IN ('SSN', 'TAX', 'DEA', 'DL', 'PPN');

CREATE TABLE worker_addresses (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
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
  PRIMARY KEY (worker_id, position),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);
CREATE INDEX idx_worker_addresses_postal_code ON worker_addresses (postal_code) WHERE postal_code IS NOT NULL;
CREATE INDEX idx_worker_addresses_city_state ON worker_addresses (city, state) WHERE city IS NOT NULL;

CREATE TABLE worker_contacts (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  system varchar(20) NOT NULL CHECK (system IN ('phone', 'fax', 'email', 'pager', 'url', 'sms', 'other')),
  value varchar(2048) NOT NULL,
  original varchar(2048),
  use_type varchar(20) CHECK (use_type IN ('home', 'work', 'temp', 'old', 'mobile')),
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);
CREATE INDEX idx_worker_contacts_value_system ON worker_contacts (value, system);

CREATE TABLE worker_links (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  other_worker_id uuid NOT NULL,
  link_type varchar(20) NOT NULL CHECK (link_type IN ('replaced_by', 'replaces', 'refer', 'seealso')),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255),
  CHECK (worker_id <> other_worker_id),
  PRIMARY KEY (worker_id, position),
  FOREIGN KEY (other_worker_id) REFERENCES workers (id),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);
CREATE INDEX idx_worker_links_other ON worker_links (other_worker_id);
CREATE INDEX idx_worker_links_type ON worker_links (link_type);

CREATE TABLE worker_documents (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
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
  code jsonb,
  system varchar(255),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  CHECK (expiry_date >= issue_date),
  PRIMARY KEY (worker_id, position),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);
COMMENT ON COLUMN worker_documents.number IS 'Ciphertext; empty for a credential that has only a code';

CREATE TABLE worker_emergency_contacts (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  name varchar(500) NOT NULL,
  relationship varchar(128) NOT NULL,
  is_primary boolean NOT NULL DEFAULT false,
  address jsonb,
  telecom jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);

CREATE TABLE worker_photos (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  url varchar(2048) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);

-- Deleted workers keep their keys; those of merged workers move to the survivor.
CREATE TABLE worker_sources (
  id uuid NOT NULL DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  system varchar(255) NOT NULL,
  source_id varchar(255) NOT NULL,
  source_updated_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (worker_id, position),
  UNIQUE (system, source_id, tenant_id),
  FOREIGN KEY (worker_id) REFERENCES workers (id) NOT ENFORCED
);
COMMENT ON TABLE worker_sources IS 'The records of workers in the systems that feed the registry';
COMMENT ON COLUMN worker_sources.source_updated_at IS 'When the record changed in that system';

CREATE TABLE worker_consents (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  consent_type varchar(32) NOT NULL CHECK (consent_type IN
    ('data_processing', 'data_sharing', 'marketing', 'research', 'emergency_access')),
  status varchar(16) NOT NULL CHECK (status IN ('active', 'revoked', 'expired')),
  granted_date date NOT NULL,
  expiry_date date,
  revoked_date date,
  purpose varchar(500),
  method varchar(64),
  merges uuid[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  FOREIGN KEY (worker_id) REFERENCES workers (id)
);
COMMENT ON COLUMN worker_consents.merges IS
  'The merges that moved the consent from a duplicate to a survivor and are not reversed, oldest first';
CREATE INDEX idx_worker_consents_worker ON worker_consents (worker_id);

-- worker_assignments.record holds the content as JSON, which readers get; role, dates and source are projections of it.
CREATE TABLE worker_assignments (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  organization_id uuid,
  role varchar(255) NOT NULL,
  valid_from date,
  valid_to date,
  source_system varchar(255),
  source_id varchar(255),
  record jsonb NOT NULL,
  merges uuid[] NOT NULL DEFAULT '{}',
  corrected boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255),
  updated_by varchar(255),
  deleted_at timestamptz,
  deleted_by varchar(255),
  CHECK (valid_to >= valid_from),
  CHECK (num_nonnulls(source_system, source_id) IN (0, 2)),
  FOREIGN KEY (worker_id) REFERENCES workers (id),
  FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id)
);
COMMENT ON COLUMN worker_assignments.merges IS
  'The merges that moved the assignment from a duplicate to a survivor and are not reversed, oldest first';
COMMENT ON COLUMN worker_assignments.corrected IS 'A person set the content, outside imports: imports leave it';
CREATE INDEX idx_worker_assignments_worker ON worker_assignments (worker_id, id);
CREATE INDEX idx_worker_assignments_organization ON worker_assignments (organization_id, id)
  WHERE organization_id IS NOT NULL;
ALTER TABLE worker_assignments ALTER record SET STATISTICS 0;

CREATE TABLE attachments (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  owner_type entity_type NOT NULL CHECK (owner_type IN ('worker', 'organization')),
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

-- No query compares these wide values, and gathering statistics on them while a registry fills costs more than a tenth of
-- the server's time.
ALTER TABLE workers
  ALTER record SET STATISTICS 0,
  ALTER features SET STATISTICS 0,
  ALTER identity_print SET STATISTICS 0,
  ALTER match_keys SET STATISTICS 0;
