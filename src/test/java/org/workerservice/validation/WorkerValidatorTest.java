package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.workerservice.validation.WorkerChecks.TODAY;
import static org.workerservice.validation.WorkerChecks.VALIDATOR;
import static org.workerservice.validation.WorkerChecks.ada;
import static org.workerservice.validation.WorkerChecks.document;
import static org.workerservice.validation.WorkerChecks.found;
import static org.workerservice.validation.WorkerChecks.in;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.model.WorkerLink;
import org.workerservice.validation.Validation.Invalid;

class WorkerValidatorTest {
  @Test
  void shouldReportAllViolationsAtOnce() {
    WorkerBuilder worker =
        Worker.named(HumanName.of(" "))
            .birthDate(TODAY.plusDays(1))
            .taxId("--")
            .telecom(List.of(ContactPoint.of(ContactPointSystem.EMAIL, "ada")))
            .documents(List.of(document("", null, null)));

    assertThat(found(worker))
        .containsExactlyInAnyOrder(
            "name.family required",
            "name.given required",
            "birth_date in_future",
            "tax_id invalid_format",
            "telecom[0].value invalid_format",
            "documents[0].number required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\u0000", "\u007Fa", "a\uFFFE", "a\uD800"})
  void shouldRefuseForbiddenCharactersEverywhere(String text) {
    WorkerBuilder worker =
        ada()
            .maritalStatus(text)
            .identifiers(List.of(Identifier.of(IdentifierType.MRN, text, "1")));

    assertThat(found(worker))
        .containsExactly(
            "marital_status invalid_character", "identifiers[0].system invalid_character");
  }

  @Test
  void shouldCountLengthsInCodePoints() {
    String longest = "𠮷".repeat(255);

    assertThat(found(Worker.named(HumanName.of(longest, "Ada")))).isEmpty();
    assertThat(found(Worker.named(HumanName.of(longest + "a", "Ada"))))
        .containsExactly("name.family too_long");
    assertThat(found(Worker.named(HumanName.of("a".repeat(1_000_000), "Ada"))))
        .containsExactly("name.family too_long");
  }

  @Test
  void shouldRefuseListsThatAreTooLong() {
    List<ContactPoint> telecom =
        Collections.nCopies(257, ContactPoint.of(ContactPointSystem.EMAIL, ""));
    String[] given = Collections.nCopies(17, "Ada").toArray(String[]::new);
    List<HumanName> names = Collections.nCopies(65, HumanName.of(""));

    assertThat(found(Worker.named(HumanName.of("Okafor", given)).telecom(telecom)))
        .containsExactly("name.given too_many", "telecom too_many");
    assertThat(found(ada().additionalNames(names))).containsExactly("additional_names too_many");
  }

  @Test
  void shouldReportAtMostHundredViolations() {
    List<ContactPoint> blank =
        Collections.nCopies(256, ContactPoint.of(ContactPointSystem.EMAIL, ""));

    assertThat(found(ada().telecom(blank))).hasSize(100);
  }

  @Test
  void shouldRequireIdentifierValuesAndRefuseRepeatedOnes() {
    Identifier number = Identifier.of(IdentifierType.EMPLOYEE, "urn:hr", "7");
    Identifier untidy = Identifier.of(IdentifierType.EMPLOYEE, "urn:hr ", " 7");
    Identifier elsewhere = Identifier.of(IdentifierType.EMPLOYEE, "urn:other", "7");
    Identifier blank = Identifier.of(IdentifierType.NPI, "", " ");

    assertThat(found(ada().identifiers(List.of(number, elsewhere)))).isEmpty();
    assertThat(found(ada().identifiers(List.of(number, untidy, blank))))
        .containsExactly("identifiers[1] duplicate", "identifiers[2].value required");
  }

  @Test
  void shouldRefuseMergeLinks() {
    UUID own = UUID.randomUUID();
    WorkerLink merged = new WorkerLink(UUID.randomUUID(), LinkType.REPLACES);
    WorkerLink itself = new WorkerLink(own, LinkType.REFER);
    WorkerBuilder worker = ada().id(own).links(List.of(merged, itself, itself));

    assertThat(found(worker))
        .containsExactly(
            "links[0].link_type read_only",
            "links[1].other_worker_id self_reference",
            "links[2].other_worker_id self_reference",
            "links[2] duplicate");
    assertThat(found(ada().links(List.of(merged)), Intake.IMPORT))
        .containsExactly("links[0].link_type read_only");
  }

  @Test
  void shouldNeverRepeatTheOffendingValue() {
    WorkerBuilder worker =
        ada().addresses(List.of(in("Atlantis"))).taxId("§§§").maritalStatus("x".repeat(51));

    Invalid invalid = (Invalid) VALIDATOR.validate(worker.build(), Intake.API);

    assertThat(invalid.violations())
        .hasSize(3)
        .allSatisfy(
            violation ->
                assertThat(violation.message())
                    .endsWith(".")
                    .doesNotContain("Atlantis", "§", "xxx"));
  }

  @Test
  void shouldRefuseAnUnknownRegion() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NormalizationSettings("UK"));
  }
}
