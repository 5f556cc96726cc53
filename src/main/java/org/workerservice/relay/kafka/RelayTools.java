package org.workerservice.relay.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.workerservice.jobs.Threads;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.log.Event;

/**
 * What the relay works with.
 *
 * @param threads one thread, which the Kafka client blocks
 * @param envelope encodes an event as {@code GET /api/events} shows it
 * @param mask turns a stored worker into the masked content of an event
 */
public record RelayTools(
    Database database,
    Threads threads,
    MeterRegistry registry,
    Clock clock,
    Wake wake,
    RelayStatus status,
    Function<Event, byte[]> envelope,
    UnaryOperator<String> mask,
    Options options) {

  /**
   * Where and how to publish.
   *
   * @param eventsTopic may contain {@code {tenant}}
   * @param stateTopic the same; empty if the state of workers is not published
   * @param maxBatch max events in a transaction
   * @param pollInterval how often to look for the changes of other nodes
   */
  public record Options(
      PublisherOptions publisher,
      String eventsTopic,
      Optional<String> stateTopic,
      int maxBatch,
      Duration pollInterval) {

    TopicName events() {
      return new TopicName(eventsTopic, false);
    }

    Optional<TopicName> states() {
      return stateTopic.map(name -> new TopicName(name, true));
    }
  }
}
