package org.workerservice.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;

class ServiceProcessIT {
  @Test
  void shouldKeepItsDataAfterAKillAndARestart() {
    try (ServiceProcess service = ServiceProcess.named("process").start()) {
      ApiClient client = service.client(Role.HR_ADMIN);
      ApiAnswer created =
          client.post(
              "/api/workers",
              Map.of("name", Map.of("family", "Lovelace", "given", new String[] {"Ada"})));
      assertThat(created.status()).as(service.output()).isEqualTo(201);
      assertThat(service.output()).doesNotContain("already registered");

      service.kill9();
      service.restart();

      ApiAnswer read = client.get(created.header("Location").orElseThrow());
      assertThat(read.status()).isEqualTo(200);
      assertThat(service.terminate()).isEqualTo(143);
    }
  }

  @Test
  void shouldAcceptTheTokensOfEveryInstanceOnOneDatabase() {
    DatabaseAddress database = TestPostgresql.createDatabase("tokens");
    try (ServiceProcess first = ServiceProcess.named("tokens-1").database(database).start();
        ServiceProcess second = ServiceProcess.named("tokens-2").database(database).start()) {
      for (String url : List.of(first.url(), second.url())) {
        for (ServiceProcess issuer : List.of(first, second)) {
          ApiClient client = new ApiClient(url, issuer.token(Role.HR_ADMIN));
          assertThat(client.get("/api/workers").status()).isEqualTo(200);
        }
      }
    }
  }
}
