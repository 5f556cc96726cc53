package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/** What a service does with workers that an earlier version of the program has prepared. */
class PreparationIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** More than are prepared at once. */
  private static final int WORKERS = 60;

  private static final String PREPARED_BEFORE =
      "SELECT count(*) FROM workers WHERE features_version = 3 AND deleted_at IS NULL";

  private static final String TRACES =
      """
      SELECT (SELECT count(*) FROM audit_log) || ' ' || (SELECT count(*) FROM outbox) || ' '
        || (SELECT max(updated_at) FROM workers) || ' ' || (SELECT sum(version) FROM workers)
      """;

  @Test
  void shouldPrepareWorkersOfAnEarlierVersionAnewAndLeaveNoTrace() {
    DatabaseAddress address = TestPostgresql.createDatabase("preparation");
    Sql sql = new Sql(address);
    try (ServiceProcess service = ServiceProcess.named("preparation").database(address).start()) {
      List<ObjectNode> people = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        people.add(SamplePeople.next());
        create(service.client(Role.HR_ADMIN), people.getLast());
      }
      String deleted = create(service.client(Role.HR_ADMIN), SamplePeople.next());
      service.client(Role.HR_ADMIN).delete("/api/workers/" + deleted);
      service.terminate();
      makeOld(sql);
      String before = sql.texts(TRACES).getFirst();

      service.restart();

      await().atMost(SOON).until(() -> sql.count(PREPARED_BEFORE) == 0);
      assertThat(sql.texts(TRACES)).containsExactly(before);
      assertThat(people)
          .allSatisfy(
              person -> assertThat(candidates(service.client(Role.HR_ADMIN), person)).isOne());
      assertThat(
              sql.count(
                  "SELECT count(*) FROM match_keys WHERE worker_id = ?", UUID.fromString(deleted)))
          .isZero();
      assertThat(
              sql.count(
                  """
                  SELECT count(*) FROM workers w WHERE deleted_at IS NULL
                    AND cardinality(match_keys) IS DISTINCT FROM
                      (SELECT count(*) FROM match_keys m WHERE m.worker_id = w.id)
                  """))
          .isZero();
    }
  }

  private static String create(ApiClient client, ObjectNode person) {
    ApiAnswer created = client.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private static int candidates(ApiClient client, ObjectNode person) {
    return client
        .post("/api/workers/match", person.deepCopy().put("threshold", 0.9))
        .data()
        .path("matches")
        .size();
  }

  /** Half of the keys are those of the earlier version, the others are not known to it. */
  private static void makeOld(Sql sql) {
    sql.execute(
        "DELETE FROM match_keys m USING workers w WHERE m.worker_id = w.id"
            + " AND NOT m.key = ANY (w.match_keys[1:cardinality(w.match_keys) / 2])");
    sql.execute(
        "UPDATE workers SET features = set_byte(features, 0, 3), features_version = 3,"
            + " match_keys = match_keys[1:cardinality(match_keys) / 2] WHERE deleted_at IS NULL");
  }
}
