-- Roles, functions and tenants used by the rest of the schema.
--
-- Migrations run as the owner of the database. The service uses the role worker_service_application, which has no right to
-- delete or rewrite permanent rows (V8). Every table has the tenant; row-level security shows a session only the rows of the
-- tenant in the setting worker_service.tenant.

CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Roles belong to the whole cluster, and two of its databases may be migrated at the same time.
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
  -- A concurrent migration of another database of this cluster does the same.
  WHEN sqlstate 'XX000' OR unique_violation THEN NULL;
END
$$;

CREATE FUNCTION current_tenant() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('worker_service.tenant', true), '')::uuid;

CREATE FUNCTION names_as_text(names text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_to_string(names, ' ');

-- Recomputing features and match keys (worker_service.prepares) changes no record, so it keeps updated_at.
CREATE FUNCTION update_updated_at_column() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at
      AND current_setting('worker_service.prepares', true) IS DISTINCT FROM 'on' THEN
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

-- The kinds of record that audit rows and attachments belong to.
CREATE DOMAIN entity_type AS varchar(32) CHECK (VALUE IN
  ('worker', 'organization', 'assignment', 'consent', 'merge', 'match_decision', 'match_model', 'tenant'));
