package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workerservice.client.file.Notes;
import org.workerservice.client.mapping.Entity;

class ModelHintTest {
  private static final String TRIAL = "\"trial\":{\"pairs\":900,\"decided_differently\":12}";

  private HttpServer server;

  @BeforeEach
  void aServiceWithAModelOfAnotherTenant() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/api/health",
        200,
        "{\"proposed_match_models\":{\"models\":1,\"pairs\":5,\"decided_differently\":1}}");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void models(String newest) {
    answer("/api/match-models", 200, "{\"data\":{\"models\":[" + newest + "]}}");
  }

  private Optional<String> hint() throws InterruptedException {
    return new ModelHint(URI.create("http://localhost:" + server.getAddress().getPort()), "token")
        .after(new ImportSummary(Entity.WORKERS, Tally.NONE, Notes.NONE, 0, Duration.ofSeconds(1)));
  }

  @Test
  void shouldNameTheModelThatWaitsInTheTenant() throws InterruptedException {
    models("{\"status\":\"trained\"," + TRIAL + "}");

    assertThat(hint().orElseThrow()).contains("12 of 900 compared pairs differently");
  }

  @Test
  void shouldNotMentionTheModelsOfOtherTenants() throws InterruptedException {
    models("{\"status\":\"active\",\"built_in\":true}");

    assertThat(hint()).isEmpty();
  }

  @Test
  void shouldNotMentionAModelThatWasUsed() throws InterruptedException {
    models("{\"status\":\"retired\"," + TRIAL + "}");

    assertThat(hint()).isEmpty();
  }

  @Test
  void shouldSayNothingToAUserWhoMayNotSeeModels() throws InterruptedException {
    answer("/api/match-models", 403, "{\"error\":{\"message\":\"Not for you.\"}}");

    assertThat(hint()).isEmpty();
  }
}
