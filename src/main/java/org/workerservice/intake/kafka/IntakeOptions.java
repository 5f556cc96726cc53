package org.workerservice.intake.kafka;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.relay.kafka.PublisherOptions;
import org.workerservice.relay.kafka.Topic;
import org.workerservice.relay.kafka.TopicName;
import org.workerservice.security.Caller;

/**
 * What to read and where to answer.
 *
 * @param kafka how to reach Kafka
 * @param topicToCaller the caller that the commands of each topic count as
 * @param group consumer group
 * @param results topic of the results; may contain {@code {tenant}}
 * @param deadLetters topic of records that are not commands; the same
 * @param maxInFlight max commands in execution
 * @param maxSize max size of a command in bytes
 */
public record IntakeOptions(
    PublisherOptions kafka,
    Map<String, Caller> topicToCaller,
    String group,
    String results,
    String deadLetters,
    int maxInFlight,
    long maxSize) {
  /** Makes a defensive copy of the map. */
  public IntakeOptions {
    topicToCaller = Map.copyOf(topicToCaller);
  }

  TopicName resultsName() {
    return new TopicName(results, false);
  }

  TopicName deadLettersName() {
    return new TopicName(deadLetters, false);
  }

  /** The topics that must exist before the first record; those of tenants are made on demand. */
  List<Topic> firstTopics() {
    return Stream.concat(
            topicToCaller.keySet().stream().map(name -> new Topic(name, false)),
            Stream.of(resultsName(), deadLettersName())
                .filter(name -> !name.isPerTenant())
                .map(name -> name.of(new UUID(0, 0))))
        .toList();
  }
}
