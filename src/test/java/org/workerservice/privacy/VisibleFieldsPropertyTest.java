package org.workerservice.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.support.TestHash;
import org.workerservice.support.WorkerArbitraries;

class VisibleFieldsPropertyTest {
  private final Masking masking =
      new Masking(identifier -> identifier.identifierType() == IdentifierType.OTHER);

  @Provide
  Arbitrary<Worker> workers() {
    return WorkerArbitraries.wildWorkers();
  }

  @Property(tries = 300)
  void shouldCompareIndependentlyOfMaskedValues(
      @ForAll("workers") Worker worker, @ForAll("workers") Worker other) {
    Worker changed = withMaskedFieldsOf(other, worker);

    PreparedRecord one = prepared(worker);
    PreparedRecord two = prepared(changed);

    assertThat(two.keys()).isEqualTo(one.keys());
    assertThat(features(two)).isEqualTo(features(one));
  }

  @Property(tries = 300)
  void shouldRemoveEveryMaskedValue(@ForAll("workers") Worker worker) {
    Worker visible = masking.visible(worker);

    assertThat(masking.mask(visible)).isEqualTo(visible);
    assertThat(masking.visible(visible)).isEqualTo(visible);
    assertThat(Masking.HIDDEN_FIELDS).containsAll(masking.hiddenFields(worker));
    assertThat(masking.hiddenFields(visible)).isSubsetOf("birth_date");
  }

  /** Otherwise a reader of masked records would not find existing workers. */
  @Property(tries = 300)
  void shouldHaveOnlyMatchKeysOfTheWholeRecord(@ForAll("workers") Worker worker) {
    assertThat(new HashSet<>(PreparedRecord.of(worker).keys()))
        .containsAll(prepared(worker).keys());
  }

  private PreparedRecord prepared(Worker worker) {
    return PreparedRecord.ofVisible(masking.visible(worker));
  }

  private static byte[] features(PreparedRecord record) {
    return record.features(new TestHash(), List.of()).encode();
  }

  /** Returns the first record with all hidden values replaced by those of the second. */
  private Worker withMaskedFieldsOf(Worker source, Worker worker) {
    String value = source.taxId().orElse("42");
    return worker.toBuilder()
        .identifiers(
            worker.identifiers().stream().map(identifier -> hidden(identifier, value)).toList())
        .telecom(
            worker.telecom().stream()
                .filter(contact -> masking.hiddenFields(telecomOf(worker, contact)).isEmpty())
                .toList())
        .birthDate(worker.birthDate().map(date -> sameYear(date, value)).orElse(null))
        .taxId(source.taxId().orElse(null))
        .documents(source.documents())
        .emergencyContacts(source.emergencyContacts())
        .addresses(worker.addresses().stream().map(address -> hidden(address, value)).toList())
        .build();
  }

  private static PartialDate sameYear(PartialDate date, String value) {
    int month = 1 + value.length() % 12;
    return value.length() % 2 == 0
        ? PartialDate.of(YearMonth.of(date.year(), month))
        : PartialDate.of(LocalDate.of(date.year(), month, 28));
  }

  private Worker telecomOf(Worker worker, ContactPoint contact) {
    return Worker.named(worker.name()).telecom(List.of(contact)).build();
  }

  private static Identifier hidden(Identifier identifier, String value) {
    return switch (identifier.identifierType()) {
      case SSN, TAX, DEA, DL, PPN, OTHER -> identifier.withValue(value);
      case MRN, NPI, LICENSE, EMPLOYEE, ODS -> identifier;
    };
  }

  private static Address hidden(Address address, String value) {
    boolean home = address.useType().map(use -> use.code().equals("home")).orElse(true);
    return home
        ? new Address(
            address.useType(),
            Optional.of(value + " Hidden Street"),
            Optional.empty(),
            address.city(),
            Optional.of(value),
            Optional.of(value),
            address.country())
        : address;
  }
}
