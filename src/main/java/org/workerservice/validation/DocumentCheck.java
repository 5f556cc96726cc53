package org.workerservice.validation;

import java.time.LocalDate;
import java.util.Optional;
import org.workerservice.model.IdentityDocument;

/** Checks and normalises documents; not thread-safe. An expired document is not a violation. */
final class DocumentCheck {
  private final Violations violations;
  private final TextCheck texts;
  private final CountryCheck countries;
  private final DateCheck dates;
  private final CodingCheck codings;

  DocumentCheck(Violations violations, TextCheck texts, CountryCheck countries, DateCheck dates) {
    this.violations = violations;
    this.texts = texts;
    this.countries = countries;
    this.dates = dates;
    this.codings = new CodingCheck(texts);
  }

  IdentityDocument check(String path, IdentityDocument document) {
    dates.notInFuture(path + ".issue_date", document.issueDate());
    dates.inRange(path + ".expiry_date", document.expiryDate());
    requireOrder(path, document.issueDate(), document.expiryDate());
    return new IdentityDocument(
        document.documentType(),
        number(path + ".number", document),
        countries.check(path + ".issuing_country", document.issuingCountry()),
        texts.optional(
            path + ".issuing_authority",
            document.issuingAuthority(),
            FieldLimits.TEXT,
            TextForm.SINGLE_SPACED),
        document.issueDate(),
        document.expiryDate(),
        document.verified(),
        document.code().map(code -> codings.check(path + ".code", code)),
        texts.optional(
            path + ".system", document.system(), FieldLimits.TEXT, TextForm.SINGLE_SPACED));
  }

  private String number(String field, IdentityDocument document) {
    return document.code().isPresent()
        ? texts.text(field, document.number(), FieldLimits.DOCUMENT_NUMBER, TextForm.TRIMMED)
        : texts.required(
            field,
            document.number(),
            FieldLimits.DOCUMENT_NUMBER,
            TextForm.TRIMMED,
            "A document needs a number, or a code.");
  }

  private void requireOrder(String path, Optional<LocalDate> issue, Optional<LocalDate> expiry) {
    if (issue.isPresent() && expiry.isPresent() && expiry.get().isBefore(issue.get())) {
      violations.add(
          path + ".expiry_date",
          "before_issue_date",
          "A document cannot expire before it was issued.");
    }
  }
}
