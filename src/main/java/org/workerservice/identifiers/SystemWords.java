package org.workerservice.identifiers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises a scheme by the words in the name of a system, for senders that use their own
 * addresses ({@code https://payroll.example/ids/uk-nhs-number}). Only whole words count, and a
 * system with the words of two schemes has no scheme.
 */
final class SystemWords {
  /** Longer than any address in use; limits the work for hostile input. */
  private static final int MAX_LENGTH = 512;

  private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern HOST = Pattern.compile("^[a-z]+://[^/]*");
  private static final Pattern PART_BREAK = Pattern.compile("[/:#?]+");

  /** Two letters are no name of a number: nl/id may be a list of employees. */
  private static final Pattern IN_COUNTRY =
      Pattern.compile("(?<=[/:#?])[a-z]{2}[/:#?][^/:#?]{3,}$");

  /** Words, between spaces, that indicate a scheme. */
  private record Sign(String key, String words) {}

  /**
   * Names of numbers. They count only in the last part of an address, because the shorter ones are
   * also names of companies. A few (CPR, DNI, NIF, NIP, IHI) mean different things in different
   * countries and count only together with the country, also as the part before ({@code
   * urn:es:dni}).
   */
  private static final List<Sign> NAMES =
      signs(
          "au_ihi: au ihi, ihi au",
          "be_nn: rijksregisternummer, insz, ssin",
          "bg_egn: egn",
          "br_cpf: cpf",
          "cn_rrn: resident identity number",
          "cz_rc: cz rodne cislo",
          "de_kvnr: kvnr, kvid 10",
          "dk_cpr: cpr nummer, cprnummer",
          "ee_ik: isikukood",
          "es_dni: dni es, dni nie",
          "es_tsi: tsi, cip sns",
          "fi_hetu: hetu, henkilotunnus, henkilötunnus",
          "fr_nir: nir",
          "hr_oib: oib",
          "ie_ihi: ihi ie, hse ihi",
          "in_aadhaar: aadhaar",
          "is_kt: kennitala",
          "it_cf: codice fiscale, codicefiscale",
          "jp_my_number: my number, mynumber, myna",
          "lt_ak: asmens kodas",
          "lv_pk: personas kods",
          "mx_curp: curp",
          "nl_bsn: bsn",
          "no_fnr: fnr, fodselsnummer, fødselsnummer",
          "nz_nhi: nhi",
          "pl_nip: nip pl",
          "pl_pesel: pesel",
          "pt_nif: nif pt",
          "ro_cnp: cnp",
          "se_personnummer: personnummer",
          "si_emso: emso, emšo",
          "sk_rc: sk rodne cislo",
          "uk_chi_number: chi number, uk chi",
          "uk_hc_number: hc number, hsc number, h c number",
          "uk_nhs_number: nhs number, nhsnumber, uk nhs",
          "uk_nino: nino, national insurance number",
          "us_dea: dea number");

  /** Names of issuers with one numbering scheme; they also count in the host. */
  private static final List<Sign> ISSUERS =
      signs("es_tsi: ingesa", "fr_nir: ameli fr", "in_aadhaar: uidai", "us_ssn: ssa gov");

  private SystemWords() {}

  /**
   * Returns the key of the scheme that the words of the system indicate, if there is exactly one.
   */
  static Optional<String> key(String system) {
    if (system.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String name = system.strip().toLowerCase(Locale.ROOT);
    String whole = words(name);
    String lastPart = words(lastPart(name));
    List<String> keys =
        Stream.of(
                found(ISSUERS, whole),
                found(NAMES, lastPart),
                foundKeys(lastPart),
                foundKeys(inCountry(name)))
            .flatMap(found -> found)
            .distinct()
            .toList();
    return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
  }

  private static String lastPart(String name) {
    String[] parts = PART_BREAK.split(HOST.matcher(name).replaceFirst(""));
    return parts.length == 0 ? "" : parts[parts.length - 1];
  }

  /** Returns the last part with the country before it: urn:es:dni gives "es dni". */
  private static String inCountry(String name) {
    Matcher matcher = IN_COUNTRY.matcher(name);
    return matcher.find() ? words(matcher.group()) : "";
  }

  private static Stream<String> found(List<Sign> signs, String text) {
    return signs.stream().filter(sign -> text.contains(sign.words())).map(Sign::key);
  }

  /** The key of a scheme is one of its names, too, with any separator between its words. */
  private static Stream<String> foundKeys(String text) {
    return IdentifierSchemes.all().stream()
        .map(IdentifierScheme::key)
        .filter(key -> text.contains(words(key)));
  }

  /** Puts spaces around every word, so that a plain search finds only whole words. */
  private static String words(String text) {
    return " " + WORD_BREAK.matcher(text).replaceAll(" ").strip() + " ";
  }

  private static List<Sign> signs(String... lines) {
    return Arrays.stream(lines).flatMap(SystemWords::signs).toList();
  }

  private static Stream<Sign> signs(String line) {
    String[] keyAndNames = line.split(": ");
    return Arrays.stream(keyAndNames[1].split(", "))
        .map(name -> new Sign(keyAndNames[0], words(name)));
  }
}
