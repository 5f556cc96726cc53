-- Whether features were made by an earlier version of the program; their first byte says by which. A version that makes
-- other features or match keys replaces this function and builds the index below anew.
CREATE FUNCTION is_prepared_before(features bytea) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN substr(features, 1, 1) < '\x04'::bytea;
END
$$;

-- Living workers that are to be made anew in the background.
CREATE INDEX idx_workers_prepared_before ON workers (tenant_id, id)
  WHERE is_prepared_before(features) AND deleted_at IS NULL;

-- Who is only prepared anew has not been changed.
CREATE OR REPLACE FUNCTION update_updated_at_column() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at
      AND current_setting('worker_service.prepares', true) IS DISTINCT FROM 'on' THEN
    NEW.updated_at := current_timestamp;
  END IF;
  RETURN NEW;
END
$$;
