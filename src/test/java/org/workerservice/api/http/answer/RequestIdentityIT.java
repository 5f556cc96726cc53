package org.workerservice.api.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Every answer, whatever gives it, carries the id of the request and of its trace. */
class RequestIdentityIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client(Role.HR_ADMIN);
  private static final String ID = "order-17/4";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final Map<String, String> SENT =
      Map.of("X-Request-Id", ID, "traceparent", TRACEPARENT);

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/workers", "/api/health", "/health/live", "/metrics", "/", "/swagger-ui/"})
  void shouldIdentifyEveryAnswer(String path) {
    ApiAnswer known = ADMIN.get(path, SENT);
    ApiAnswer unknown = ADMIN.get(path);

    assertThat(known.status()).isEqualTo(200);
    assertThat(known.header("X-Request-Id")).contains(ID);
    assertThat(known.header("X-Trace-Id")).contains(TRACE);
    assertThat(unknown.header("X-Request-Id")).get().asString().hasSize(36);
    assertThat(unknown.header("X-Trace-Id")).get().asString().matches("[0-9a-f]{32}");
  }

  @Test
  void shouldRecordTheTraceOfTheAnswerInTheAuditTrail() {
    ApiAnswer created =
        ADMIN.post("/api/workers", "{\"name\":{\"family\":\"Traced\",\"given\":[\"Tilda\"]}}");

    ApiAnswer trail = ADMIN.get(created.header("Location").orElseThrow() + "/audit");

    assertThat(trail.data().at("/0/trace_id").asText())
        .isEqualTo(created.header("X-Trace-Id").orElseThrow());
  }

  /** A raw request, without the headers that identify it, and the status of its answer. */
  private record Refused(int status, String head) {
    @Override
    public String toString() {
      return status + " " + head.lines().findFirst().orElse("");
    }
  }

  static Stream<Refused> refused() {
    String token = "\r\nHost: a\r\nAuthorization: Bearer " + TENANT.token("test", Role.HR_ADMIN);
    String json = "\r\nContent-Type: application/json\r\nContent-Length: ";
    return Stream.of(
        new Refused(400, "GET /api/workers?limit=0 HTTP/1.1" + token),
        new Refused(400, "GET /api/workers?q=%GG HTTP/1.1" + token),
        new Refused(400, "GET /api/workers HTTP/1.1"),
        new Refused(401, "GET /api/workers HTTP/1.1\r\nHost: a"),
        new Refused(404, "GET /nowhere HTTP/1.1\r\nHost: a"),
        new Refused(404, "GET /api/nowhere HTTP/1.1" + token),
        new Refused(405, "DELETE /api/workers HTTP/1.1" + token),
        new Refused(406, "GET / HTTP/1.1\r\nHost: a\r\nAccept: image/png"),
        new Refused(413, "POST /api/workers HTTP/1.1" + token + json + "99999999"),
        new Refused(414, "GET /api/workers?q=" + "a".repeat(20_000) + " HTTP/1.1" + token),
        new Refused(415, "POST /api/workers HTTP/1.1" + token + "\r\nContent-Encoding: gzip"),
        new Refused(417, "POST /api/workers HTTP/1.1" + token + json + "2\r\nExpect: other-things"),
        new Refused(
            431, "GET /api/workers HTTP/1.1" + token + "\r\nX-Long: " + "a".repeat(40_000)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldIdentifyErrorsInTheEnvelope(Refused refused) throws IOException {
    String sent = refused.status() == 431 ? "" : "\r\nX-Request-Id: " + ID;
    List<String> answer = exchange(refused.head() + sent + "\r\n\r\n");
    String id = header(answer, "x-request-id");
    String trace = header(answer, "x-trace-id");

    assertThat(answer.getFirst()).matches("HTTP/1\\.[01] " + refused.status() + " .*");
    assertThat(trace).matches("[0-9a-f]{32}");
    JsonNode error = Json.MAPPER.readTree(answer.getLast()).path("error");
    assertThat(error.path("request_id").asText()).isEqualTo(id);
    assertThat(error.path("trace_id").asText()).isEqualTo(trace);
    assertThat(error.path("code").asText()).isNotEmpty();
  }

  /** Returns the lines of an answer; the last is the body. */
  private static List<String> exchange(String request) throws IOException {
    URI service = URI.create(SharedService.process().url());
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      StringBuilder answer = new StringBuilder();
      int length = -1;
      while (length < 0 || answer.length() < length) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          break;
        }
        answer.append((char) next);
        if (length < 0 && answer.toString().endsWith("\r\n\r\n")) {
          length =
              answer.length()
                  + Integer.parseInt(header(answer.toString().lines().toList(), "content-length"));
        }
      }
      return answer.toString().lines().toList();
    }
  }

  private static String header(List<String> answer, String name) {
    return answer.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no header " + name + " in " + answer));
  }
}
