package org.workerservice.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.workerservice.json.Json;

/** Reads a topic of {@link TestKafka} from its beginning, as a reader of committed records. */
public record KafkaTopic(String name) {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * A record.
   *
   * @param value the text; null for a tombstone
   * @param headers name to value
   */
  public record Message(int partition, String key, String value, Map<String, String> headers) {
    /** The value as JSON. */
    public JsonNode json() {
      try {
        return Json.MAPPER.readTree(value);
      } catch (JsonProcessingException malformed) {
        throw new AssertionError("a record is not JSON: " + value, malformed);
      }
    }

    /** The type in the headers without the version of its schema. */
    public String type() {
      return headers.get("ce_type").replaceFirst("^org\\.workerservice\\.", "");
    }
  }

  /** Returns all committed records, each partition in its order; none if there is no such topic. */
  public List<Message> messages() {
    try (KafkaConsumer<String, String> consumer = consumer()) {
      if (!TestKafka.topics().contains(name)) {
        return List.of();
      }
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(one -> new TopicPartition(name, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Message> messages = new ArrayList<>();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("the topic " + name + " cannot be read to its end");
        }
        consumer.poll(POLL).forEach(record -> messages.add(message(record)));
      }
      return messages;
    }
  }

  /** Returns the committed records of a key, in their order. */
  public List<Message> messages(String key) {
    return messages().stream().filter(message -> message.key().equals(key)).toList();
  }

  /** Returns the last record of each key; those with a tombstone are left out. */
  public Map<String, Message> table() {
    Map<String, Message> keyToLast = new LinkedHashMap<>();
    for (Message message : messages()) {
      if (message.value() == null) {
        keyToLast.remove(message.key());
      } else {
        keyToLast.put(message.key(), message);
      }
    }
    return keyToLast;
  }

  private static KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            TestKafka.address(),
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            "false",
            "key.deserializer",
            StringDeserializer.class,
            "value.deserializer",
            StringDeserializer.class));
  }

  private static Message message(ConsumerRecord<String, String> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new Message(record.partition(), record.key(), record.value(), headers);
  }
}
