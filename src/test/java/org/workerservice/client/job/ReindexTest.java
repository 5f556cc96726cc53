package org.workerservice.client.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.client.CommandStopped;

class ReindexTest {
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{\"error\":{\"message\":\"Not for you.\"}}, The service answered 403: Not for you.",
        "{}, The service answered 403: unexpected answer. Check --url."
      })
  void shouldSayInOneSentenceWhatTheServiceRefused(String body, String sentence) {
    server.createContext(
        "/api/search/reindex",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(403, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    Reindex reindex =
        new Reindex(URI.create("http://localhost:" + server.getAddress().getPort()), "token");

    assertThatThrownBy(() -> reindex.run(progress -> {}))
        .isInstanceOf(CommandStopped.class)
        .hasMessage(sentence);
  }
}
