package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.Sql;

/**
 * No losses, no refusals: many clients change one record at the same time, through one service and
 * through two, and every change becomes a separate version.
 */
class HotRecordIT {
  private static final int CLIENTS = 48;
  private static final int CHANGES = 4;

  private static final Persons PERSONS = new Persons(Trial.seed());
  private static Instances instances;

  @BeforeAll
  static void start() {
    instances = Instances.start("hot");
  }

  @AfterAll
  static void stop() {
    instances.close();
  }

  private static String create() {
    return instances
        .clients(1)
        .getFirst()
        .post("/api/workers", PERSONS.bare())
        .header("Location")
        .orElseThrow();
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Map<String, Object> telecom(String email) {
    return Map.of("telecom", List.of(Map.of("system", "email", "value", email)));
  }

  private static String email(int client, int change) {
    return "client%d-change%d@example.org".formatted(client, change);
  }

  private static List<ApiAnswer> patches(ApiClient client, String path, int number) {
    return IntStream.range(0, CHANGES)
        .mapToObj(change -> client.patch(path, telecom(email(number, change))))
        .toList();
  }

  private static void assertVersions(List<ApiAnswer> answers) {
    assertThat(answers).extracting(ApiAnswer::status).containsOnly(200);
    assertThat(answers)
        .extracting(answer -> answer.data().path("version").asLong())
        .as("each change has its own version, without gaps")
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, answers.size() + 1L).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldMakeEveryChangeAVersionOfItsOwn(int services) throws Exception {
    String path = create();

    List<ApiAnswer> answers =
        Crowd.of(CLIENTS, instances.clients(services))
            .atOnce((client, number) -> patches(client, path, number));

    assertVersions(answers);
    List<String> sent =
        IntStream.range(0, CLIENTS * CHANGES)
            .mapToObj(index -> email(index / CHANGES, index % CHANGES))
            .toList();
    assertThat(
            new Sql(instances.database())
                .texts(
                    """
                    SELECT new_values #>> '{telecom,0,value}' FROM audit_log
                    WHERE entity_id = ?::uuid AND action = 'UPDATE'
                    """,
                    id(path)))
        .as("the history has every change once")
        .containsExactlyInAnyOrderElementsOf(sent);
    assertNothingIsWrong();
  }

  @Test
  void shouldLetOneOfThoseWhoExpectTheSameVersionChangeTheRecord() throws Exception {
    String path = create();

    List<ApiAnswer> answers =
        Crowd.of(CLIENTS, instances.clients(2))
            .atOnce(
                (client, number) ->
                    List.of(
                        client.patch(
                            path, telecom(email(number, 0)), Map.of("If-Match", "\"1\""))));

    List<Integer> expected = new ArrayList<>(Collections.nCopies(CLIENTS - 1, 412));
    expected.add(200);
    assertThat(answers).extracting(ApiAnswer::status).containsExactlyInAnyOrderElementsOf(expected);
    assertNothingIsWrong();
  }

  private static void assertNothingIsWrong() {
    assertThat(Registry.contradictions(instances.database())).isEmpty();
    assertThat(instances.loggedErrors()).isEmpty();
  }
}
