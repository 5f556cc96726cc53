package org.workerservice.relay.kafka;

import java.util.Map;
import java.util.Optional;

/**
 * How to reach Kafka and what to make there.
 *
 * @param client settings of the Kafka clients, with {@code bootstrap.servers}
 * @param transactionalId if unset, it is derived from the registry
 * @param createsTopics whether missing topics are created
 * @param partitions of topics that are created
 */
public record PublisherOptions(
    Map<String, Object> client,
    Optional<String> transactionalId,
    boolean createsTopics,
    int partitions) {
  /** Copies the settings. */
  public PublisherOptions {
    client = Map.copyOf(client);
  }

  /** The settings may hold passwords. */
  @Override
  public String toString() {
    return "PublisherOptions[" + client.get("bootstrap.servers") + "]";
  }
}
