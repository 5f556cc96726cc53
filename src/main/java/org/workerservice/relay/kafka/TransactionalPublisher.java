package org.workerservice.relay.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes each batch in one transaction of an idempotent producer. The transactional id is that
 * of the installation, so that a new leader shuts out the one before it.
 *
 * <p>Every call is bounded by {@link #BLOCKING}: it never waits for ever for a broker.
 */
final class TransactionalPublisher implements Publisher {
  private static final Duration BLOCKING = Duration.ofSeconds(6);
  private static final Duration REQUEST = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final PublisherOptions options;
  private final List<Topic> firstTopics;
  private final Topics topics;
  private KafkaProducer<byte[], byte[]> producer;

  /**
   * Connects to nothing yet.
   *
   * @param firstTopics topics that must exist before the first record
   */
  TransactionalPublisher(PublisherOptions options, List<Topic> firstTopics) {
    this.options = options;
    this.firstTopics = List.copyOf(firstTopics);
    this.topics = new Topics(options);
  }

  @Override
  public void open(UUID registry) {
    if (producer != null) {
      return;
    }
    topics.forget();
    topics.ensure(firstTopics);
    try {
      producer = new KafkaProducer<>(settings(registry));
      producer.initTransactions();
    } catch (RuntimeException failure) {
      close();
      throw KafkaFailures.explain(failure);
    }
  }

  private Map<String, Object> settings(UUID registry) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "worker-service-relay");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(BLOCKING));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(BLOCKING));
    settings.putAll(options.client());
    // What the guarantees rest on cannot be set otherwise.
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        options.transactionalId().orElse("worker-service-relay-" + registry));
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }

  @Override
  public Publication publish(List<OutgoingRecord> records) {
    topics.ensure(records.stream().map(OutgoingRecord::topic).toList());
    Map<Integer, Exception> indexToFailure = new ConcurrentHashMap<>();
    try {
      producer.beginTransaction();
      for (int index = 0; index < records.size(); index++) {
        send(index, records.get(index), indexToFailure);
      }
      producer.commitTransaction();
      return new Publication.Published();
    } catch (KafkaException failure) {
      return giveUp(failure, indexToFailure);
    } catch (RuntimeException failure) {
      throw KafkaFailures.explain(failure);
    }
  }

  private void send(int index, OutgoingRecord record, Map<Integer, Exception> indexToFailure) {
    try {
      producer.send(
          toKafka(record),
          (metadata, failure) -> {
            if (failure != null) {
              indexToFailure.putIfAbsent(index, failure);
            }
          });
    } catch (KafkaException failure) {
      indexToFailure.putIfAbsent(index, failure);
      throw failure;
    }
  }

  private static ProducerRecord<byte[], byte[]> toKafka(OutgoingRecord record) {
    RecordHeaders headers = new RecordHeaders();
    record.headers().forEach((name, value) -> headers.add(name, bytes(value)));
    return new ProducerRecord<>(
        record.topic().name(),
        null,
        bytes(record.key().toString()),
        record.value().orElse(null),
        headers);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Aborts the transaction, and finds out whether records are to blame. */
  private Publication giveUp(KafkaException failure, Map<Integer, Exception> indexToFailure) {
    if (KafkaFailures.isFatal(failure)) {
      throw KafkaFailures.explain(failure);
    }
    try {
      producer.abortTransaction();
    } catch (RuntimeException broken) {
      throw KafkaFailures.explain(failure);
    }
    Map<Integer, String> refused = new HashMap<>();
    indexToFailure.forEach(
        (index, cause) ->
            KafkaFailures.refusal(cause).ifPresent(reason -> refused.put(index, reason)));
    if (refused.isEmpty()) {
      throw KafkaFailures.explain(firstCause(failure, indexToFailure));
    }
    return new Publication.Refused(refused);
  }

  /** The failure of a record says more than that of the transaction, which only quotes it. */
  private static Throwable firstCause(
      KafkaException failure, Map<Integer, Exception> indexToFailure) {
    return indexToFailure.entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .<Throwable>map(Map.Entry::getValue)
        .orElse(failure);
  }

  @Override
  public void close() {
    if (producer != null) {
      KafkaProducer<byte[], byte[]> closing = producer;
      producer = null;
      closing.close(CLOSE);
    }
  }
}
