package org.workerservice.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workerservice.matching.People.email;
import static org.workerservice.matching.People.features;
import static org.workerservice.matching.People.home;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.phone;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.workerservice.json.Json;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.MatchKeys;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;

class MatchPropertiesTest {
  private static final List<MatchStrategy> STRATEGIES =
      List.of(
          People.DEFAULT,
          People.SPECIFICATION,
          MatchStrategies.of(MatchPreset.STRICT.settings()),
          MatchStrategies.of(MatchPreset.DEFAULT.settings().withStrategy(StrategyKind.WEIGHTED)),
          MatchStrategies.of(
              MatchPreset.DEFAULT.settings().withStrategy(StrategyKind.DETERMINISTIC)));

  private static final int NEW_YEAR = 6;

  @Provide
  Arbitrary<Worker> worker() {
    Arbitrary<HumanName> name =
        Combinators.combine(
                Arbitraries.of(
                    "Smith", "Smyth", "Peterson", "Garcia Lopez", "de la Cruz", "Anna", ""),
                Arbitraries.of(
                        "Anna",
                        "Hanna",
                        "Bill",
                        "William",
                        "Jo",
                        "J",
                        "Peterson",
                        "Smith",
                        "I",
                        "II",
                        "Mary",
                        "Mark",
                        "Unknown")
                    .list()
                    .ofMaxSize(4))
            .as((family, given) -> HumanName.of(family, given.toArray(String[]::new)));
    Arbitrary<PartialDate> date =
        Arbitraries.of(
                "1984-07-23",
                "1984-07-24",
                "1984-01-01",
                "1985-07-23",
                "1961-02-03",
                "1984",
                "1985",
                "1984-07")
            .map(PartialDate::parse)
            .injectNull(.2);
    return Combinators.combine(
            name,
            name.list().ofMaxSize(2),
            date,
            Arbitraries.of(Gender.class),
            Arbitraries.of("+12175550143", "+12175550144", "").list().ofMaxSize(2),
            Arbitraries.of("one@example.org", "other.name@example.org").list().ofMaxSize(1),
            Arbitraries.of("A-77", "A77", "B-12").list().ofMaxSize(2),
            Arbitraries.of(true, false))
        .as(
            (primary, others, born, gender, phones, emails, numbers, addressed) -> {
              List<ContactPoint> telecom = new ArrayList<>();
              phones.forEach(number -> telecom.addAll(phone(number)));
              emails.forEach(address -> telecom.addAll(email(address)));
              return Worker.named(primary)
                  .additionalNames(others)
                  .birthDate(born)
                  .gender(gender)
                  .telecom(telecom)
                  .identifiers(
                      numbers.stream()
                          .map(number -> Identifier.of(IdentifierType.MRN, "urn:one", number))
                          .toList())
                  .addresses(addressed ? home() : List.of())
                  .build();
            });
  }

  @Property(tries = 400)
  void shouldBeSymmetric(@ForAll("worker") Worker left, @ForAll("worker") Worker right) {
    for (MatchStrategy strategy : STRATEGIES) {
      MatchResult one = strategy.compare(features(left), features(right));
      MatchResult other = strategy.compare(features(right), features(left));

      assertThat(one).isEqualTo(other);
      assertThat(one.score()).isBetween(0.0, 1.0);
    }
  }

  @Property(tries = 10_000)
  void shouldNeverFallByAnAgreeingField(
      @ForAll("worker") Worker left,
      @ForAll("worker") Worker right,
      @ForAll @IntRange(max = 8) int field) {
    // 1 January instead of a whole date is weaker evidence.
    Assume.that(field != NEW_YEAR || left.birthDate().or(right::birthDate).isEmpty());
    MatchResult before = People.DEFAULT.compare(features(left), features(right));
    MatchResult after =
        People.DEFAULT.compare(features(agreeing(left, field)), features(agreeing(right, field)));

    assertThat(after.quality())
        .as(
            "%s and %s, %s, then %s",
            Json.MAPPER.valueToTree(left), Json.MAPPER.valueToTree(right), before, after)
        .isLessThanOrEqualTo(before.quality());
  }

