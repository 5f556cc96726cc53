package org.workerservice.validation;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.workerservice.model.Communication;

/** Checks the languages of a worker; not thread-safe. */
final class CommunicationCheck {
  private final Violations violations;
  private final TextCheck texts;
  private final Set<String> seen = new HashSet<>();

  CommunicationCheck(Violations violations, TextCheck texts) {
    this.violations = violations;
    this.texts = texts;
  }

  /** Returns the languages in the usual case, as in {@code zh-Hant-TW}. */
  List<Communication> check(List<Communication> sent) {
    return violations.each("communication", sent, FieldLimits.LANGUAGES, this::one);
  }

  private Communication one(String path, Communication sent) {
    String field = path + ".language";
    String tag =
        texts.required(
            field,
            sent.language(),
            FieldLimits.LANGUAGE,
            TextForm.TRIMMED,
            "The language is required.");
    String language = tag.isEmpty() ? tag : language(field, tag);
    if (!language.isEmpty() && !seen.add(language)) {
      violations.add(field, "duplicate", "The language appears more than once.");
    }
    return language.equals(sent.language()) ? sent : new Communication(language, sent.preferred());
  }

  private String language(String field, String tag) {
    try {
      return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
    } catch (IllformedLocaleException noTag) {
      violations.add(
          field, "invalid_format", "The language must be a BCP 47 tag, such as en or en-GB.");
      return tag;
    }
  }
}
