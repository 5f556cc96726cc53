package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.validation.WorkerChecks.VALIDATOR;
import static org.workerservice.validation.WorkerChecks.ada;
import static org.workerservice.validation.WorkerChecks.found;
import static org.workerservice.validation.WorkerChecks.in;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.DocumentType;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

class WorkerImportRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"N/A", "n.a.", "none", "unknown", "-", "--", "?", "NULL", "tbd", "not known"})
  void shouldRefuseAPlaceholderForACountryUnlessItIsImported(String country) {
    WorkerBuilder worker = ada().addresses(List.of(in(country), in("Poland")));

    WorkerValidator.Checked imported = VALIDATOR.check(worker.build(), Intake.IMPORT);

    assertThat(found(worker)).containsExactly("addresses[0].country placeholder");
    assertThat(imported.warnings())
        .extracting(warning -> warning.field() + " " + warning.code())
        .containsExactly("addresses[0].country placeholder");
    assertThat(((Validation.Valid) imported.validation()).worker().addresses())
        .extracting(Address::country)
        .containsExactly(Optional.of("PL"));
  }

  @Test
  void shouldImportARowWithoutItsUnknownCountries() {
    IdentityDocument passport =
        new IdentityDocument(
            DocumentType.PASSPORT,
            "C01X00T47",
            Optional.of("Atlantis"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    WorkerBuilder worker = ada().addresses(List.of(in("NA"))).documents(List.of(passport));

    WorkerValidator.Checked imported = VALIDATOR.check(worker.build(), Intake.IMPORT);

    assertThat(imported.warnings())
        .extracting(warning -> warning.field() + " " + warning.code())
        .containsExactly("documents[0].issuing_country unknown_code");
    Worker valid = ((Validation.Valid) imported.validation()).worker();
    assertThat(valid.addresses().getFirst().country()).contains("NA");
    assertThat(valid.documents().getFirst().number()).isEqualTo("C01X00T47");
    assertThat(valid.documents().getFirst().issuingCountry()).isEmpty();
    assertThat(found(worker)).containsExactly("documents[0].issuing_country unknown_code");
  }

  @Test
  void shouldImportARowWithoutTextsThatAreNoMailAddress() {
    ContactPoint wrong = ContactPoint.of(ContactPointSystem.EMAIL, "bad-mail");
    ContactPoint right = ContactPoint.of(ContactPointSystem.EMAIL, "ada@example.com");
    EmergencyContact contact =
        new EmergencyContact("Bo", "spouse", List.of(wrong, right), Optional.empty(), true);
    WorkerBuilder worker = ada().telecom(List.of(wrong, right)).emergencyContacts(List.of(contact));

    WorkerValidator.Checked imported = VALIDATOR.check(worker.build(), Intake.IMPORT);

    Worker valid = ((Validation.Valid) imported.validation()).worker();
    assertThat(valid.telecom()).containsExactly(right);
    assertThat(valid.emergencyContacts().getFirst().telecom()).containsExactly(right);
    assertThat(imported.warnings())
        .extracting(warning -> warning.field() + " " + warning.code())
        .containsExactly(
            "telecom[0].value invalid_format",
            "emergency_contacts[0].telecom[0].value invalid_format");
    assertThat(found(worker))
        .containsExactly(
            "telecom[0].value invalid_format",
            "emergency_contacts[0].telecom[0].value invalid_format");
  }

  @Test
  void shouldImportARowWithoutItsPlaceholders() {
    Address place =
        new Address(
            Optional.empty(),
            Optional.of("N/A"),
            Optional.of("-"),
            Optional.of("Unknown"),
            Optional.of("NA"),
            Optional.of("NULL"),
            Optional.of("IT"));
    WorkerBuilder worker =
        ada()
            .addresses(List.of(place))
            .taxId("n/a")
            .maritalStatus("NULL")
            .identifiers(
                List.of(
                    Identifier.of(IdentifierType.SSN, "", "none"),
                    Identifier.of(IdentifierType.EMPLOYEE, "urn:hr", "E-4711")))
            .telecom(
                List.of(
                    ContactPoint.of(ContactPointSystem.EMAIL, "NULL"),
                    ContactPoint.of(ContactPointSystem.PHONE, "N/A"),
                    ContactPoint.of(ContactPointSystem.EMAIL, "ada@example.com"),
                    ContactPoint.of(ContactPointSystem.FAX, "-")));

    WorkerValidator.Checked imported = VALIDATOR.check(worker.build(), Intake.IMPORT);

    Worker valid = ((Validation.Valid) imported.validation()).worker();
    assertThat(valid.telecom()).extracting(ContactPoint::value).containsExactly("ada@example.com");
    assertThat(valid.identifiers()).extracting(Identifier::value).containsExactly("E-4711");
    assertThat(valid.taxId()).isEmpty();
    assertThat(valid.addresses())
        .containsExactly(
            new Address(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("NA"),
                Optional.empty(),
                Optional.of("IT")));
    assertThat(imported.warnings())
        .extracting(Violation::field)
        .containsExactly(
            "addresses[0].line1",
            "addresses[0].line2",
            "addresses[0].city",
            "addresses[0].postal_code",
            "telecom[0].value",
            "telecom[1].value",
            "telecom[3].value",
            "identifiers[0].value",
            "tax_id",
            "marital_status");
  }
}
