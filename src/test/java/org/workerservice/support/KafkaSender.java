package org.workerservice.support;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to a topic of {@link TestKafka}. */
public final class KafkaSender implements AutoCloseable {
  private static final int MAX_RECORD = 16 << 20;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  /** Writes to this topic, which must exist. */
  public KafkaSender(String topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", TestKafka.address());
    settings.put("acks", "all");
    settings.put("max.request.size", MAX_RECORD);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    this.producer = new KafkaProducer<>(settings);
    this.topic = topic;
  }

  /** Writes a record; it may arrive later. The key and the value may be null. */
  public void send(String key, byte[] value, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, key == null ? null : bytes(key), value);
    headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
    producer.send(record);
  }

  /** Writes a record; it may arrive later. */
  public void send(String key, String value) {
    send(key, bytes(value), Map.of());
  }

  /** Waits until everything has arrived. */
  public void flush() {
    producer.flush();
  }

  /** Writes a record and returns its offset. */
  public long sendNow(String key, String value) {
    try {
      return producer.send(new ProducerRecord<>(topic, bytes(key), bytes(value))).get().offset();
    } catch (ExecutionException refused) {
      throw new AssertionError("the broker refused", refused.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the broker worked");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
