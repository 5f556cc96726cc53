package org.workerservice.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.observability.Page.Label;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;

/** The metrics page of a running service, and the dashboard that uses it. */
class DashboardIT {
  private static final Path DASHBOARD = Path.of("docker/grafana/dashboards/worker-service.json");

  /** Prometheus adds these itself. */
  private static final Set<String> ADDED = Set.of("instance", "job");

  private static final String FAMILY = "Zwetschkenbaum";
  private static Page before;
  private static String id;

  @BeforeAll
  static void useTheService() {
    before = page();
    ApiClient client = SharedService.tenant().client(Role.HR_ADMIN);
    Object person = SamplePeople.named(FAMILY, "Hildegund").put("birth_date", "1984-05-17");
    id = client.post("/api/workers", person).data().path("id").asText();
    assertThat(client.post("/api/workers", person).status()).isEqualTo(409);
    assertThat(client.post("/api/workers/match", person).status()).isEqualTo(200);
    assertThat(client.get("/api/workers/" + id).status()).isEqualTo(200);
    assertThat(client.get("/api/workers/search?q=" + FAMILY).status()).isEqualTo(200);
  }

  private static String text() {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(SharedService.process().url() + "/metrics"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException error) {
      throw new AssertionError("the metrics page could not be read", error);
    }
  }

  private static Page page() {
    return Page.read(text());
  }

  private static double growth(String name, Label... labels) {
    return page().sum(name, labels) - before.sum(name, labels);
  }

  @Test
  void shouldHaveEveryMetricAndLabelOfTheDashboard() throws IOException {
    List<Expression> expressions =
        Json.MAPPER.readTree(Files.readString(DASHBOARD)).findValues("expr").stream()
            .map(JsonNode::asText)
            .map(Expression::parse)
            .toList();

    assertThat(expressions).hasSizeGreaterThan(40);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Page page = page();
              assertThat(expressions).flatMap(one -> missing(one, page)).isEmpty();
            });
  }

  private static Set<String> missing(Expression expression, Page page) {
    Set<String> missing = new TreeSet<>();
    for (Expression.Selector selector : expression.selectors()) {
      Set<String> labels = new TreeSet<>(selector.labels());
      labels.addAll(expression.groupings());
      labels.removeAll(ADDED);
      boolean there =
          page.named(selector.metric()).stream()
              .anyMatch(series -> labels.stream().allMatch(series::has));
      if (!there) {
        missing.add(selector.metric() + labels);
      }
    }
    return missing;
  }

  @Test
  void shouldMeasureTheGateTheGroupCommitAndTheMatching() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(growth("worker_service_gate_wait_seconds_count")).isPositive();
              assertThat(growth("worker_service_gate_hold_seconds_sum")).isPositive();
              assertThat(growth("worker_service_group_commit_seconds_count")).isPositive();
              assertThat(growth("worker_service_group_commit_batch_size_sum")).isPositive();
              assertThat(growth("worker_service_matching_pairs_total")).isGreaterThanOrEqualTo(2);
              assertThat(
                      growth("worker_service_matching_records_total", new Label("band", "probable"))
                          + growth(
                              "worker_service_matching_records_total",
                              new Label("band", "definite")))
                  .isPositive();
            });
  }

  @Test
  void shouldCountRefusedDuplicatesByTheirCode() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        growth(
                            "worker_service_errors_total", new Label("code", "DUPLICATE_DETECTED")))
                    .isPositive());
  }

  @Test
  void shouldCountRefusalsOfTheRouterWithoutSeriesForInventedMethods() {
    ApiClient client = SharedService.tenant().client(Role.HR_ADMIN);
    assertThat(client.call("BREW", "/api/workers", new byte[0], Map.of()).status()).isEqualTo(405);
    assertThat(client.get("/no/such/page").status()).isEqualTo(404);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(
                      growth(
                          "worker_service_errors_total", new Label("code", "METHOD_NOT_ALLOWED")))
                  .isPositive();
              assertThat(growth("worker_service_errors_total", new Label("code", "NOT_FOUND")))
                  .isPositive();
              assertThat(text()).contains("method=\"other\"").doesNotContain("BREW");
            });
  }

  @Test
  void shouldNameRoutesAsTheContractDoes() {
    Label route = new Label("route", "/api/workers/:id");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(growth("vertx_http_server_requests_total", route)).isPositive());
  }

  @Test
  void shouldShowNoPersonalData() {
    Optional<String> telling =
        text().lines().filter(line -> line.contains(id) || line.contains(FAMILY)).findFirst();

    assertThat(telling).isEmpty();
  }
}
