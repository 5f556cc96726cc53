package org.workerservice.survivorship;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.DocumentType;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

/** Records with few different values, so that two of them often share some. */
final class Twins {
  private static final Provenance ANY = new Provenance(Instant.EPOCH, 0, false);

  private Twins() {}

  static Arbitrary<Worker> workers() {
    return Builders.withBuilder(() -> Worker.named(HumanName.of("")).version(1))
        .use(names())
        .in(WorkerBuilder::name)
        .use(distinct(names()))
        .in(WorkerBuilder::additionalNames)
        .use(distinct(numbers().map(number -> Identifier.of(IdentifierType.MRN, "s", number))))
        .in(WorkerBuilder::identifiers)
        .use(distinct(numbers().map(one -> ContactPoint.of(ContactPointSystem.EMAIL, one))))
        .in(WorkerBuilder::telecom)
        .use(distinct(numbers().map(Twins::document)))
        .in(WorkerBuilder::documents)
        .use(distinct(numbers().map(Twins::address)))
        .in(WorkerBuilder::addresses)
        .use(Arbitraries.of(Gender.class))
        .in(WorkerBuilder::gender)
        .use(Arbitraries.of(EmploymentStatus.class))
        .in(WorkerBuilder::employmentStatus)
        .use(
            Arbitraries.of("1980-05-17", "1980", "1981-01").map(PartialDate::parse).injectNull(0.3))
        .in(WorkerBuilder::birthDate)
        .use(numbers().injectNull(0.5))
        .in(WorkerBuilder::taxId)
        .use(Arbitraries.of(true, false))
        .in(WorkerBuilder::deceased)
        .build(builder -> builder.id(UUID.randomUUID()).build());
  }

  static Arbitrary<Rules> rules() {
    return Arbitraries.of(Rule.class).map(rule -> new Rules(rule, java.util.Map.of()));
  }

  static Side side(Worker worker) {
    return new Side(worker, field -> ANY);
  }

  private static Arbitrary<HumanName> names() {
    return Arbitraries.of("Okafor", "Nwosu", "Ng").map(family -> HumanName.of(family, "Ada"));
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.of("1", "22", "333", "4444");
  }

  private static IdentityDocument document(String number) {
    return new IdentityDocument(
        DocumentType.PASSPORT,
        number,
        Optional.of("NG"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Address address(String number) {
    return new Address(
        Optional.empty(),
        Optional.of(number + " Main Street"),
        Optional.empty(),
        Optional.of("Lagos"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static <T> Arbitrary<List<T>> distinct(Arbitrary<T> elements) {
    return elements.list().uniqueElements().ofMaxSize(3);
  }

  /** Returns every value of a record, with the name of its field. */
  static List<Object> values(Worker worker) {
    List<Object> values = new ArrayList<>();
    Fields.SINGLE.forEach(
        field ->
            field
                .of(worker)
                .ifPresent(value -> values.add(List.of(field.name(), comparable(value)))));
    Fields.MANY.forEach(
        field ->
            field
                .of(worker)
                .forEach(value -> values.add(List.of(field.name(), comparable(value)))));
    return values;
  }

  /** Names are compared whatever their use and wherever they stand. */
  static Object comparable(Object value) {
    return value instanceof HumanName name ? Fields.spelling(name) : value;
  }

  static Stream<Object> contents(Worker worker) {
    return values(worker).stream()
        .map(
            value ->
                ((List<?>) value).getFirst().equals("name")
                    ? List.of("additional_names", ((List<?>) value).getLast())
                    : value);
  }
}
