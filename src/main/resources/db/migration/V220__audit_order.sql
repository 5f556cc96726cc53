-- The latest changes of a tenant, newest first, without a sort.
CREATE INDEX idx_audit_log_tenant ON audit_log (tenant_id, timestamp);
