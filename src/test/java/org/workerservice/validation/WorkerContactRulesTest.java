package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.validation.WorkerChecks.ada;
import static org.workerservice.validation.WorkerChecks.found;
import static org.workerservice.validation.WorkerChecks.foundInChange;
import static org.workerservice.validation.WorkerChecks.in;
import static org.workerservice.validation.WorkerChecks.normalised;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.Gender;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

class WorkerContactRulesTest {
  private static EmergencyContact contact(String name, String relationship, boolean primary) {
    return new EmergencyContact(name, relationship, List.of(), Optional.empty(), primary);
  }

  @Test
  void shouldAcceptAnAddressWithOnlyAStreetThatStays() {
    Address street =
        new Address(
            Optional.empty(),
            Optional.of("1 High Street"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Worker stored = ada().addresses(List.of(street)).build();

    assertThat(foundInChange(stored, stored.toBuilder().gender(Gender.MALE))).isEmpty();
    assertThat(foundInChange(stored, ada().addresses(List.of(in("GB"), street)))).isEmpty();
    assertThat(foundInChange(stored, ada().addresses(List.of(withUse(street, AddressUse.HOME)))))
        .isEmpty();
    assertThat(foundInChange(ada().build(), ada().addresses(List.of(street))))
        .containsExactly("addresses[0] required");
  }

  @Test
  void shouldRequireNameAndRelationshipOfEmergencyContactsAndOnePrimary() {
    List<EmergencyContact> contacts =
        List.of(contact("Ben", "spouse", true), contact(" ", "", false), contact("C", "d", true));

    assertThat(found(ada().emergencyContacts(contacts)))
        .containsExactly(
            "emergency_contacts[1].name required",
            "emergency_contacts[1].relationship required",
            "emergency_contacts[2].is_primary duplicate");
  }

  @Test
  void shouldRequireAPlaceInEveryAddress() {
    Address street =
        new Address(
            Optional.empty(),
            Optional.of(" 1  St Mary's Rd. "),
            Optional.of(" "),
            Optional.empty(),
            Optional.of("ca"),
            Optional.empty(),
            Optional.empty());

    Address normal = normalised(ada().addresses(List.of(street)), Intake.IMPORT).addresses().get(0);

    assertThat(found(ada().addresses(List.of(street)))).containsExactly("addresses[0] required");
    assertThat(normal.line1()).contains("1 St Mary's Rd.");
    assertThat(normal.line2()).isEmpty();
    assertThat(normal.state()).contains("CA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "call me", "n/a", "ext. 204", "+999 12"})
  void shouldKeepATelephoneNumberThatCannotBeReadAsItWasSent(String phone) {
    ContactPoint kept =
        normalised(ada().telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, phone + " "))))
            .telecom()
            .getFirst();

    assertThat(kept).isEqualTo(ContactPoint.of(ContactPointSystem.PHONE, phone));
  }

  @Test
  void shouldParseTelephoneNumbersByTheCountryOfTheFirstAddress() {
    WorkerBuilder worker =
        ada().telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, "020 7946 0958")));

    Worker british = normalised(worker.addresses(List.of(in("England"))));
    Worker american = normalised(worker.addresses(List.of()));

    assertThat(british.addresses().getFirst().country()).contains("GB");
    assertThat(british.telecom().getFirst().value()).isEqualTo("+442079460958");
    assertThat(british.telecom().getFirst().original()).contains("020 7946 0958");
    assertThat(american.telecom().getFirst().value()).isEqualTo("020 7946 0958");
    assertThat(american.telecom().getFirst().original()).isEmpty();
  }

  @Test
  void shouldKeepTheOriginalOfTheFirstSource() {
    ContactPoint again =
        new ContactPoint(
            ContactPointSystem.PHONE,
            "+14155552671",
            Optional.empty(),
            Optional.of("(415) 555-2671"));

    assertThat(normalised(ada().telecom(List.of(again))).telecom()).containsExactly(again);
  }

  @Test
  void shouldReportAnUnknownCountry() {
    assertThat(found(ada().addresses(List.of(in("Atlantis")))))
        .containsExactly("addresses[0].country unknown_code");
  }

  @Test
  void shouldKeepAnUnreadableTelephoneNumberAtTheApi() {
    Worker valid =
        normalised(ada().telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, "call me"))));

    assertThat(valid.telecom()).extracting(ContactPoint::value).containsExactly("call me");
    assertThat(found(ada().telecom(List.of(ContactPoint.of(ContactPointSystem.EMAIL, "N/A")))))
        .containsExactly("telecom[0].value placeholder");
  }

  private static Address withUse(Address address, AddressUse use) {
    return new Address(
        Optional.of(use),
        address.line1(),
        address.line2(),
        address.city(),
        address.state(),
        address.postalCode(),
        address.country());
  }
}
