package org.workerservice.api.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.SharedService;

class CorsIT {
  private static final String FRIEND = "https://hr.example.org";
  private static final Map<String, String> PREFLIGHT =
      Map.of(
          "Origin",
          FRIEND,
          "Access-Control-Request-Method",
          "POST",
          "Access-Control-Request-Headers",
          "authorization, content-type");

  @Test
  void shouldAllowNoOtherOriginByDefault() {
    ApiClient client = SharedService.tenant().client(Role.HR_ADMIN);

    ApiAnswer read = client.get("/api/workers", Map.of("Origin", FRIEND));
    ApiAnswer preflight = client.call("OPTIONS", "/api/workers", new byte[0], PREFLIGHT);

    assertThat(read.status()).isEqualTo(200);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void shouldAllowTheOriginsOfTheConfiguration() {
    try (ServiceProcess service =
        ServiceProcess.named("cors")
            .environment("WORKER_SERVICE_HTTP_CORS_ORIGINS", FRIEND + ", http://localhost:3000")
            .start()) {
      ApiClient client = service.client(Role.HR_ADMIN);
      ApiClient anonymous = new ApiClient(service.url(), "");

      ApiAnswer read = client.get("/api/workers", Map.of("Origin", FRIEND));
      assertThat(read.status()).isEqualTo(200);
      assertThat(read.header("Access-Control-Allow-Origin")).contains(FRIEND);
      assertThat(read.header("Access-Control-Expose-Headers").orElseThrow())
          .contains("ETag", "Location", "Retry-After", "X-Request-Id");
      assertThat(read.header("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(read.headers().allValues("Vary").toString()).containsIgnoringCase("origin");

      ApiAnswer preflight = anonymous.call("OPTIONS", "/api/workers", new byte[0], PREFLIGHT);
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.header("Access-Control-Allow-Origin")).contains(FRIEND);
      assertThat(preflight.header("Access-Control-Allow-Methods").orElseThrow())
          .contains("POST", "PATCH", "DELETE");
      assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
          .contains("Authorization", "If-Match", "Idempotency-Key");

      ApiAnswer refused = anonymous.get("/api/workers", Map.of("Origin", FRIEND));
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("Access-Control-Allow-Origin")).contains(FRIEND);

      for (String stranger :
          new String[] {"https://evil.example", "null", FRIEND + ".evil.example"}) {
        ApiAnswer other = client.get("/api/workers", Map.of("Origin", stranger));
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("Access-Control-Allow-Origin")).as(stranger).isEmpty();
      }
    }
  }
}
