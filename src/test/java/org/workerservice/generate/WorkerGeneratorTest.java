package org.workerservice.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;

class WorkerGeneratorTest {
  private static List<GeneratedWorker> draw(long seed, double duplicates, int count) {
    WorkerGenerator generator = new WorkerGenerator(seed, duplicates);
    return Stream.generate(generator::next).limit(count).toList();
  }

  @Property(tries = 20)
  void shouldGenerateTheSameWorkersForTheSameSeed(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 0.9) double duplicates) {
    assertThat(draw(seed, duplicates, 60)).isEqualTo(draw(seed, duplicates, 60));
  }

  @Test
  void shouldGenerateOtherWorkersForAnotherSeed() {
    assertThat(draw(1, 0.1, 20)).isNotEqualTo(draw(2, 0.1, 20));
  }

  @Property(tries = 10)
  void shouldGenerateTheRequestedShareOfDuplicates(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 0.9) double share) {
    int count = 3000;
    long persons =
        draw(seed, share, count).stream().map(GeneratedWorker::entity).distinct().count();

    // Five standard deviations of a binomial share at its widest.
    assertThat(1 - persons / (double) count).isBetween(share - 0.046, share + 0.046);
  }

  @Property(tries = 10)
  void shouldAlwaysNameFamilyAndGiven(@ForAll long seed) {
    assertThat(draw(seed, 0.5, 1000))
        .extracting(generated -> generated.worker().name())
        .noneMatch(name -> name.incomplete() || name.given().stream().anyMatch(String::isBlank));
  }

  @Test
  void shouldGiveOriginalsNpisThatPassTheirCheck() {
    List<String> npis =
        draw(5, 0, 3000).stream()
            .flatMap(generated -> generated.worker().identifiers().stream())
            .filter(identifier -> identifier.identifierType() == IdentifierType.NPI)
            .map(Identifier::value)
            .toList();

    assertThat(npis).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    assertThat(npis).allMatch(npi -> luhn("80840" + npi));
  }

  private static boolean luhn(String number) {
    int sum = 0;
    for (int index = 0; index < number.length(); index++) {
      int digit = number.charAt(number.length() - 1 - index) - '0';
      sum += index % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return sum % 10 == 0;
  }

  @Test
  void shouldNeverGiveTwoPersonsOneNumberExceptPlaceholders() {
    Map<String, Set<Long>> numberToPersons =
        draw(6, 0, 20_000).stream()
            .flatMap(
                generated ->
                    generated.worker().identifiers().stream()
                        .map(identifier -> Map.entry(key(identifier), generated.entity())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    List<String> shared =
        numberToPersons.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .toList();

    assertThat(shared)
        .isNotEmpty()
        .allMatch(key -> key.matches("SSN .*(000-00-0000|123-45-6789|999-99-9999|111-11-1111)"));
  }

  private static String key(Identifier identifier) {
    return identifier.identifierType() + " " + identifier.system() + " " + identifier.value();
  }

  @Test
  void shouldGenerateTwinsWithDifferentGivenNames() {
    Map<List<Object>, List<Worker>> birthToTwins =
        draw(7, 0, 5000).stream()
            .map(GeneratedWorker::worker)
            .filter(worker -> worker.birthDate().isPresent() && !worker.addresses().isEmpty())
            .collect(
                Collectors.groupingBy(
                    worker ->
                        List.of(
                            worker.name().family(),
                            worker.birthDate().orElseThrow(),
                            worker.addresses().getFirst())));
    List<List<Worker>> twins =
        birthToTwins.values().stream().filter(siblings -> siblings.size() == 2).toList();

    assertThat(twins).hasSizeGreaterThan(50);
    assertThat(twins)
        .allMatch(pair -> !first(pair.get(0)).equals(first(pair.get(1))), "other given names");
  }

  private static String first(Worker worker) {
    return worker.name().given().getFirst();
  }

  @Test
  void shouldGenerateFathersAndSonsWithTheSameName() {
    List<Worker> workers = draw(8, 0, 5000).stream().map(GeneratedWorker::worker).toList();
    Set<List<Object>> fathers = new HashSet<>();
    workers.stream()
        .filter(worker -> worker.name().suffix().contains("Sr"))
        .forEach(worker -> fathers.add(List.of(worker.name().family(), worker.name().given())));

    assertThat(workers.stream().filter(worker -> worker.name().suffix().contains("Jr")))
        .hasSizeGreaterThan(50)
        .filteredOn(
            worker -> fathers.contains(List.of(worker.name().family(), worker.name().given())))
        .hasSizeGreaterThan(50);
  }

  @Test
  void shouldGenerateValidTelephoneNumbers() {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    List<String> invalid =
        draw(9, 0, 3000).stream()
            .flatMap(generated -> generated.worker().telecom().stream())
            .filter(point -> point.system() == ContactPointSystem.PHONE)
            .map(ContactPoint::value)
            .filter(number -> !valid(phones, number))
            .toList();

    assertThat(invalid).isEmpty();
  }

  private static boolean valid(PhoneNumberUtil phones, String number) {
    try {
      return phones.isValidNumber(phones.parse(number, null));
    } catch (NumberParseException malformed) {
      return false;
    }
  }

  @Test
  void shouldChangeMostCopiesAndKeepSomeOfTheirNames() {
    List<GeneratedWorker> records = draw(10, 0.5, 4000);
    Map<Long, Worker> entityToFirst =
        records.stream()
            .collect(
                Collectors.toMap(
                    GeneratedWorker::entity, GeneratedWorker::worker, (first, later) -> first));
    Map<Boolean, Long> sameNameToCount =
        records.stream()
            .filter(generated -> entityToFirst.get(generated.entity()) != generated.worker())
            .map(generated -> sameName(generated, entityToFirst))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(sameNameToCount.get(true)).isGreaterThan(400);
    assertThat(sameNameToCount.get(false)).isGreaterThan(400);
  }

  private static boolean sameName(GeneratedWorker copy, Map<Long, Worker> entityToFirst) {
    return copy.worker().name().equals(entityToFirst.get(copy.entity()).name());
  }

  @Test
  void shouldLeavePartsOfSomeBirthDatesAndChangeNothingElse() {
    WorkerGenerator partial = new WorkerGenerator(3, 0.3, 0.25);
    List<GeneratedWorker> whole = draw(3, 0.3, 2000);
    int months = 0;
    int years = 0;
    for (GeneratedWorker expected : whole) {
      Worker worker = partial.next().worker();
      Optional<PartialDate> date = worker.birthDate();
      assertThat(worker.toBuilder().withoutBirthDate().build())
          .isEqualTo(expected.worker().toBuilder().withoutBirthDate().build());
      assertThat(date.map(PartialDate::year))
          .isEqualTo(expected.worker().birthDate().map(PartialDate::year));
      months +=
          date.filter(one -> one.precision() == PartialDate.Precision.MONTH).isPresent() ? 1 : 0;
      years +=
          date.filter(one -> one.precision() == PartialDate.Precision.YEAR).isPresent() ? 1 : 0;
    }

    assertThat(months).isBetween(100, 300);
    assertThat(years).isBetween(200, 400);
  }

  @Test
  void shouldRefuseAShareOutOfBounds() {
    assertThatThrownBy(() -> new WorkerGenerator(1, 0.1, 1.5))
        .hasMessage("The share of partial birth dates must be from 0 to 1, not 1.5.");
    assertThatThrownBy(() -> new WorkerGenerator(1, 0.95))
        .hasMessage("The share of duplicates must be from 0 to 0.9, not 0.95.");
    assertThatThrownBy(() -> new WorkerGenerator(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
