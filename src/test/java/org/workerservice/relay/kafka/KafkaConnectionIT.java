package org.workerservice.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestKafka;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;

/** Brokers that demand credentials, and topics that do not exist. */
class KafkaConnectionIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private static ServiceProcess.Builder service(String name, String address, String topic) {
    return ServiceProcess.named(name)
        .database(TestPostgresql.createDatabase(name.replace('-', '_')))
        .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", address)
        .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", topic);
  }

  private static String create(ApiClient client) {
    ApiAnswer answer = client.post("/api/workers", SamplePeople.next());
    assertThat(answer.status()).isEqualTo(201);
    return answer.data().path("id").asText();
  }

  private static void awaitReason(ApiClient client, String reason) {
    await("health gives the reason " + reason)
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(client.get("/api/health").body().path("reason").asText())
                    .isEqualTo(reason));
  }

  private static void awaitPublished(KafkaTopic topic, String... keys) {
    await("the events are published")
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(topic.messages()).extracting(KafkaTopic.Message::key).contains(keys));
  }

  private Path clientFile(String password) throws IOException {
    return Files.writeString(
        directory.resolve("client.properties"),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
        username="%s" password="%s";
        ssl.truststore.location=%s
        ssl.truststore.password=%s
        ssl.truststore.type=PKCS12
        """
            .formatted(TestKafka.USER, password, TestKafka.truststore(), TestKafka.PASSWORD));
  }

  @Test
  void shouldSignInOverTlsAndSayWhenItMayNot() throws IOException {
    KafkaTopic topic = new KafkaTopic("secure-it.events");
    try (ServiceProcess service =
        service("kafka-secure", TestKafka.secureAddress(), topic.name())
            .environment("WORKER_SERVICE_KAFKA_CLIENT_FILE", clientFile("wrong").toString())
            .start()) {
      ApiClient client = service.client(Role.HR_ADMIN);
      String before = create(client);
      awaitReason(client, "kafka_authentication");
      assertThat(service.output()).doesNotContain("wrong", TestKafka.PASSWORD);

      clientFile(TestKafka.PASSWORD);
      service.restart();

      awaitPublished(topic, before, create(client));
      awaitReason(client, "");
      assertThat(service.output()).doesNotContain(TestKafka.PASSWORD);
    }
  }

  @Test
  void shouldNameAMissingTopicAndPublishOnceItExists() {
    KafkaTopic topic = new KafkaTopic("missing-it.events");
    try (ServiceProcess service =
        service("kafka-missing", TestKafka.address(), topic.name())
            .environment("WORKER_SERVICE_KAFKA_CREATE_TOPICS", "false")
            .start()) {
      ApiClient client = service.client(Role.HR_ADMIN);
      String before = create(client);
      awaitReason(client, "kafka_topic_missing");
      assertThat(service.output()).contains("The topic " + topic.name() + " does not exist.");

      TestKafka.createTopic(topic.name(), 2, Map.of());

      awaitPublished(topic, before);
      awaitReason(client, "");
    }
  }

  @Test
  void shouldGiveEachTenantItsTopic() {
    try (ServiceProcess service =
        service("kafka-tenants", TestKafka.address(), "tenant-it.{tenant}")
            .environment("WORKER_SERVICE_KAFKA_COMPRESSION", "zstd")
            .start()) {
      TestTenant one = TestTenant.of(service);
      TestTenant other = TestTenant.of(service);

      String ofOne = create(one.client(Role.HR_ADMIN));
      String ofOther = create(other.client(Role.HR_ADMIN));

      awaitPublished(new KafkaTopic("tenant-it." + one.id()), ofOne);
      awaitPublished(new KafkaTopic("tenant-it." + other.id()), ofOther);
      assertThat(new KafkaTopic("tenant-it." + one.id()).messages(ofOther)).isEmpty();
    }
  }
}
