package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.support.ApiAnswer;

/**
 * No losses and no refusals for other changes than worker updates: links that many clients create
 * to one worker while others replace it, and patches of one organisation.
 */
class HotLinksIT {
  private static final int CLIENTS = 80;

  private static final Persons PERSONS = new Persons(Trial.seed());
  private static Instances instances;

  @BeforeAll
  static void start() {
    instances = Instances.start("hotlinks");
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldCarryOutReplacementsAndLinksOfOneRecord(int services) throws Exception {
    String path = create();
    ObjectNode content =
        instances
            .clients(1)
            .getFirst()
            .get(path)
            .data()
            .<ObjectNode>deepCopy()
            .without(List.of("version", "links"));
    List<String> others = IntStream.range(0, CLIENTS / 2).mapToObj(_ -> create()).toList();

    List<ApiAnswer> answers =
        Crowd.of(CLIENTS, instances.clients(services))
            .atOnce(
                (client, number) ->
                    List.of(
                        number % 2 == 0
                            ? client.put(
                                path, content.deepCopy().put("marital_status", "M" + number))
                            : client.post(
                                path + "/links",
                                Map.of(
                                    "link_type",
                                    "seealso",
                                    "other_worker_id",
                                    id(others.get(number / 2))))));

    assertThat(answers).extracting(ApiAnswer::status).containsOnly(200, 201);
    ApiAnswer now = instances.clients(1).getFirst().get(path);
    assertThat(now.data().path("version").asLong()).isEqualTo(1 + CLIENTS);
    assertThat(now.data().path("links").findValuesAsText("other_worker_id"))
        .containsExactlyInAnyOrderElementsOf(others.stream().map(HotLinksIT::id).toList());
    assertThat(instances.loggedErrors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldMakeEveryChangeOfAnOrganizationAVersionOfItsOwn(int services) throws Exception {
    String path =
        instances
            .clients(1)
            .getFirst()
            .post("/api/organizations", Map.of("name", "Hot " + UUID.randomUUID()))
            .header("Location")
            .orElseThrow();

    List<ApiAnswer> answers =
        Crowd.of(CLIENTS, instances.clients(services))
            .atOnce(
                (client, number) -> List.of(client.patch(path, Map.of("name", "Hot " + number))));

    assertThat(answers).extracting(ApiAnswer::status).containsOnly(200);
    assertThat(answers)
        .extracting(answer -> answer.data().path("version").asLong())
        .as("each change has its own version, without gaps")
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, CLIENTS + 1L).boxed().toList());
  }
}