  /** Two creates can only refuse each other if they share a key. */
  @Property(tries = 600)
  void shouldReachTheCreateThresholdOnlyWithASharedKey(
      @ForAll("worker") Worker left, @ForAll("worker") Worker right) {
    double score = People.DEFAULT.score(features(left), features(right));

    assertThat(score < .85 || !Collections.disjoint(MatchKeys.of(left), MatchKeys.of(right)))
        .isTrue();
  }

  @Property(tries = 300)
  void shouldScoreAloneAsItScoresWithReasons(
      @ForAll("worker") Worker left, @ForAll("worker") Worker right) {
    for (MatchStrategy strategy : STRATEGIES) {
      assertThat(strategy.score(features(left), features(right)))
          .isEqualTo(strategy.compare(features(left), features(right)).score());
    }
  }

  @Example
  void shouldCompareInputOfAnySizeInBoundedTime() {
    List<HumanName> aliases =
        IntStream.range(0, 1_000)
            .mapToObj(i -> HumanName.of("ab".repeat(5_000) + i, "ba".repeat(5_000) + i))
            .toList();
    MatchFeatures one = features(named("ab".repeat(5_000), "a").additionalNames(aliases).build());
    MatchFeatures other = features(named("ba".repeat(5_000), "b").additionalNames(aliases).build());

    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> IntStream.range(0, 100).forEach(i -> score(one, other)));
  }

  private static void score(MatchFeatures one, MatchFeatures other) {
    STRATEGIES.forEach(strategy -> strategy.score(one, other));
  }

  private static Worker agreeing(Worker worker, int field) {
    List<ContactPoint> telecom = new ArrayList<>(worker.telecom());
    return switch (field) {
      case 0 -> worker.toBuilder().birthDate(LocalDate.of(1971, 10, 30)).build();
      case 1 -> worker.toBuilder().gender(Gender.FEMALE).build();
      case 2 -> {
        telecom.addAll(email("shared.mail@example.org"));
        yield worker.toBuilder().telecom(telecom).build();
      }
      case 3 -> {
        telecom.addAll(phone("+442079460000"));
        yield worker.toBuilder().telecom(telecom).build();
      }
      case 4 -> worker.toBuilder().addresses(home()).build();
      case 5 -> worker.toBuilder().gender(Gender.MALE).build();
      case NEW_YEAR -> worker.toBuilder().birthDate(LocalDate.of(1971, 1, 1)).build();
      case 7 -> worker.toBuilder().taxId("98-7654321").build();
      default -> {
        List<Identifier> identifiers = new ArrayList<>(worker.identifiers());
        identifiers.add(Identifier.of(IdentifierType.EMPLOYEE, "urn:hr", "4711"));
        yield worker.toBuilder().identifiers(identifiers).build();
      }
    };
  }

  @Property(tries = 300)
  void shouldReadBackWhatItStored(@ForAll("worker") Worker worker) {
    MatchFeatures features = features(worker);

    assertThat(MatchFeatures.decode(features.encode())).isEqualTo(features);
  }

  @Property(tries = 300)
  void shouldRefuseDamagedFeatures(
      @ForAll("worker") Worker worker, @ForAll @IntRange(min = 0, max = 40) int length) {
    byte[] damaged = Arrays.copyOf(features(worker).encode(), length);

    assertThatThrownBy(() -> MatchFeatures.decode(damaged))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void shouldForgiveOneTypingErrorInALongerName(
      @ForAll @IntRange(max = 3) int kind,
      @ForAll @IntRange(max = 8) int place,
      @ForAll boolean inFamily) {
    Worker right = named("Peterson", "Johanna").birthDate(People.BORN).build();
    Worker wrong =
        (inFamily
                ? named(Typo.of("Peterson", kind, place), "Johanna")
                : named("Peterson", Typo.of("Johanna", kind, place)))
            .birthDate(People.BORN)
            .build();

    assertThat(People.DEFAULT.compare(features(right), features(wrong)).score())
        .isGreaterThanOrEqualTo(.85);
  }
}
