import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints each change once. Run: java -cp kafka-clients.jar:slf4j-api.jar Subscriber.java BROKERS TOPIC GROUP */
public class Subscriber {
  public static void main(String[] arguments) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", arguments[0]);
    settings.put("group.id", arguments[2]);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("key.deserializer", StringDeserializer.class);
    settings.put("value.deserializer", StringDeserializer.class);
    Map<String, Long> keyToSequence = new HashMap<>(); // Keep it with what you derive from the events.
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
      consumer.subscribe(List.of(arguments[1]));
      while (true) {
        for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofSeconds(1))) {
          long sequence = Long.parseLong(new String(event.headers().lastHeader("ce_sequence").value()));
          if (sequence > keyToSequence.getOrDefault(event.key(), 0L)) { // Otherwise it is a repeat.
            keyToSequence.put(event.key(), sequence);
            System.out.println(event.key() + " " + event.value());
          }
        }
        consumer.commitSync();
      }
    }
  }
}
