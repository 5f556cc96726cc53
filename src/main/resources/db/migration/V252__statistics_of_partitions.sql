-- What V250 set for the audit log does not pass on to partitions that are made later: the function sets it for each.
ALTER TABLE audit_log ALTER old_values SET STATISTICS 0, ALTER new_values SET STATISTICS 0;

CREATE OR REPLACE FUNCTION make_log_partitions(months_ahead integer) RETURNS void
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
        IF parent = 'audit_log' THEN
          EXECUTE format('ALTER TABLE %I ALTER old_values SET STATISTICS 0, ALTER new_values SET STATISTICS 0',
            partition);
        END IF;
      END IF;
    END LOOP;
  END LOOP;
END
$$;
