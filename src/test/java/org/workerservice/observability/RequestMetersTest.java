package org.workerservice.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMetersTest {
  @ParameterizedTest
  @CsvSource({
    "/api/>/api/>/api/workers/:id, /api/workers/:id",
    "/health/ready, /health/ready",
    "'', ''"
  })
  void shouldNameTheRouteThatAnswered(String routes, String route) {
    assertThat(RequestMeters.last(routes)).isEqualTo(route);
  }

  @Test
  void shouldCountRequestsInFewSteps() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    RequestMeters.shape(registry);

    Timer.builder("vertx.http.server.response.time")
        .tag("route", "/api/>/api/workers")
        .register(registry)
        .record(Duration.ofMillis(7));

    assertThat(registry.scrape().lines().filter(line -> line.contains("_bucket")))
        .hasSize(8)
        .anyMatch(line -> line.endsWith("{route=\"/api/workers\",le=\"0.002\"} 0"))
        .anyMatch(line -> line.endsWith("{route=\"/api/workers\",le=\"0.01\"} 1"));
  }
}
