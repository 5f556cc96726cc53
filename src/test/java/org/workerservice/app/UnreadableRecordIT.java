package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/** How the search index handles a worker whose record cannot be read at all. */
class UnreadableRecordIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void shouldFeedAndBuildTheIndexWithoutIt() {
    DatabaseAddress address = TestPostgresql.createDatabase("unreadable");
    try (ServiceProcess service =
        ServiceProcess.named("unreadable")
            .database(address)
            .environment("WORKER_SERVICE_SEARCH_COMMIT_INTERVAL", "10m")
            .start()) {
      ApiClient admin = service.client(Role.HR_ADMIN);
      String poisoned = create(admin, SamplePeople.next());
      List<String> families = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ObjectNode person = SamplePeople.next();
        create(admin, person);
        families.add(person.at("/name/family").asText());
      }
      poison(new Sql(address), poisoned);

      service.kill9();
      service.restart();

      families.forEach(family -> awaitFound(admin, family));
      assertThat(service.output()).contains("The worker " + poisoned + " cannot be read");

      admin.post("/api/search/reindex", "");
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(
                          admin.get("/api/search/reindex").data().path("status").asText("running"))
                      .isNotEqualTo("running"));
      assertThat(admin.get("/api/search/reindex").data().path("status").asText())
          .isEqualTo("completed");
      families.forEach(family -> awaitFound(admin, family));
    }
  }

  private static String create(ApiClient client, ObjectNode person) {
    ApiAnswer created = client.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  /** Bypasses the triggers, which could not read it either. */
  private static void poison(Sql sql, String worker) {
    sql.execute(
        "SET session_replication_role = replica;"
            + " UPDATE workers SET record = '[]'::jsonb WHERE id = '"
            + worker
            + "'");
  }

  private static void awaitFound(ApiClient client, String family) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        client.get("/api/workers/search?q=" + family).data().path("total").asLong())
                    .isEqualTo(1));
  }
}
