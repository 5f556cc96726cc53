package org.workerservice.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestKafka;
import org.workerservice.support.TestPostgresql;

/** The example of a subscriber, run as the README shows it. */
class SubscriberIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void shouldPrintEachChange() throws IOException {
    KafkaTopic topic = new KafkaTopic("subscriber-it.events");
    try (ServiceProcess service =
        ServiceProcess.named("kafka-subscriber")
            .database(TestPostgresql.createDatabase("kafka_subscriber"))
            .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", TestKafka.address())
            .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", topic.name())
            .start()) {
      ApiClient client = service.client(Role.HR_ADMIN);
      String id = client.post("/api/workers", SamplePeople.next()).data().path("id").asText();
      await().atMost(SOON).until(() -> !topic.messages(id).isEmpty());
      Path printed = directory.resolve("printed.txt");
      Process subscriber = start(topic.name(), printed);
      try {
        await()
            .atMost(SOON)
            .untilAsserted(
                () ->
                    assertThat(Files.readString(printed))
                        .contains(id + " {\"sequence\":", "\"type\":\"WorkerCreated\""));
      } finally {
        subscriber.destroyForcibly();
      }
    }
  }

  private static Process start(String topic, Path printed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("worker-service.jar", "target/worker-service.jar"),
            "src/site/examples/Subscriber.java",
            TestKafka.address(),
            topic,
            "subscriber-it")
        .redirectErrorStream(true)
        .redirectOutput(printed.toFile())
        .start();
  }
}
