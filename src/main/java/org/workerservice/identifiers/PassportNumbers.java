package org.workerservice.identifiers;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Formats of passport numbers, for the nine countries that publish theirs. Passport numbers have no
 * check digit (the one in the machine-readable zone is not part of the number).
 */
public final class PassportNumbers {
  private static final String FHIR_SYSTEM = "passport-";

  private static final Map<String, Pattern> COUNTRY_TO_SHAPE =
      Map.of(
          "CY", Pattern.compile("E[0-9]{6}|K[0-9]{8}"),
          "CZ", Pattern.compile("[0-9]{8,12}"),
          "LI", Pattern.compile("[A-Z][0-9]{5}"),
          "LT", Pattern.compile("[0-9]{8}"),
          "MT", Pattern.compile("[0-9]{7}"),
          "NL", Pattern.compile(DocumentShapes.DUTCH_IDENTITY_CARD),
          "PT", Pattern.compile("[A-Z][0-9]{6}"),
          "RO", Pattern.compile("[A-Z]{2}[0-9]{6}"),
          "SK", Pattern.compile("[A-Z]{2}[0-9]{7}"));

  private static final Map<String, String> ALPHA_3_TO_ALPHA_2 =
      Map.of(
          "CYP", "CY", "CZE", "CZ", "LIE", "LI", "LTU", "LT", "MLT", "MT", "NLD", "NL", "PRT", "PT",
          "ROU", "RO", "SVK", "SK");

  private PassportNumbers() {}

  /**
   * Checks the format of a passport number, ignoring separators and letter case. Never throws.
   *
   * @param country ISO 3166-1 alpha-2 or alpha-3 code of the issuing country, in any case
   * @return {@link Validity#UNCHECKED} when no format is known for the country
   */
  public static Validity validity(String country, String number) {
    return shape(country)
        .map(shape -> fits(shape, number) ? Validity.VALID : Validity.INVALID)
        .orElse(Validity.UNCHECKED);
  }

  /**
   * Returns the country of a FHIR passport system ({@code …/passport-CYP}), or else the system
   * itself, which may be a country.
   */
  static String country(String system) {
    int at = system == null ? -1 : system.toLowerCase(Locale.ROOT).lastIndexOf(FHIR_SYSTEM);
    return at < 0 ? system : system.substring(at + FHIR_SYSTEM.length());
  }

  private static Optional<Pattern> shape(String country) {
    if (country == null) {
      return Optional.empty();
    }
    String code = country.strip().toUpperCase(Locale.ROOT);
    return Optional.ofNullable(COUNTRY_TO_SHAPE.get(ALPHA_3_TO_ALPHA_2.getOrDefault(code, code)));
  }

  private static boolean fits(Pattern shape, String number) {
    return Spelling.ANY_SEPARATOR
        .compact(number)
        .filter(compact -> shape.matcher(compact).matches())
        .isPresent();
  }
}
