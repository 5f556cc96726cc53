package org.workerservice.persistence.worker;

import java.util.UUID;

/** The number of living workers of a tenant. */
public record TenantSize(UUID tenant, long workers) {}
