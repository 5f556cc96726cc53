-- A cursor of one tenant does not pass over the events of the others.
CREATE INDEX idx_outbox_tenant ON outbox (tenant_id, sequence);
