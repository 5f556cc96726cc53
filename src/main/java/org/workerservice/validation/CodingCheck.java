package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.util.Optional;
import org.workerservice.model.Coding;

/** Checks and normalises codes from code systems; not thread-safe. */
final class CodingCheck {
  private final TextCheck texts;

  CodingCheck(TextCheck texts) {
    this.texts = texts;
  }

  Coding check(String path, Coding coding) {
    return new Coding(
        texts.required(
            path + ".code",
            coding.code(),
            FieldLimits.TEXT,
            SINGLE_SPACED,
            "The code is required."),
        text(path + ".system", coding.system()),
        text(path + ".display", coding.display()));
  }

  private Optional<String> text(String field, Optional<String> value) {
    return texts.optional(field, value, FieldLimits.TEXT, SINGLE_SPACED);
  }
}
