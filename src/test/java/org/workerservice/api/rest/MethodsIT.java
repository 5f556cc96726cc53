package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class MethodsIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client(Role.HR_ADMIN);
  private static final ApiClient ANONYMOUS = new ApiClient(SharedService.process()::url, "");
  private static final String ID = UUID.randomUUID().toString();

  private static ApiAnswer call(ApiClient client, String method, String path) {
    return client.call(method, path.replace("{id}", ID), new byte[0], Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /api/workers | GET, HEAD, OPTIONS, POST",
        "TRACE | /api/workers | GET, HEAD, OPTIONS, POST",
        "GET | /api/workers/match | OPTIONS, POST",
        "GET | /api/workers/match/ | OPTIONS, POST",
        "PUT | /api/workers/import | OPTIONS, POST",
        "DELETE | /api/workers/check-duplicates | OPTIONS, POST",
        "GET | /api/workers/{id}/restore | OPTIONS, POST",
        "POST | /api/workers/{id}/audit | GET, HEAD, OPTIONS",
        "PUT | /metrics | GET, HEAD, OPTIONS",
        "DELETE | /swagger-ui | GET, HEAD, OPTIONS",
        "POST | / | GET, HEAD, OPTIONS"
      })
  void shouldSayWhichMethodsAPathHas(String method, String path, String allowed) {
    ApiAnswer refused = call(CLIENT, method, path);
    ApiAnswer asked = call(ANONYMOUS, "OPTIONS", path);

    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.errorCode()).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(refused.header("Allow")).contains(allowed);
    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.header("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/api/workers/{id}/nothing", "/nothing"})
  void shouldNotInventPathsForOptions(String path) {
    assertThat(call(CLIENT, "OPTIONS", path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/workers",
        "/api/workers/{id}",
        "/api/events",
        "/api/workers/12",
        "/api/health",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/api-docs/openapi.json",
        "/swagger-ui/",
        "/"
      })
  void shouldAnswerHeadLikeGetButForTheBody(String path) {
    ApiAnswer got = CLIENT.get(path.replace("{id}", ID));

    ApiAnswer head = call(CLIENT, "HEAD", path);

    assertThat(head.status()).isEqualTo(got.status());
    assertThat(head.header("Content-Type")).isEqualTo(got.header("Content-Type"));
    assertThat(head.header("ETag")).isEqualTo(got.header("ETag"));
    assertThat(head.body().isMissingNode()).isTrue();
  }

  @Test
  void shouldAnswerHeadOfAWorkerWithVersionAndLength() {
    String path = CLIENT.post("/api/workers", SamplePeople.next()).header("Location").orElseThrow();
    ApiAnswer got = CLIENT.get(path);

    ApiAnswer head = call(CLIENT, "HEAD", path);

    assertThat(head.header("ETag")).contains("\"1\"");
    assertThat(head.header("Content-Length")).isEqualTo(got.header("Content-Length"));
  }

  @Test
  void shouldRequireATokenForHead() {
    assertThat(call(ANONYMOUS, "HEAD", "/api/workers").status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseAMergePatchWhereNothingIsPatched() {
    ApiAnswer answer =
        CLIENT.call(
            "POST",
            "/api/workers",
            "{}".getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/merge-patch+json"));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.errorCode()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }
}
