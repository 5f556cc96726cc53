-- Who changed what, and who read which record. Rows are permanent: they are never updated or deleted.

CREATE TABLE audit_log (
  id uuid NOT NULL DEFAULT uuidv7(),
  timestamp timestamptz NOT NULL DEFAULT current_timestamp,
  tenant_id uuid NOT NULL,
  user_id varchar(255),
  roles text[] NOT NULL DEFAULT '{}',
  action varchar(50) NOT NULL,
  entity_type entity_type NOT NULL,
  entity_id uuid NOT NULL,
  entity_version bigint,
  old_values jsonb,
  new_values jsonb,
  ip_address inet,
  user_agent text,
  trace_id varchar(64),
  session_id varchar(64),
  changed_table name,
  PRIMARY KEY (id, timestamp)
) PARTITION BY RANGE (timestamp);
COMMENT ON COLUMN audit_log.changed_table IS
  'The table that a change outside the service touched; its values are rows of that table, not records';
CREATE INDEX idx_audit_log_entity ON audit_log (entity_id, timestamp);
CREATE INDEX idx_audit_log_user ON audit_log (user_id, timestamp);
-- The latest changes of a tenant, newest first, without a sort.
CREATE INDEX idx_audit_log_tenant ON audit_log (tenant_id, timestamp);
CREATE INDEX idx_audit_log_timestamp ON audit_log USING brin (timestamp);
CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;
ALTER TABLE audit_log ALTER old_values SET STATISTICS 0, ALTER new_values SET STATISTICS 0;

-- Who read which record: one row for each record in an answer, and one without a record if a query found none.
CREATE TABLE access_log (
  timestamp timestamptz NOT NULL,
  tenant_id uuid NOT NULL,
  user_id varchar(255) NOT NULL,
  roles text[] NOT NULL DEFAULT '{}',
  action varchar(50) NOT NULL,
  worker_id uuid,
  ip_address inet,
  user_agent text,
  trace_id varchar(64)
) PARTITION BY RANGE (timestamp);
CREATE INDEX idx_access_log_worker ON access_log (worker_id, timestamp);
CREATE TABLE access_log_default PARTITION OF access_log DEFAULT;

-- Creates the partitions of this month and of the months ahead; called at start and once a day.
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
        -- Partitions do not inherit it.
        IF parent = 'audit_log' THEN
          EXECUTE format('ALTER TABLE %I ALTER old_values SET STATISTICS 0, ALTER new_values SET STATISTICS 0',
            partition);
        END IF;
      END IF;
    END LOOP;
  END LOOP;
END
$$;
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

-- Writes an audit row for a change that bypasses the service, which marks its own transactions. A change of a row that
-- belongs to a worker or an organisation is audited as a change of that worker or organisation.
CREATE FUNCTION audit_change_outside_service() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  subject jsonb := coalesce(new_row, old_row);
BEGIN
  INSERT INTO audit_log (tenant_id, user_id, action, entity_type, entity_id, old_values, new_values, ip_address, user_agent,
    changed_table)
  VALUES ((subject ->> 'tenant_id')::uuid, session_user, TG_OP, TG_ARGV[0], (subject ->> TG_ARGV[1])::uuid,
    old_row, new_row, inet_client_addr(), 'outside the service', TG_TABLE_NAME);
  RETURN NULL;
END
$$;
