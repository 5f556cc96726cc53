package org.workerservice.intake.kafka;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.workerservice.intake.Delivery;
import org.workerservice.intake.Replies;
import org.workerservice.jobs.Threads;
import org.workerservice.relay.kafka.KafkaFailures;
import org.workerservice.relay.kafka.KafkaUnavailable;
import org.workerservice.relay.kafka.Topic;
import org.workerservice.relay.kafka.Topics;

/** Writes results and dead letters with an idempotent producer; called on one event loop. */
final class ReplyPublisher implements Replies {
  private static final Duration BLOCKING = Duration.ofSeconds(6);
  private static final Duration REQUEST = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** The limits of the broker and the topic count. */
  private static final int MAX_REQUEST = 32 << 20;

  private final IntakeOptions options;
  private final Context context;
  private final Threads threads;
  private final IntakeStatus status;
  private final Topics topics;

  /** Only used by the thread of the pool. */
  private KafkaProducer<byte[], byte[]> producer;

  /**
   * Connects to nothing yet.
   *
   * @param context that futures complete on
   * @param threads one thread
   */
  ReplyPublisher(IntakeOptions options, Context context, Threads threads, IntakeStatus status) {
    this.options = options;
    this.context = context;
    this.threads = threads;
    this.status = status;
    this.topics = new Topics(options.kafka());
  }

  @Override
  public Future<Void> result(Delivery delivery, UUID tenant, Result result) {
    Headers headers = new RecordHeaders();
    add(headers, "content-type", "application/json");
    result.commandId().ifPresent(id -> add(headers, "command_id", id));
    result.correlationId().ifPresent(id -> add(headers, "correlation_id", id));
    add(headers, "command_topic", delivery.topic());
    add(headers, "command_partition", Integer.toString(delivery.partition()));
    add(headers, "command_offset", Long.toString(delivery.offset()));
    add(headers, "tenant_id", tenant.toString());
    byte[] key =
        delivery.key().or(() -> result.commandId().map(ReplyPublisher::bytes)).orElse(null);
    return send(options.resultsName().of(tenant), key, bytes(result.json()), headers)
        .map(done -> null);
  }

  @Override
  public Future<Void> deadLetter(Delivery delivery, UUID tenant, DeadLetter letter) {
    Topic topic = options.deadLettersName().of(tenant);
    byte[] key = delivery.key().orElse(null);
    Headers headers = headers(delivery, letter);
    return send(topic, key, delivery.value().orElse(null), headers)
        .recover(
            failure -> {
              if (KafkaFailures.refusal(failure).isEmpty()) {
                return Future.failedFuture(failure);
              }
              add(headers, "value_omitted", "true");
              return send(topic, key, null, headers);
            });
  }

  /** The headers of the original come first; a reader finds the last of each name. */
  private static Headers headers(Delivery delivery, DeadLetter letter) {
    Headers headers = new RecordHeaders();
    delivery.headers().forEach(one -> headers.add(one.name(), one.value().orElse(null)));
    add(headers, "reason", letter.reason().code());
    add(headers, "reason_message", letter.message());
    add(headers, "original_topic", delivery.topic());
    add(headers, "original_partition", Integer.toString(delivery.partition()));
    add(headers, "original_offset", Long.toString(delivery.offset()));
    add(headers, "original_timestamp", Long.toString(delivery.timestamp()));
    letter.commandId().ifPresent(id -> add(headers, "command_id", id));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Future<Void> send(Topic topic, byte[] key, byte[] value, Headers headers) {
    Promise<Void> stored = Promise.promise();
    threads
        .run(
            () -> {
              open(topic);
              producer.send(
                  new ProducerRecord<>(topic.name(), null, key, value, headers), answer(stored));
              return null;
            })
        .onFailure(stored::tryFail);
    return stored.future().onSuccess(done -> status.answers()).onFailure(this::failed);
  }

  private Callback answer(Promise<Void> stored) {
    return (metadata, failure) ->
        context.runOnContext(
            answered -> {
              if (failure == null) {
                stored.tryComplete();
              } else {
                stored.tryFail(failure);
              }
            });
  }

  private void open(Topic topic) {
    if (producer == null) {
      topics.forget();
      producer = new KafkaProducer<>(settings());
    }
    topics.ensure(List.of(topic));
  }

  private void failed(Throwable failure) {
    if (KafkaFailures.refusal(failure).isPresent()) {
      return;
    }
    KafkaUnavailable explained = KafkaFailures.explain(failure);
    status.cannotAnswer(explained.problem());
    // A producer does not recover from some failures, such as refused credentials.
    if (!(failure instanceof RetriableException || failure instanceof KafkaUnavailable)) {
      close();
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "worker-service-results");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(BLOCKING));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(BLOCKING));
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
    settings.putAll(options.kafka().client());
    // What the guarantees rest on cannot be set otherwise.
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }

  /** Closes the producer; the next record opens another one. */
  Future<Void> close() {
    return threads.run(
        () -> {
          Optional.ofNullable(producer).ifPresent(closing -> closing.close(CLOSE));
          producer = null;
          return null;
        });
  }
}
