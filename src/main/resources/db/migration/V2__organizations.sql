-- Organisations, shaped like records of the NHS Organisation Data Service.
--
-- organizations.record holds the whole record as JSON. The other columns and tables are projections of it, written by the
-- same transaction, for queries by value.

CREATE TABLE organizations (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
  active boolean NOT NULL DEFAULT true,
  name varchar(255) NOT NULL CHECK (name <> ''),
  alias text[] NOT NULL DEFAULT '{}',
  org_type text[] NOT NULL DEFAULT '{}',
  part_of uuid CHECK (part_of <> id),
  ods_code varchar(12),
  ods_status varchar(20) CHECK (ods_status IN ('active', 'inactive')),
  record_class varchar(20) CHECK (record_class IN ('organisation', 'site')),
  record_use_type varchar(20) CHECK (record_use_type IN ('full', 'ref_only')),
  assigning_authority varchar(255),
  last_change_date date,
  record jsonb NOT NULL DEFAULT '{}',
  search_text text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  created_by varchar(255),
  updated_by varchar(255),
  deleted_at timestamptz,
  deleted_by varchar(255),
  UNIQUE (tenant_id, ods_code),
  UNIQUE (id, tenant_id),
  FOREIGN KEY (tenant_id, part_of) REFERENCES organizations (tenant_id, id)
);
COMMENT ON COLUMN organizations.search_text IS
  'Folded names, codes, cities and postal codes, each word after a space; no sensitive identifier';
CREATE INDEX idx_organizations_name ON organizations (tenant_id, name);
CREATE INDEX idx_organizations_live ON organizations (tenant_id, id) WHERE deleted_at IS NULL;
CREATE INDEX idx_organizations_search_trigram ON organizations USING gin (search_text gin_trgm_ops);
CREATE INDEX idx_organizations_active ON organizations (tenant_id, active) WHERE deleted_at IS NULL;
CREATE INDEX idx_organizations_part_of ON organizations (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX idx_organizations_deleted_at ON organizations (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE organization_identifiers (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  use_type varchar(20) CHECK (use_type IN ('usual', 'official', 'temp', 'secondary', 'old')),
  identifier_type varchar(10) NOT NULL CHECK (identifier_type IN
    ('MRN', 'SSN', 'DL', 'NPI', 'DEA', 'LICENSE', 'EMPLOYEE', 'PPN', 'TAX', 'ODS', 'OTHER')),
  system varchar(255) NOT NULL,
  value varchar(2048) NOT NULL,
  assigner varchar(255),
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, position),
  FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX idx_organization_identifiers_system_value ON organization_identifiers (system, value);

CREATE TABLE organization_addresses (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL,
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
  UNIQUE (organization_id, position),
  FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX idx_organization_addresses_postal_code ON organization_addresses (postal_code);
CREATE INDEX idx_organization_addresses_organization ON organization_addresses (organization_id, postal_code);

CREATE TABLE organization_contacts (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  system varchar(20) NOT NULL CHECK (system IN ('phone', 'fax', 'email', 'pager', 'url', 'sms', 'other')),
  value varchar(2048) NOT NULL,
  original varchar(2048),
  use_type varchar(20) CHECK (use_type IN ('home', 'work', 'temp', 'old', 'mobile')),
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, position),
  FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE organization_periods (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  period_type varchar(20) NOT NULL CHECK (period_type IN ('legal', 'operational')),
  start_date date,
  end_date date,
  CHECK (end_date >= start_date),
  FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX idx_organization_periods_organization ON organization_periods (organization_id);

CREATE TABLE organization_roles (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  unique_role_id bigint NOT NULL,
  role_code varchar(20) NOT NULL,
  role_name varchar(255),
  is_primary boolean NOT NULL DEFAULT false,
  status varchar(20) NOT NULL CHECK (status IN ('active', 'inactive')),
  periods jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, unique_role_id),
  FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX idx_organization_roles_one_primary ON organization_roles (organization_id) WHERE is_primary;
CREATE INDEX idx_organization_roles_code ON organization_roles (role_code);

CREATE TABLE organization_relationships (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  unique_rel_id bigint NOT NULL,
  relationship_type_code varchar(20) NOT NULL,
  relationship_type_name varchar(255),
  status varchar(20) NOT NULL CHECK (status IN ('active', 'inactive')),
  target_ods_code varchar(12) NOT NULL,
  target_primary_role_id varchar(20),
  periods jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, unique_rel_id),
  FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX idx_organization_relationships_target ON organization_relationships (target_ods_code);

CREATE TABLE organization_successions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  unique_succ_id bigint NOT NULL,
  succession_type varchar(20) NOT NULL CHECK (succession_type IN ('predecessor', 'successor')),
  target_ods_code varchar(12) NOT NULL,
  target_primary_role_id varchar(20),
  legal_start_date date,
  has_forward_succession boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  UNIQUE (organization_id, unique_succ_id),
  FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX idx_organization_successions_target ON organization_successions (target_ods_code);
