package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;

/**
 * No duplicates: of many simultaneous creates of one person, through one service or two on one
 * database, exactly one succeeds, and the others name its worker.
 *
 * <p>The long form, here with 1,000 rounds: {@code mvn -q verify -Dit.test=NoneDoubledIT
 * -Dpromises.rounds=1000}, with {@code -Dpromises.seed=S} to repeat one.
 */
class NoneDoubledIT {
  private static final int SIMULTANEOUS = 24;
  private static final int SHORT_FORM = 24;

  private static Instances instances;

  /** The kinds of strong identifiers. */
  private enum Proof {
    NONE,
    EVERYTHING_AS_IT_COMES,
    NPI,
    SSN,
    EMPLOYEE,
    PASSPORT;

    Worker person(Persons persons) {
      return this == EVERYTHING_AS_IT_COMES
          ? persons.complete()
          : adder(persons).apply(persons.bare());
    }

    /** Returns a function that puts the same unique number on every record. */
    Function<Worker, Worker> adder(Persons persons) {
      return switch (this) {
        case NONE, EVERYTHING_AS_IT_COMES -> worker -> worker;
        case NPI -> identifier(persons, IdentifierType.NPI);
        case SSN -> identifier(persons, IdentifierType.SSN);
        case EMPLOYEE -> identifier(persons, IdentifierType.EMPLOYEE);
        case PASSPORT -> {
          var passport = persons.passport();
          yield worker -> worker.toBuilder().documents(List.of(passport)).build();
        }
      };
    }

    private static Function<Worker, Worker> identifier(Persons persons, IdentifierType type) {
      var identifier = persons.identifier(type);
      return worker -> worker.toBuilder().identifiers(List.of(identifier)).build();
    }
  }

  @BeforeAll
  static void start() {
    instances = Instances.start("doubled");
  }

  @AfterAll
  static void stop() {
    try {
      assertThat(Registry.contradictions(instances.database())).isEmpty();
      assertThat(instances.loggedErrors()).isEmpty();
    } finally {
      instances.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldCreateOnePersonOnceWhateverTheSlip(int services) {
    long seed = Trial.seed();
    Persons persons = new Persons(seed);
    Random random = new Random(seed);
    for (int round = 0; round < Trial.rounds(SHORT_FORM); round++) {
      Proof proof = Proof.values()[round % Proof.values().length];
      Slip slip = Slip.values()[round / Proof.values().length % Slip.values().length];
      Worker person = proof.person(persons);
      Worker copy = slip.copy(person, random);
      List<Worker> records = new ArrayList<>();
      for (int index = 0; index < SIMULTANEOUS; index++) {
        records.add(index % 2 == 0 ? person : copy);
      }

      List<ApiAnswer> answers = createAtOnce(records, services, random);

      assertOneCreated(
          answers, "round %d of seed %d, slip %s, proof %s".formatted(round, seed, slip, proof));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldGiveAStrongIdentifierToOneOfManyDifferentPersons(int services) {
    long seed = Trial.seed();
    Persons persons = new Persons(seed);
    Random random = new Random(seed);
    List<Proof> strong = List.of(Proof.NPI, Proof.SSN, Proof.EMPLOYEE, Proof.PASSPORT);
    for (int round = 0; round < Trial.rounds(SHORT_FORM / 3); round++) {
      Proof proof = strong.get(round % strong.size());
      Function<Worker, Worker> sameNumber = proof.adder(persons);
      List<Worker> records =
          Stream.generate(persons::bare).limit(SIMULTANEOUS).map(sameNumber).toList();

      List<ApiAnswer> answers = createAtOnce(records, services, random);

      assertOneCreated(answers, "round %d of seed %d, proof %s".formatted(round, seed, proof));
    }
  }

  private static List<ApiAnswer> createAtOnce(List<Worker> records, int services, Random random) {
    List<ApiClient> clients = instances.clients(services);
    int offset = random.nextInt(clients.size());
    List<CompletableFuture<ApiAnswer>> sent =
        IntStream.range(0, records.size())
            .mapToObj(
                index ->
                    clients
                        .get((index + offset) % clients.size())
                        .postAsync("/api/workers", records.get(index), Map.of()))
            .toList();
    return sent.stream().map(CompletableFuture::join).toList();
  }

  private static void assertOneCreated(List<ApiAnswer> answers, String round) {
    List<ApiAnswer> created = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(created)
        .as("%s: the creates that were carried out of %s", round, answers)
        .hasSize(1);
    String id = created.getFirst().data().path("id").asText();
    for (ApiAnswer answer : answers) {
      if (answer != created.getFirst()) {
        assertThat(answer.status()).as("%s: %s", round, answer).isEqualTo(409);
        assertThat(namedWorkers(answer)).as("%s: the workers a refusal names", round).contains(id);
      }
    }
  }

  private static List<String> namedWorkers(ApiAnswer answer) {
    return StreamSupport.stream(
            answer.body().path("error").path("details").path("potential_matches").spliterator(),
            false)
        .map(match -> match.path("worker").path("id").asText())
        .toList();
  }
}
