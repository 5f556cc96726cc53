package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.util.List;
import org.workerservice.model.HumanName;

/** Checks and normalises names; not thread-safe. */
final class NameCheck {
  private final Violations violations;
  private final TextCheck texts;

  NameCheck(Violations violations, TextCheck texts) {
    this.violations = violations;
    this.texts = texts;
  }

  HumanName primary(HumanName name, Intake intake) {
    HumanName normal = normal("name", name);
    switch (intake) {
      case API -> requireFamilyAndGiven(normal);
      case IMPORT, FHIR -> requireAnyPart("name", normal);
    }
    return normal;
  }

  /** Former names are often known only in part, so one part is enough for every intake. */
  HumanName additional(String path, HumanName name) {
    HumanName normal = normal(path, name);
    requireAnyPart(path, normal);
    return normal;
  }

  private HumanName normal(String path, HumanName name) {
    return new HumanName(
        name.useType(),
        texts.text(path + ".family", name.family(), FieldLimits.TEXT, SINGLE_SPACED),
        parts(path + ".given", name.given()),
        parts(path + ".prefix", name.prefix()),
        parts(path + ".suffix", name.suffix()),
        texts.optional(path + ".text", name.text(), FieldLimits.TEXT, SINGLE_SPACED));
  }

  private List<String> parts(String path, List<String> parts) {
    return texts.list(path, parts, FieldLimits.NAME_PARTS, FieldLimits.TEXT, SINGLE_SPACED);
  }

  private void requireFamilyAndGiven(HumanName name) {
    if (name.family().isEmpty()) {
      violations.required("name.family", "The family name is required.");
    }
    if (name.given().isEmpty()) {
      violations.required("name.given", "At least one given name is required.");
    }
  }

  private void requireAnyPart(String path, HumanName name) {
    if (name.family().isEmpty() && name.given().isEmpty() && name.text().isEmpty()) {
      violations.required(path, "A family name, a given name or the whole name is required.");
    }
  }
}
