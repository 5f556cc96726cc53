package org.workerservice.config.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The order of systems of single tenants. */
public record TenantOrders(Map<UUID, SystemOrder> tenantToOrder) {
  private static final Pattern TENANT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /** Makes a defensive copy of the map. */
  public TenantOrders {
    tenantToOrder = Map.copyOf(tenantToOrder);
  }

  /** Returns the orders; empty if the text has none. */
  public static Optional<TenantOrders> parse(String text) {
    Map<UUID, SystemOrder> orders = new HashMap<>();
    for (String entry : text.split(";", -1)) {
      String[] sides = entry.split("=", 2);
      Optional<SystemOrder> order =
          sides.length == 2 ? SystemOrder.parse(sides[1]) : Optional.empty();
      String tenant = sides[0].strip();
      if (order.isEmpty()
          || !TENANT.matcher(tenant).matches()
          || orders.put(UUID.fromString(tenant), order.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new TenantOrders(orders));
  }
}
