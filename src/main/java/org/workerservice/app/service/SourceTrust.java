package org.workerservice.app.service;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.workerservice.config.SourcesSettings;
import org.workerservice.config.value.SystemOrder;
import org.workerservice.config.value.TenantOrders;
import org.workerservice.survivorship.SystemTrust;

/** Converts the settings of feeding systems to the trust in them. */
final class SourceTrust {
  private SourceTrust() {}

  static SystemTrust of(SourcesSettings settings) {
    return new SystemTrust(
        settings.trust().map(SystemOrder::systems).orElse(List.of()),
        settings.tenantTrust().map(TenantOrders::tenantToOrder).orElse(Map.of()).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().systems())));
  }
}
