package org.workerservice.support;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.PartialDateTime;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.model.WorkerType;

/** Generators of workers. */
public final class WorkerArbitraries {
  private WorkerArbitraries() {}

  /**
   * Returns workers that are valid for every interface and already in normal form, so that the
   * stored record equals the sent one. They have no id, version, server-owned times, links or
   * managing organisation.
   */
  public static Arbitrary<Worker> validWorkers() {
    return Builders.withBuilder(() -> Worker.named(HumanName.of("")))
        .use(PartArbitraries.names())
        .in(WorkerBuilder::name)
        .use(PartArbitraries.names().list().ofMaxSize(3))
        .in(WorkerBuilder::additionalNames)
        .use(identifiers())
        .in(WorkerBuilder::identifiers)
        .use(PartArbitraries.contactPoints().list().ofMaxSize(4))
        .in(WorkerBuilder::telecom)
        .use(PartArbitraries.addresses().list().ofMaxSize(3))
        .in(WorkerBuilder::addresses)
        .use(PartArbitraries.documents().list().ofMaxSize(3))
        .in(WorkerBuilder::documents)
        .use(PartArbitraries.emergencyContacts())
        .in(WorkerBuilder::emergencyContacts)
        .use(Arbitraries.of(Gender.class))
        .in(WorkerBuilder::gender)
        .use(Arbitraries.of(WorkerType.class).injectNull(0.2))
        .in(WorkerBuilder::workerType)
        .use(Arbitraries.of(EmploymentStatus.class))
        .in(WorkerBuilder::employmentStatus)
        .use(PartArbitraries.birthDates(1930, 2007).injectNull(0.2))
        .in((builder, date) -> builder.birthDate(date))
        .use(PartArbitraries.days(2008, 2024).optional(0.1))
        .in(WorkerArbitraries::withDeath)
        .use(TextArbitraries.issuedNumbers().injectNull(0.5))
        .in(WorkerBuilder::taxId)
        .use(TextArbitraries.words().injectNull(0.5))
        .in(WorkerBuilder::maritalStatus)
        .use(Arbitraries.of(true, false).injectNull(0.5))
        .in(WorkerBuilder::multipleBirth)
        .use(Arbitraries.of("https://example.org/ada.jpg", "attachment:1").list().ofMaxSize(2))
        .in(WorkerBuilder::photo)
        .use(PartArbitraries.languages())
        .in(WorkerBuilder::communication)
        .build(WorkerBuilder::build);
  }

  /**
   * Returns workers with some texts replaced by arbitrary or untidy ones. Most of them still break
   * no rule.
   */
  public static Arbitrary<Worker> wildWorkers() {
    return Combinators.combine(
            validWorkers(),
            TextArbitraries.anything().list().ofMinSize(1).ofMaxSize(6),
            Arbitraries.longs(),
            PartArbitraries.days(1800, 2100).optional(0.2))
        .as(
            (worker, texts, seed, birthDate) -> {
              Worker untidy = new UntidyWriter(texts, new Random(seed)).rewrite(worker);
              return birthDate.map(day -> untidy.toBuilder().birthDate(day).build()).orElse(untidy);
            });
  }

  private static Arbitrary<List<Identifier>> identifiers() {
    return PartArbitraries.identifiers().list().uniqueElements(Identifier::value).ofMaxSize(4);
  }

  private static WorkerBuilder withDeath(WorkerBuilder builder, Optional<LocalDate> day) {
    return day.map(
            date -> builder.deceased(true).deceasedDatetime(PartialDateTime.parse(death(date))))
        .orElse(builder);
  }

  /** Returns a year, a month, a day or a time. */
  private static String death(LocalDate date) {
    String time = date.atTime(12, 30, 15).toInstant(ZoneOffset.UTC).toString();
    return time.substring(0, List.of(4, 7, 10, time.length()).get(date.getDayOfMonth() % 4));
  }
}
