package org.workerservice.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestKafka;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;

/** Changes wake the relay of their node; it need not poll for them. */
class RelayWakingIT {
  private static final Duration SOON = Duration.ofSeconds(25);
  private static final KafkaTopic EVENTS = new KafkaTopic("relay-waking.events");

  @Test
  void shouldPublishLinksWithoutPolling() {
    try (ServiceProcess service =
        ServiceProcess.named("relay-waking")
            .database(TestPostgresql.createDatabase("relay_waking"))
            .environment("WORKER_SERVICE_KAFKA_BOOTSTRAP_SERVERS", TestKafka.address())
            .environment("WORKER_SERVICE_KAFKA_EVENTS_TOPIC", EVENTS.name())
            .environment("WORKER_SERVICE_KAFKA_POLL_INTERVAL", "1m")
            .start()) {
      ApiClient client = TestTenant.of(service).client(Role.HR_ADMIN);
      String one = create(client);
      String other = create(client);
      // The relay leads and has nothing left to do: the next look without a wake is in a minute.
      await("both are published")
          .atMost(SOON)
          .until(() -> !EVENTS.messages(one).isEmpty() && !EVENTS.messages(other).isEmpty());

      assertThat(
              client
                  .post(
                      "/api/workers/" + one + "/links",
                      Map.of("other_worker_id", other, "link_type", "seealso"))
                  .status())
          .isLessThan(300);

      await("the link is published")
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(EVENTS.messages(one))
                      .extracting(KafkaTopic.Message::type)
                      .contains("worker.linked.v1"));
    }
  }

  private static String create(ApiClient client) {
    return client.post("/api/workers", SamplePeople.next()).data().path("id").asText();
  }
}
