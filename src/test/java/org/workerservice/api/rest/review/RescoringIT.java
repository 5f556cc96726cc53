package org.workerservice.api.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;
import org.workerservice.support.TestTenant;

/** The job that scores review items again looks only at tenants that have some. */
class RescoringIT {
  @Test
  void shouldScoreAnItemAgainAmongThousandsOfTenants() {
    DatabaseAddress address = TestPostgresql.createDatabase("rescoring");
    try (ServiceProcess service = ServiceProcess.named("rescoring").database(address).start()) {
      new Sql(address)
          .execute(
              """
              INSERT INTO tenants (id, name)
              SELECT ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, 'before ' || n
              FROM generate_series(1, 10000) n
              """);
      TestTenant tenant = TestTenant.of(service);
      ApiClient client = tenant.client("steward", Role.HR_ADMIN);
      ReviewCalls calls = new ReviewCalls(tenant, client);
      ReviewCalls.Pair pair = calls.pair();
      double before = client.get(pair.path()).data().path("score").asDouble();
      calls.decide(pair, "no_match", 1);
      client.patch("/api/workers/" + pair.second(), Map.of("birth_date", "1931-07-30"));

      calls.takeBack(pair, 2);

      await("a run starts every 15 seconds and takes 20 ms for each tenant")
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () ->
                  assertThat(client.get(pair.path()).data().path("score").asDouble())
                      .isLessThan(before));
    }
  }
}
