package org.workerservice.validation;

import java.util.Optional;
import java.util.regex.Pattern;
import org.workerservice.identifiers.MissingWords;

/** Checks countries and converts them to ISO 3166-1 alpha-2 codes; not thread-safe. */
final class CountryCheck {
  /** NA is Namibia and NO is Norway; N/A and n.a. are neither. */
  private static final Pattern CODE = Pattern.compile("\\p{L}{2}");

  private final Violations violations;
  private final TextCheck texts;
  private final Intake intake;

  CountryCheck(Violations violations, TextCheck texts, Intake intake) {
    this.violations = violations;
    this.texts = texts;
    this.intake = intake;
  }

  /** Returns the code. An import loses a country that is unknown, with a warning. */
  Optional<String> check(String field, Optional<String> country) {
    if (country.isEmpty()) {
      return country;
    }
    String sent = country.get();
    String text = texts.text(field, sent, FieldLimits.COUNTRY, TextForm.SINGLE_SPACED);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (violations.concern(field)) {
      return country;
    }
    if (MissingWords.matches(text) && !CODE.matcher(text).matches()) {
      return unknown(field, country, "placeholder", "Leave out the country if it is not known.");
    }
    Optional<String> code = CountryNames.codeOf(text);
    return code.isPresent()
        ? code
        : unknown(
            field, country, "unknown_code", "The country must be an ISO 3166-1 code or a name.");
  }

  private Optional<String> unknown(
      String field, Optional<String> country, String code, String message) {
    return switch (intake) {
      case API, FHIR -> {
        violations.add(field, code, message);
        yield country;
      }
      case IMPORT -> {
        violations.warn(field, code, message);
        yield Optional.empty();
      }
    };
  }
}
