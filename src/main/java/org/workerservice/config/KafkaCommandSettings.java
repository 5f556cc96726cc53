package org.workerservice.config;

import java.time.Duration;
import java.util.Optional;
import org.workerservice.config.value.CommandTopics;
import org.workerservice.config.value.InvalidSetting;
import org.workerservice.config.value.Require;
import org.workerservice.config.value.Size;

/**
 * Commands from Kafka.
 *
 * @param topics to read, each with its caller; empty to read none
 * @param group consumer group that all instances share
 * @param resultsTopic topic for results; may contain {@code {tenant}}
 * @param deadLetterTopic topic for records that are no commands; may contain {@code {tenant}}
 * @param maxInFlight max commands in execution
 * @param maxSize max size of a command
 * @param retention how long the results of commands are remembered
 */
public record KafkaCommandSettings(
    Optional<CommandTopics> topics,
    String group,
    String resultsTopic,
    String deadLetterTopic,
    int maxInFlight,
    Size maxSize,
    Duration retention) {
  private static final int MAX_GROUP_LENGTH = 255;

  /** Checks the bounds. */
  public KafkaCommandSettings {
    KafkaSettings.requireTopic("results_topic", resultsTopic);
    KafkaSettings.requireTopic("dead_letter_topic", deadLetterTopic);
    if (resultsTopic.equals(deadLetterTopic)) {
      throw new InvalidSetting("dead_letter_topic", "must differ from results_topic");
    }
    for (String written : new String[] {resultsTopic, deadLetterTopic}) {
      if (topics.filter(read -> read.topicToCaller().containsKey(written)).isPresent()) {
        throw new InvalidSetting("topics", "must not include results_topic or dead_letter_topic");
      }
    }
    if (group.isBlank() || group.length() > MAX_GROUP_LENGTH) {
      throw new InvalidSetting("group", "must have 1 to " + MAX_GROUP_LENGTH + " characters");
    }
    Require.between("max_in_flight", maxInFlight, 1, 1_000);
    if (maxSize.bytes() < 1_024 || maxSize.bytes() > Size.mebibytes(16).bytes()) {
      throw new InvalidSetting("max_size", "must be from 1KiB to 16MiB");
    }
    Require.between("retention", retention, Duration.ofHours(1), Duration.ofDays(3_650));
  }
}
