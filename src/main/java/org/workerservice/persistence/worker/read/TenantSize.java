package org.workerservice.persistence.worker.read;

import java.util.UUID;

/** The number of living workers of a tenant. */
public record TenantSize(UUID tenant, long workers) {}
