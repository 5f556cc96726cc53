package org.workerservice.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.workerservice.config.value.InvalidSetting;
import org.workerservice.config.value.Require;

/**
 * Publishing to Kafka, and commands from it.
 *
 * @param bootstrapServers brokers to begin with, such as {@code host:9092}; empty for no Kafka
 * @param clientFile Java properties with more settings of the clients, such as credentials
 * @param transactionalId of the producer; empty to derive it from the registry
 * @param eventsTopic topic for events; may contain {@code {tenant}}
 * @param stateTopic compacted topic for the state of workers; empty for none
 * @param createTopics whether missing topics are created
 * @param partitions of topics that are created
 * @param compression of the records
 * @param maxBatch max events in a transaction
 * @param pollInterval how often to look for changes of other instances
 * @param commands commands from Kafka
 */
public record KafkaSettings(
    Optional<String> bootstrapServers,
    Optional<Path> clientFile,
    Optional<String> transactionalId,
    String eventsTopic,
    Optional<String> stateTopic,
    boolean createTopics,
    int partitions,
    KafkaCompression compression,
    int maxBatch,
    Duration pollInterval,
    KafkaCommandSettings commands) {
  private static final int MAX_TOPIC_LENGTH = 249;
  private static final String TENANT = "{tenant}";

  /** A UUID is longer than its placeholder by this much. */
  private static final int TENANT_GROWTH = 36 - TENANT.length();

  /** Checks the bounds. */
  public KafkaSettings {
    requireTopic("events_topic", eventsTopic);
    stateTopic.ifPresent(topic -> requireTopic("state_topic", topic));
    if (stateTopic.filter(eventsTopic::equals).isPresent()) {
      throw new InvalidSetting("state_topic", "must differ from events_topic");
    }
    Require.between("partitions", partitions, 1, 10_000);
    Require.between("max_batch", maxBatch, 1, 10_000);
    Require.between("poll_interval", pollInterval, Duration.ofMillis(10), Duration.ofMinutes(1));
  }

  static void requireTopic(String key, String name) {
    String plain = name.replace(TENANT, "");
    int length = name.length() + (name.contains(TENANT) ? TENANT_GROWTH : 0);
    if (!plain.matches("[A-Za-z0-9._-]*")
        || length > MAX_TOPIC_LENGTH
        || name.matches("\\.{1,2}")) {
      throw new InvalidSetting(
          key, "must be a name of letters, digits, '.', '_' and '-', and may contain {tenant}");
    }
  }
}
