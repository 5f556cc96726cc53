package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.util.List;
import java.util.Optional;
import org.workerservice.model.HumanName;

/** Checks and normalises names; not thread-safe. */
final class NameCheck {
  private final Violations violations;
  private final TextCheck texts;

  NameCheck(Violations violations, TextCheck texts) {
    this.violations = violations;
    this.texts = texts;
  }

  /**
   * Checks the primary name.
   *
   * @param stored the name that a change replaces; its parts were accepted, so they may stay
   */
  HumanName primary(HumanName name, Intake intake, Optional<HumanName> stored) {
    HumanName normal = normal("name", name);
    if (intake != Intake.API || stored.filter(before -> sameParts(before, normal)).isPresent()) {
      requireAnyPart("name", normal);
    } else if (normal.mononym()) {
      requireFamilyOrGiven(normal);
    } else {
      requireFamilyAndGiven(normal);
    }
    return normal;
  }

  private static boolean sameParts(HumanName one, HumanName other) {
    return one.family().equals(other.family())
        && one.given().equals(other.given())
        && one.text().equals(other.text());
  }

  /** Former names are often known only in part, so one part is enough for every intake. */
  HumanName additional(String path, HumanName name) {
    HumanName normal = normal(path, name);
    requireAnyPart(path, normal);
    return normal;
  }

  private HumanName normal(String path, HumanName name) {
    String family = texts.text(path + ".family", name.family(), FieldLimits.TEXT, SINGLE_SPACED);
    List<String> given = parts(path + ".given", name.given());
    return new HumanName(
        name.useType(),
        family,
        given,
        parts(path + ".prefix", name.prefix()),
        parts(path + ".suffix", name.suffix()),
        texts.optional(path + ".text", name.text(), FieldLimits.TEXT, SINGLE_SPACED),
        name.mononym() && (family.isEmpty() || given.isEmpty()));
  }

  private List<String> parts(String path, List<String> parts) {
    return texts.list(path, parts, FieldLimits.NAME_PARTS, FieldLimits.TEXT, SINGLE_SPACED);
  }

  private void requireFamilyOrGiven(HumanName name) {
    if (name.family().isEmpty() && name.given().isEmpty()) {
      violations.required("name", "A mononym needs a family name or a given name.");
    }
  }

  private void requireFamilyAndGiven(HumanName name) {
    if (name.family().isEmpty()) {
      violations.required(
          "name.family",
          "The family name is required. A person with one name has \"mononym\": true.");
    }
    if (name.given().isEmpty()) {
      violations.required(
          "name.given",
          "At least one given name is required. A person with one name has \"mononym\": true.");
    }
  }

  private void requireAnyPart(String path, HumanName name) {
    if (name.family().isEmpty() && name.given().isEmpty() && name.text().isEmpty()) {
      violations.required(path, "A family name, a given name or the whole name is required.");
    }
  }
}
