package org.workerservice.matching.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.workerservice.identifiers.IdentifierScheme;
import org.workerservice.model.Identifier;

/** The country that issued an identifier, if the record has it. */
public final class IssuingCountry {
  /** The FHIR systems of passports end in {@code passport-} and three letters. */
  private static final String PASSPORT = "passport-";

  private static final Map<String, String> THREE_TO_TWO = threeToTwo();

  private IssuingCountry() {}

  private static Map<String, String> threeToTwo() {
    Map<String, String> codes = new HashMap<>();
    for (String country : Locale.getISOCountries()) {
      codes.put(Locale.of("", country).getISO3Country(), country);
    }
    return Map.copyOf(codes);
  }

  /** Returns the two-letter code, empty when it is unknown. */
  static String of(Identifier identifier) {
    return Numbers.scheme(identifier)
        .map(IdentifierScheme::country)
        .or(() -> fromAssigner(identifier))
        .or(() -> fromPassportSystem(identifier))
        .orElse("");
  }

  /** Returns the country code in the form that claims use. */
  public static String code(Optional<String> country) {
    return country.map(code -> code.strip().toUpperCase(Locale.ROOT)).orElse("");
  }

  private static Optional<String> fromAssigner(Identifier identifier) {
    String code = code(identifier.assigner());
    return THREE_TO_TWO.containsValue(code) ? Optional.of(code) : Optional.empty();
  }

  private static Optional<String> fromPassportSystem(Identifier identifier) {
    String system = identifier.system().toLowerCase(Locale.ROOT);
    int at = system.lastIndexOf(PASSPORT);
    return at < 0
        ? Optional.empty()
        : Optional.ofNullable(
            THREE_TO_TWO.get(system.substring(at + PASSPORT.length()).toUpperCase(Locale.ROOT)));
  }
}
