-- What no query compares needs no statistics: looking at these wide values again and again while a registry is being
-- filled costs more than a tenth of the server's time.
ALTER TABLE workers
  ALTER record SET STATISTICS 0,
  ALTER features SET STATISTICS 0,
  ALTER match_keys SET STATISTICS 0;
ALTER TABLE outbox ALTER data SET STATISTICS 0;
ALTER TABLE import_outcomes ALTER details SET STATISTICS 0, ALTER row_hash SET STATISTICS 0;
ALTER TABLE audit_log ALTER old_values SET STATISTICS 0, ALTER new_values SET STATISTICS 0;
