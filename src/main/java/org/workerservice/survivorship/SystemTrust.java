package org.workerservice.survivorship;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How much each tenant trusts the systems that feed its registry. Systems that are not listed are
 * trusted least, all alike.
 *
 * @param standard of the tenants without an order of their own; most trusted first
 * @param tenantToOrder most trusted first
 */
public record SystemTrust(List<String> standard, Map<UUID, List<String>> tenantToOrder) {
  /** Trusts all systems alike. */
  public static final SystemTrust EQUAL = new SystemTrust(List.of(), Map.of());

  /** Makes defensive copies. */
  public SystemTrust {
    standard = List.copyOf(standard);
    tenantToOrder = Map.copyOf(tenantToOrder);
  }

  /** Returns the trust of one tenant. */
  public Ranking of(UUID tenant) {
    return new Ranking(tenantToOrder.getOrDefault(tenant, standard));
  }

  /**
   * The systems of one tenant.
   *
   * @param order most trusted first
   */
  public record Ranking(List<String> order) {
    /** Makes a defensive copy of the list. */
    public Ranking {
      order = List.copyOf(order);
    }

    /** Returns the trust in a system; larger is more, 0 if it is not listed. */
    public int of(String system) {
      int place = order.indexOf(system);
      return place < 0 ? 0 : order.size() - place;
    }
  }
}
