package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.Sql;

/**
 * No duplicate strong identifiers: while creates, updates, deletions and restorations on two
 * services fight for a few numbers, each number has at most one holder, every answer is a
 * documented one, and every refusal names a worker.
 *
 * <p>The long form, here with 300 rounds: {@code mvn -q verify -Dit.test=OneHolderIT
 * -Dpromises.rounds=300}, with {@code -Dpromises.seed=S} to use the same persons again.
 */
class OneHolderIT {
  private static final int SHORT_FORM = 3;
  private static final int FIGHTERS = 16;
  private static final int BLOWS = 15;
  private static final int PERSONS = 6;

  private static Instances instances;

  @BeforeAll
  static void start() {
    instances = Instances.start("holder");
  }

  @AfterAll
  static void stop() {
    instances.close();
  }

  @Test
  void shouldLetOnlyOneLivingWorkerHoldEachNumber() throws Exception {
    long seed = Trial.seed();
    Persons persons = new Persons(seed);
    for (int round = 0; round < Trial.rounds(SHORT_FORM); round++) {
      List<Identifier> numbers =
          Stream.of(IdentifierType.NPI, IdentifierType.SSN, IdentifierType.EMPLOYEE)
              .map(persons::identifier)
              .toList();
      Fight fight = new Fight(persons, numbers);
      fight.enter(PERSONS);

      fight.run(new Random(seed + round));

      String when = "round %d of seed %d".formatted(round, seed);
      assertThat(fight.surprises).as(when).isEmpty();
      assertThat(Registry.contradictions(instances.database())).as(when).isEmpty();
      assertThat(fight.unclaimed())
          .as("%s: workers without a claim for their number", when)
          .isZero();
      fight.assertOnlyUnpresentedNumbersAreFree(when);
    }
    assertThat(instances.loggedErrors()).isEmpty();
  }

  /** Workers and the numbers that they compete for. */
  private static final class Fight {
    private final Persons persons;
    private final List<Identifier> numbers;
    private final List<ApiClient> clients = instances.clients(2);
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final Map<String, Worker> pathToPerson = new ConcurrentHashMap<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();

    Fight(Persons persons, List<Identifier> numbers) {
      this.persons = persons;
      this.numbers = numbers;
    }

    void enter(int count) {
      for (int index = 0; index < count; index++) {
        Worker person = persons.bare();
        remember(clients.getFirst().post("/api/workers", person), person);
      }
      assertThat(paths).hasSize(count);
    }

    void run(Random seeds) throws Exception {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<? extends Future<?>> fighters =
            IntStream.range(0, FIGHTERS)
                .mapToObj(index -> new Random(seeds.nextLong()))
                .map(random -> threads.submit(() -> strike(random)))
                .toList();
        for (Future<?> fighter : fighters) {
          fighter.get();
        }
      }
    }

    private void strike(Random random) {
      for (int blow = 0; blow < BLOWS; blow++) {
        ApiClient client = clients.get(random.nextInt(clients.size()));
        String path = paths.get(random.nextInt(paths.size()));
        Worker person = pathToPerson.get(path);
        switch (random.nextInt(8)) {
          case 0, 1 -> create(client, persons.bare(), anyNumber(random));
          case 2, 3, 4 ->
              expect(
                  "PUT",
                  client.put(path, unversioned(with(person, anyNumber(random)))),
                  Set.of("200", "404 NOT_FOUND", "409 DUPLICATE_DETECTED"));
          case 5, 6 -> expect("DELETE", client.delete(path), Set.of("204", "404 NOT_FOUND"));
          default ->
              expect(
                  "restore", client.post(path + "/restore", ""), Set.of("200", "409 NOT_DELETED"));
        }
      }
    }

    private List<Identifier> anyNumber(Random random) {
      int index = random.nextInt(numbers.size() + 1);
      return index == numbers.size() ? List.of() : List.of(numbers.get(index));
    }

    private static Worker with(Worker person, List<Identifier> identifiers) {
      return person.toBuilder().identifiers(identifiers).build();
    }

    /** With a version in the body, only that version would be replaced. */
    private static ObjectNode unversioned(Worker worker) {
      return Json.MAPPER.<ObjectNode>valueToTree(worker).without("version");
    }

    private void create(ApiClient client, Worker person, List<Identifier> identifiers) {
      ApiAnswer answer = client.post("/api/workers", with(person, identifiers));
      expect("POST", answer, Set.of("201", "409 DUPLICATE_DETECTED"));
      remember(answer, person);
    }

    private void remember(ApiAnswer answer, Worker person) {
      if (answer.status() == 201) {
        String path = answer.header("Location").orElseThrow();
        pathToPerson.put(path, person);
        paths.add(path);
      }
    }

    private void expect(String what, ApiAnswer answer, Set<String> allowed) {
      if (!allowed.contains(answer.toString())) {
        surprises.add(what + " was answered " + answer);
      }
      if (answer.errorCode().equals("DUPLICATE_DETECTED")
          && answer.body().path("error").path("details").path("potential_matches").isEmpty()) {
        surprises.add(what + " was refused without naming anybody");
      }
    }

    long unclaimed() {
      return new Sql(instances.database())
          .count(
              """
              SELECT count(*) FROM workers w JOIN worker_identifiers i ON i.worker_id = w.id
              WHERE w.deleted_at IS NULL
                AND NOT EXISTS (SELECT FROM identifier_claims c WHERE c.worker_id = w.id)
              """);
    }

    void assertOnlyUnpresentedNumbersAreFree(String when) {
      for (Identifier number : numbers) {
        boolean presented =
            paths.stream()
                .map(path -> clients.getLast().get(path))
                .anyMatch(
                    answer ->
                        answer.status() == 200
                            && answer
                                .data()
                                .path("identifiers")
                                .path(0)
                                .path("value")
                                .asText("")
                                .equals(number.value()));

        ApiAnswer answer =
            clients.getFirst().post("/api/workers", with(persons.bare(), List.of(number)));

        assertThat(answer.status()).as("%s, %s", when, number).isEqualTo(presented ? 409 : 201);
      }
    }
  }
}
