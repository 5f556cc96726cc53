package org.workerservice.config;

import java.util.Optional;
import org.workerservice.config.value.SystemOrder;
import org.workerservice.config.value.TenantOrders;

/**
 * The systems that feed the registry by source keys.
 *
 * @param trust systems from the most to the least trusted, separated by commas; systems that are
 *     not listed are trusted less, all alike
 * @param tenantTrust the order of single tenants: {@code tenant=system,system}, separated by
 *     semicolons
 */
public record SourcesSettings(Optional<SystemOrder> trust, Optional<TenantOrders> tenantTrust) {}
