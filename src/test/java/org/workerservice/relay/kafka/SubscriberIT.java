package org.workerservice.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestKafka;
import org.workerservice.support.TestPostgresql;

/** The examples of subscribers, run as the README shows them. */
class SubscriberIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final KafkaTopic EVENTS = new KafkaTopic("subscriber-it.events");

  private static ServiceProcess service;

  @TempDir private Path directory;

  @BeforeAll
  static void startService() {
    service =
        ServiceProcess.named("kafka-subscriber")
            .database(TestPostgresql.createDatabase("kafka_subscriber"))
            .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", TestKafka.address())
            .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", EVENTS.name())
            .start();
  }

  @AfterAll
  static void stopService() {
    service.close();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Test
  void shouldPrintEachChangeInJava() throws IOException {
    assertPrintsEachChange(
        new ProcessBuilder(
            java(),
            "-cp",
            System.getProperty("worker-service.jar", "target/worker-service.jar"),
            "src/site/examples/Subscriber.java",
            TestKafka.address(),
            EVENTS.name(),
            "subscriber-in-java"));
  }

  @Test
  void shouldPrintEachChangeInShell() throws IOException {
    ProcessBuilder shell =
        new ProcessBuilder(
            "bash",
            "src/site/examples/subscriber.sh",
            TestKafka.address(),
            EVENTS.name(),
            "subscriber-in-shell");
    shell.environment().put("CONSUMER", consoleConsumer().toString());
    assertPrintsEachChange(shell);
  }

  /** The tool of Kafka, from the classpath of this test. */
  private Path consoleConsumer() throws IOException {
    Path tool =
        Files.writeString(
            directory.resolve("kafka-console-consumer"),
            """
            #!/bin/sh
            exec '%s' -cp '%s' org.apache.kafka.tools.consumer.ConsoleConsumer "$@" 2>/dev/null
            """
                .formatted(java(), System.getProperty("java.class.path")));
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    return tool;
  }

  private void assertPrintsEachChange(ProcessBuilder command) throws IOException {
    ApiClient client = service.client(Role.HR_ADMIN);
    String id = client.post("/api/workers", SamplePeople.next()).data().path("id").asText();
    await().atMost(SOON).until(() -> !EVENTS.messages(id).isEmpty());
    Path printed = directory.resolve("printed.txt");
    Process subscriber = command.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    try {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(Files.readString(printed))
                      .containsOnlyOnce(id + " {\"sequence\":")
                      .contains("\"type\":\"WorkerCreated\""));
    } finally {
      subscriber.descendants().forEach(ProcessHandle::destroyForcibly);
      subscriber.destroyForcibly();
    }
  }
}
