package org.workerservice.matching.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.named;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workerservice.model.DocumentType;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;

class ClaimsTest {
  private static final String PASSPORTS = "http://hl7.org/fhir/sid/passport-DEU";

  private static List<Claim> of(IdentifierType type, String system, String value) {
    return Claims.of(
        named("Peterson").identifiers(List.of(Identifier.of(type, system, value))).build());
  }

  @Test
  void shouldClaimWithoutScopeWhateverTheSystem() {
    assertThat(of(IdentifierType.NPI, "urn:any", "1234567893"))
        .containsExactly(new Claim("NPI", "", "1234567893"));
    assertThat(of(IdentifierType.SSN, "", "536-22-8145"))
        .containsExactly(new Claim("SSN", "", "536228145"));
  }

  @Test
  void shouldClaimNothingWithInvalidNumbersAndPlaceholders() {
    assertThat(of(IdentifierType.NPI, "", "1234567890")).isEmpty();
    assertThat(of(IdentifierType.SSN, "", "000-00-0000")).isEmpty();
    assertThat(of(IdentifierType.EMPLOYEE, "urn:hr", "99999")).isEmpty();
  }

  @Test
  void shouldNeedAScopeForEmployeeNumbersAndLicences() {
    assertThat(of(IdentifierType.EMPLOYEE, "", "E-4711")).isEmpty();
    assertThat(of(IdentifierType.LICENSE, "", "L-4711")).isEmpty();
    assertThat(of(IdentifierType.EMPLOYEE, "urn:hr", "E-4711"))
        .containsExactly(new Claim("EMPLOYEE", "urn:hr", "E4711"));
  }

  @Test
  void shouldScopeALicenceByItsAssignerBeforeItsSystem() {
    Identifier licence =
        new Identifier(
            Optional.empty(), IdentifierType.LICENSE, "urn:x", "L-4711", Optional.of("Board"));

    assertThat(Claims.of(named("Peterson").identifiers(List.of(licence)).build()))
        .containsExactly(new Claim("LICENSE", "board", "L4711"));
  }

  @Test
  void shouldClaimAPassportOnceAsIdentifierAndAsDocument() {
    IdentityDocument passport =
        new IdentityDocument(
            DocumentType.PASSPORT,
            "C01X 00T47",
            Optional.of("de"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    List<Claim> claims =
        Claims.of(
            named("Peterson")
                .identifiers(List.of(Identifier.of(IdentifierType.PPN, PASSPORTS, "c01x00t47")))
                .documents(List.of(passport))
                .build());

    assertThat(claims).containsExactly(new Claim("PPN", "DE", "C01X00T47"));
  }

  @Test
  void shouldNotPrintTheNumber() {
    assertThat(new Claim("SSN", "", "536228145")).hasToString("Claim[SSN]");
  }
}
