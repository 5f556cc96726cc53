package org.workerservice.identifiers;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The official addresses and OIDs of the schemes in FHIR and HL7 version 3. */
final class OfficialSystems {
  private static final Pattern PREFIX = Pattern.compile("^(?:https?://|urn:oid:)");
  private static final Pattern TRAILING_SLASH = Pattern.compile("/$");

  /** Systems in lower case, without URI scheme ({@code http://}, {@code urn:oid:}). */
  private static final Map<String, String> SYSTEM_TO_KEY =
      Map.ofEntries(
          entry("ns.electronichealth.net.au/id/hi/ihi/1.0", "au_ihi"),
          entry("www.ehealth.fgov.be/standards/fhir/core/namingsystem/ssin", "be_nn"),
          entry("www.ehealth.fgov.be/standards/fhir/namingsystem/ssin", "be_nn"),
          entry("1.3.6.1.4.1.21297.100.1.1", "be_nn"),
          entry("rnds.saude.gov.br/fhir/r4/namingsystem/cpf", "br_cpf"),
          entry("www.saude.gov.br/fhir/r4/namingsystem/cpf", "br_cpf"),
          entry("2.16.840.1.113883.13.237", "br_cpf"),
          entry("fhir.de/sid/gkv/kvid-10", "de_kvnr"),
          entry("fhir.de/namingsystem/gkv/kvid-10", "de_kvnr"),
          entry("1.2.276.0.76.4.8", "de_kvnr"),
          entry("1.2.208.176.1.2", "dk_cpr"),
          entry("fhir.ee/sid/pid/est/ni", "ee_ik"),
          entry("1.3.6.1.4.1.28284.6.2.2.1", "ee_ik"),
          entry("1.3.6.1.4.1.19126.3", "es_dni"),
          entry("2.16.724.4.40", "es_tsi"),
          entry("1.2.246.21", "fi_hetu"),
          entry("1.2.250.1.213.1.4.8", "fr_nir"),
          entry("fhir.cezih.hr/specifikacije/identifikatori/oib", "hr_oib"),
          entry("2.16.840.1.113883.2.9.4.3.2", "it_cf"),
          entry("2.16.840.1.113883.4.629", "mx_curp"),
          entry("fhir.nl/fhir/namingsystem/bsn", "nl_bsn"),
          entry("2.16.840.1.113883.2.4.6.3", "nl_bsn"),
          // Ordinary and temporary (D) numbers share one series and one rule.
          entry("2.16.578.1.12.4.1.4.1", "no_fnr"),
          entry("2.16.578.1.12.4.1.4.2", "no_fnr"),
          entry("standards.digital.health.nz/ns/nhi-id", "nz_nhi"),
          entry("2.16.840.1.113883.2.18.2", "nz_nhi"),
          entry("2.16.840.1.113883.3.4424.1.1.616", "pl_pesel"),
          // Co-ordination numbers are in the same series as personal ones.
          entry("electronichealth.se/identifier/personnummer", "se_personnummer"),
          entry("electronichealth.se/identifier/samordningsnummer", "se_personnummer"),
          entry("1.2.752.129.2.1.3.1", "se_personnummer"),
          entry("1.2.752.129.2.1.3.3", "se_personnummer"),
          entry("fhir.nhs.uk/id/chi-number", "uk_chi_number"),
          entry("2.16.840.1.113883.2.1.3.2.4.16.53", "uk_chi_number"),
          entry("fhir.nhs.uk/id/hsc-number", "uk_hc_number"),
          entry("fhir.nhs.uk/id/nhs-number", "uk_nhs_number"),
          entry("fhir.nhs.net/id/nhs-number", "uk_nhs_number"),
          entry("2.16.840.1.113883.2.1.4.1", "uk_nhs_number"),
          entry("2.16.840.1.113883.4.814", "us_dea"),
          entry("hl7.org/fhir/sid/us-npi", "us_npi"),
          entry("2.16.840.1.113883.4.6", "us_npi"),
          entry("hl7.org/fhir/sid/us-ssn", "us_ssn"),
          entry("2.16.840.1.113883.4.1", "us_ssn"));

  private OfficialSystems() {}

  /** Returns the key of the scheme with exactly this official system. */
  static Optional<String> key(String system) {
    String name = PREFIX.matcher(system.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    return Optional.ofNullable(SYSTEM_TO_KEY.get(TRAILING_SLASH.matcher(name).replaceFirst("")));
  }
}
