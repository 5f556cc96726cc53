package org.workerservice.validation;

import java.util.Optional;

/** Checks countries and converts them to ISO 3166-1 alpha-2 codes; not thread-safe. */
final class CountryCheck {
  private final Violations violations;
  private final TextCheck texts;

  CountryCheck(Violations violations, TextCheck texts) {
    this.violations = violations;
    this.texts = texts;
  }

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
    Optional<String> code = CountryNames.codeOf(text);
    if (code.isEmpty()) {
      violations.add(
          field, "unknown_code", "The country must be an ISO 3166-1 code or an English name.");
      return country;
    }
    return code;
  }
}
