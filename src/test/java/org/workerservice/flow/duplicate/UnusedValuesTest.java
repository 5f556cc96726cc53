package org.workerservice.flow.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.matching.text.Unusable;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

class UnusedValuesTest {
  @ParameterizedTest
  @CsvSource({
    "PHONE, 0113 496 0123, UNREADABLE_TELEPHONE",
    "SMS, +15555555555, PLACEHOLDER",
    "FAX, +441134960123, NOT_COMPARED",
    "EMAIL, ada, UNREADABLE_ADDRESS",
    "EMAIL, info@hospital.example.net, SHARED_MAILBOX",
    "EMAIL, noemail@none.com, PLACEHOLDER"
  })
  void shouldSayWhyAContactIsNotUsed(ContactPointSystem system, String value, Unusable reason) {
    Worker worker = fragments().telecom(List.of(ContactPoint.of(system, value))).build();

    assertThat(UnusedValues.of(worker))
        .containsExactly(new UnusedValue("telecom[0].value", reason));
  }

  @Test
  void shouldSayWhyANumberOrNameIsNotUsed() {
    Worker worker =
        fragments()
            .name(HumanName.of("Unknown", "Unknown"))
            .identifiers(
                List.of(
                    Identifier.of(IdentifierType.NPI, "", "1245319590"),
                    Identifier.of(IdentifierType.NPI, "", "1234567893"),
                    Identifier.of(IdentifierType.SSN, "", "000-00-0000")))
            .taxId("none")
            .build();

    assertThat(UnusedValues.of(worker))
        .containsExactly(
            new UnusedValue("name", Unusable.PLACEHOLDER),
            new UnusedValue("identifiers[0].value", Unusable.INVALID_NUMBER),
            new UnusedValue("identifiers[2].value", Unusable.PLACEHOLDER),
            new UnusedValue("tax_id", Unusable.PLACEHOLDER));
  }

  @Test
  void shouldSayThatFieldsFindNoWorkerByThemselves() {
    Worker gender = fragments().gender(Gender.FEMALE).build();
    Worker year = fragments().birthDate(PartialDate.ofYear(1980)).build();

    assertThat(UnusedValues.findingNoWorker(gender))
        .containsExactly(new UnusedValue("gender", Unusable.FINDS_NO_WORKER));
    assertThat(UnusedValues.findingNoWorker(year))
        .containsExactly(new UnusedValue("birth_date", Unusable.FINDS_NO_WORKER));
    assertThat(UnusedValues.findingNoWorker(fragments().build()))
        .containsExactly(new UnusedValue("name", Unusable.FINDS_NO_WORKER));
  }

  @Test
  void shouldNotSayTwiceWhyARecordFindsNoWorker() {
    Worker fax =
        fragments()
            .telecom(List.of(ContactPoint.of(ContactPointSystem.FAX, "+441134960123")))
            .build();

    assertThat(UnusedValues.of(fax)).hasSize(1);
    assertThat(UnusedValues.findingNoWorker(fax)).isEmpty();
  }

  @Test
  void shouldSayNothingAboutUsedValues() {
    Worker worker =
        fragments()
            .name(HumanName.of("Hartley", "Amelia"))
            .telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, "+441134960123")))
            .build();

    assertThat(UnusedValues.of(worker)).isEmpty();
    assertThat(UnusedValues.findingNoWorker(worker)).isEmpty();
  }

  private static WorkerBuilder fragments() {
    return Worker.named(HumanName.of(""));
  }
}
