package org.workerservice.flow.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.matching.text.Unusable;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.EmploymentStatus;
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
  void shouldSayThatBirthDateAndAddressFindNoWorker() {
    Worker worker =
        fragments()
            .birthDate(PartialDate.parse("1961-07-09"))
            .gender(Gender.FEMALE)
            .addresses(List.of(home()))
            .build();

    assertThat(UnusedValues.findingNoWorker(worker))
        .extracting(UnusedValue::field)
        .containsExactly("gender", "birth_date", "addresses");
  }

  private static Address home() {
    return new Address(
        Optional.of(AddressUse.HOME),
        Optional.of("12 Oak Road"),
        Optional.empty(),
        Optional.of("Leeds"),
        Optional.empty(),
        Optional.of("LS1 4AP"),
        Optional.of("GB"));
  }

  @Test
  void shouldNameTheFieldsThatWereSent() {
    EmergencyContact contact =
        new EmergencyContact("Ben Okafor", "spouse", List.of(), Optional.empty(), true);
    Worker contacts = fragments().emergencyContacts(List.of(contact)).build();
    Worker status = fragments().employmentStatus(EmploymentStatus.ACTIVE).build();

    assertThat(UnusedValues.findingNoWorker(contacts))
        .containsExactly(new UnusedValue("emergency_contacts", Unusable.FINDS_NO_WORKER));
    assertThat(UnusedValues.findingNoWorker(status))
        .containsExactly(new UnusedValue("employment_status", Unusable.FINDS_NO_WORKER));
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
