package org.workerservice.relay.kafka;

import java.util.UUID;

/**
 * The name of a topic, or of one topic for each tenant.
 *
 * @param pattern a name that may contain {@value #TENANT}
 * @param compacted whether its topics keep only the last record of each key
 */
public record TopicName(String pattern, boolean compacted) {
  static final String TENANT = "{tenant}";

  /** Returns the topic of a tenant. */
  public Topic of(UUID tenant) {
    return new Topic(pattern.replace(TENANT, tenant.toString()), compacted);
  }

  /** Whether every tenant has its own topic. */
  public boolean isPerTenant() {
    return pattern.contains(TENANT);
  }
}
