package org.workerservice.persistence.worker;

import java.util.UUID;

/** A tenant and how many living workers it has. */
public record TenantSize(UUID tenant, long workers) {}
