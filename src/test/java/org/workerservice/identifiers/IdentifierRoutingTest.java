package org.workerservice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierRoutingTest {
  @ParameterizedTest
  @CsvSource({
    "SSN, '', us_ssn",
    "ssn, https://payroll.example/numbers, us_ssn",
    "NPI, '', us_npi",
    "NPI, https://licences.example/board, us_npi",
    "DEA, '', us_dea",
    "SSN, urn:oid:1.2.250.1.213.1.4.8, fr_nir",
    "MRN, https://fhir.nhs.uk/Id/nhs-number, uk_nhs_number"
  })
  void shouldRouteByType(String type, String system, String key) {
    assertThat(IdentifierSchemes.find(type, system)).map(IdentifierScheme::key).contains(key);
  }

  @ParameterizedTest
  @CsvSource({
    "http://hl7.org/fhir/sid/us-ssn, us_ssn",
    "http://hl7.org/fhir/sid/us-npi, us_npi",
    "HTTPS://HL7.org/fhir/sid/us-npi/, us_npi",
    "urn:oid:2.16.840.1.113883.4.1, us_ssn",
    "2.16.840.1.113883.4.6, us_npi",
    "urn:oid:2.16.840.1.113883.4.814, us_dea",
    "https://fhir.nhs.uk/Id/nhs-number, uk_nhs_number",
    "urn:oid:2.16.840.1.113883.2.1.3.2.4.16.53, uk_chi_number",
    "http://fhir.de/sid/gkv/kvid-10, de_kvnr",
    "http://fhir.nl/fhir/NamingSystem/bsn, nl_bsn",
    "http://ns.electronichealth.net.au/id/hi/ihi/1.0, au_ihi",
    "https://standards.digital.health.nz/ns/nhi-id, nz_nhi",
    "urn:oid:1.2.752.129.2.1.3.1, se_personnummer",
    "urn:oid:2.16.578.1.12.4.1.4.1, no_fnr"
  })
  void shouldRouteByOfficialSystem(String system, String key) {
    assertThat(IdentifierSchemes.find("OTHER", system)).map(IdentifierScheme::key).contains(key);
  }

  @ParameterizedTest
  @CsvSource({
    "https://hr.example/ids/uk-nhs-number, uk_nhs_number",
    "uk-nhs, uk_nhs_number",
    "nhsNumber, uk_nhs_number",
    "https://www.ssa.gov/ssn, us_ssn",
    "us_ssn, us_ssn",
    "https://hr.example/id/cpf, br_cpf",
    "http://ameli.fr/assures, fr_nir",
    "https://hr.example/id/NIR, fr_nir",
    "urn:example:tsi, es_tsi",
    "urn:es:dni, es_dni",
    "urn:dk:cpr, dk_cpr",
    "https://id.example/pt/nif, pt_nif",
    "http://ingesa.sanidad.gob.es/tarjeta, es_tsi",
    "https://uidai.gov.in, in_aadhaar",
    "https://hr.example/aadhaar, in_aadhaar",
    "https://hr.example/my-number, jp_my_number",
    "https://hr.example/curp, mx_curp",
    "https://hr.example/personnummer, se_personnummer",
    "https://hr.example/kvnr, de_kvnr",
    "https://hr.example/bsn, nl_bsn",
    "https://hr.example/nhi-number, nz_nhi",
    "https://hr.example/au-ihi, au_ihi",
    "https://hr.example/ie-ihi, ie_ihi",
    "https://hr.example/dk_cpr, dk_cpr"
  })
  void shouldRouteByTheWordsOfAnUnofficialSystem(String system, String key) {
    assertThat(IdentifierSchemes.find("OTHER", system)).map(IdentifierScheme::key).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "https://fhir.nhs.uk/Id/ods-organization-code",
        "https://fhir.nhs.uk/Id/sds-user-id",
        "https://directory.spineservices.nhs.uk/STU3/Organization",
        "https://nhi.example.com/employees",
        "https://tsi.example.com/badges",
        "https://example.com/souvenir",
        "https://example.com/transition-tsinghua",
        "https://example.com/senhir",
        "https://example.com/ihi",
        "https://redcross.example/cpr",
        "https://example.com/nhi/tsi-or-nir",
        "urn:oid:2.16.840.1.113883.4.1.5",
        "urn:oid:1.2.3",
        "urn:nl:id",
        "https://hr.example/li/id",
        "urn:xx:dni"
      })
  void shouldKnowNoSchemeForOtherSystems(String system) {
    assertThat(IdentifierSchemes.find("OTHER", system)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MRN", "DL", "LICENSE", "EMPLOYEE", "PPN", "ODS"})
  void shouldNotReadWordsInSystemsOfOtherTypes(String type) {
    assertThat(IdentifierSchemes.find(type, "https://hospital.example/nhi")).isEmpty();
    assertThat(IdentifierSchemes.find(type, "")).isEmpty();
  }

  @Test
  void shouldNotTreatAForeignTaxNumberAsASocialSecurityNumber() {
    assertThat(IdentifierSchemes.find("TAX", "")).isEmpty();
    assertThat(IdentifierSchemes.find("TAX", "https://hr.example/pl-nip"))
        .map(IdentifierScheme::key)
        .contains("pl_nip");
  }

  @Test
  void shouldLeaveOverlongSystemsAlone() {
    String system = "https://hr.example/" + "a/".repeat(10_000) + "cpf";

    assertThat(IdentifierSchemes.find("OTHER", system)).isEmpty();
  }

  @Test
  void shouldFindEverySchemeUnderItsOwnKey() {
    assertThat(IdentifierSchemes.all())
        .allSatisfy(
            scheme ->
                assertThat(IdentifierSchemes.find("OTHER", "https://x.example/" + scheme.key()))
                    .contains(scheme));
  }

  @ParameterizedTest
  @CsvSource({
    "NPI, '', 1234567893, VALID",
    "NPI, '', 1234567890, INVALID",
    "OTHER, https://fhir.nhs.uk/Id/nhs-number, 943 476 5919, VALID",
    "OTHER, https://fhir.nhs.uk/Id/nhs-number, 943 476 5918, INVALID",
    "OTHER, https://fhir.nhs.uk/Id/nhs-number, '', INVALID",
    "OTHER, https://hr.example, 943 476 5918, UNCHECKED",
    "MRN, urn:oid:facility:north, 12, UNCHECKED",
    "PPN, http://hl7.org/fhir/sid/passport-CYP, K00012345, VALID",
    "PPN, SK, AB123, INVALID",
    "PPN, http://hl7.org/fhir/sid/passport-USA, 123456789, UNCHECKED",
    "PPN, , 123456789, UNCHECKED"
  })
  void shouldTellValidity(String type, String system, String value, Validity expected) {
    assertThat(IdentifierSchemes.validity(type, system, value)).isEqualTo(expected);
  }

  @Test
  void shouldCountAbsentTextsAsBlank() {
    assertThat(IdentifierSchemes.validity("NPI", null, null)).isEqualTo(Validity.INVALID);
    assertThat(IdentifierSchemes.validity(null, null, "1")).isEqualTo(Validity.UNCHECKED);
    assertThat(IdentifierSchemes.byKey(null)).isEmpty();
  }
}
