package org.workerservice.matching.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.named;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "SSN, '', 536228145, 536 22 8145",
    "SSN, '', 536228145, 536.22.8145",
    "SSN, '', 536228145, 536\u201122\u20118145",
    "SSN, '', 536228145, \uff15\uff13\uff16\u30fc\uff12\uff12\u30fc\uff18\uff11\uff14\uff15",
    "NPI, '', 1234567893, 123-456-7893",
    "NPI, '', 1234567893, 80840-1234567893",
    "DEA, '', AB1234563, ab 123 4563",
    "DEA, '', AB1234563, AB-123.4563",
    "OTHER, https://fhir.nhs.uk/Id/nhs-number, 9434765919, 943-476-5919",
    "OTHER, https://fhir.nhs.uk/Id/nhs-number, 9434765919, 943.476.5919",
    "OTHER, https://fhir.nhs.uk/Id/nhs-number, 9434765919, 943\u00a0476\u00a05919",
    "OTHER, urn:oid:1.2.250.1.213.1.4.8, 180127512345642, 1-80-12-75-123-456/42",
    "OTHER, codice fiscale, RSSMRA85T10A562S, RSS.MRA-85T10 A562S",
    "OTHER, http://fhir.de/sid/gkv/kvid-10, A123456780, A 123-456-780",
    "TAX, '', 912345678, 91-2345678",
    "TAX, '', DE136695976, DE 136/695/976",
    "EMPLOYEE, urn:hr, E0047112, e-004/7112",
    "PPN, '', C01X00T47, C01X 00-T47",
  })
  void shouldMakeOneClaimOfEverySpelling(
      IdentifierType type, String system, String plain, String written) {
    assertThat(of(type, system, plain)).hasSize(1);
    assertThat(of(type, system, written)).isEqualTo(of(type, system, plain));
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
