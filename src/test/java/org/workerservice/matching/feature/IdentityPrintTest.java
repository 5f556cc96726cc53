package org.workerservice.matching.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.model.WorkerType;
import org.workerservice.support.TestHash;
import org.workerservice.support.WorkerArbitraries;

class IdentityPrintTest {
  private static final Worker ADA =
      Worker.named(HumanName.of("O'Connor", "Ada", "Zoë"))
          .birthDate(LocalDate.of(1984, 3, 17))
          .gender(Gender.FEMALE)
          .taxId("12-3456")
          .identifiers(List.of(Identifier.of(IdentifierType.NPI, "", "1234567893")))
          .telecom(
              List.of(
                  ContactPoint.of(ContactPointSystem.PHONE, "+442079460018"),
                  ContactPoint.of(ContactPointSystem.EMAIL, "ada@example.org")))
          .build();

  private static IdentityPrint print(Worker worker) {
    return IdentityPrint.of(worker, new TestHash());
  }

  private static List<IdentityPart> changedBy(WorkerBuilder changed) {
    return print(ADA).differences(print(changed.build()));
  }

  private static WorkerBuilder ada() {
    return ADA.toBuilder();
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  @Provide
  Arbitrary<Worker> workers() {
    return WorkerArbitraries.wildWorkers();
  }

  @Property(tries = 200)
  void shouldNotDependOnTheOrderOfLists(@ForAll("workers") Worker worker, @ForAll Random random) {
    List<HumanName> names = new ArrayList<>(worker.additionalNames());
    names.add(worker.name());
    Collections.shuffle(names, random);
    Worker other =
        worker.toBuilder()
            .name(names.removeFirst())
            .additionalNames(names)
            .addresses(shuffled(worker.addresses(), random))
            .identifiers(shuffled(worker.identifiers(), random))
            .documents(shuffled(worker.documents(), random))
            .telecom(shuffled(worker.telecom(), random))
            .build();

    assertThat(print(other)).isEqualTo(print(worker));
    assertThat(print(other).differences(print(worker))).isEmpty();
  }

  @Property(tries = 200)
  void shouldDifferFromAnotherInTheSamePartsInEitherOrder(
      @ForAll("workers") Worker left, @ForAll("workers") Worker right) {
    assertThat(print(left).differences(print(right)))
        .isEqualTo(print(right).differences(print(left)));
    assertThat(print(left).differences(print(right)).isEmpty())
        .isEqualTo(print(left).equals(print(right)));
  }

  @Property(tries = 200)
  void shouldReadWhatItWrites(@ForAll("workers") Worker worker) {
    byte[] stored = print(worker).encode();

    assertThat(stored).hasSize(IdentityPrint.LENGTH);
    assertThat(IdentityPrint.decode(stored)).contains(print(worker));
  }

  @Test
  void shouldNameWhatChanged() {
    assertThat(changedBy(ada().name(HumanName.of("Okafor", "Ada", "Zoë"))))
        .containsExactly(IdentityPart.NAME);
    assertThat(changedBy(ada().birthDate(LocalDate.of(1984, 3, 18))))
        .containsExactly(IdentityPart.BIRTH_DATE);
    assertThat(changedBy(ada().gender(Gender.UNKNOWN))).containsExactly(IdentityPart.GENDER);
    assertThat(changedBy(ada().taxId("123457"))).containsExactly(IdentityPart.TAX_ID);
    assertThat(changedBy(ada().identifiers(List.of()))).containsExactly(IdentityPart.IDENTIFIER);
    assertThat(changedBy(ada().telecom(ADA.telecom().subList(0, 1))))
        .containsExactly(IdentityPart.EMAIL);
    assertThat(changedBy(ada().telecom(ADA.telecom().subList(1, 2))))
        .containsExactly(IdentityPart.PHONE);
    assertThat(
            changedBy(
                ada()
                    .addresses(
                        List.of(
                            new Address(
                                Optional.empty(),
                                Optional.of("1 High St"),
                                Optional.empty(),
                                Optional.of("Leeds"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())))))
        .containsExactly(IdentityPart.ADDRESS);
  }

  @Test
  void shouldIgnoreSpellingAndOtherFields() {
    assertThat(
            changedBy(
                ada()
                    .name(HumanName.of("O’CONNOR", "ada", "Zoe"))
                    .taxId("123456")
                    .employmentStatus(EmploymentStatus.ON_LEAVE)
                    .workerType(WorkerType.values()[0])
                    .maritalStatus("single")
                    .version(7)))
        .isEmpty();
  }

  @Test
  void shouldNotCompareWithAnotherVersion() {
    byte[] later = print(ADA).encode();
    later[0]++;

    assertThat(IdentityPrint.decode(later)).isEmpty();
    assertThat(IdentityPrint.decode(new byte[0])).isEmpty();
    assertThat(IdentityPrint.decode(Arrays.copyOf(later, later.length - 1))).isEmpty();
  }

  /** Whoever changes this text must raise the version of the print. */
  @Test
  void shouldStayTheSameForEveryVersionOfTheProgram() {
    assertThat(IdentityText.of(ADA, IdentityPart.NAME)).isEqualTo("oconnor\u001fada zoe\u001f");
    assertThat(IdentityText.of(ADA, IdentityPart.TAX_ID)).isEqualTo("123456");
    assertThat(IdentityText.of(ADA, IdentityPart.PHONE)).isEqualTo("442079460018");
    assertThat(IdentityText.of(ADA, IdentityPart.IDENTIFIER).toLowerCase(Locale.ROOT))
        .isEqualTo("npi\u001f\u001f1234567893");
    assertThat(IdentityText.of(ADA, IdentityPart.ADDRESS)).isEmpty();
  }
}
