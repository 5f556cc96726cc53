package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;
import static org.workerservice.validation.TextForm.TRIMMED;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;

/** Checks and normalises identifiers and the tax number; not thread-safe. */
final class IdentifierCheck {
  private final Violations violations;
  private final TextCheck texts;
  private final Intake intake;

  IdentifierCheck(Violations violations, TextCheck texts, Intake intake) {
    this.violations = violations;
    this.texts = texts;
    this.intake = intake;
  }

  List<Identifier> check(List<Identifier> identifiers) {
    Set<Key> seen = new HashSet<>();
    return violations.each(
        "identifiers",
        identifiers,
        FieldLimits.LIST,
        (path, identifier) -> {
          Identifier normal = check(path, identifier);
          if (!seen.add(Key.of(normal))) {
            violations.add(
                path, "duplicate", "The same type, system and value is already in the list.");
          }
          return normal;
        });
  }

  Optional<String> taxId(Optional<String> taxId) {
    Optional<String> normal = texts.optional("tax_id", taxId, FieldLimits.TAX_ID, TRIMMED);
    if (normal.isPresent()
        && !violations.concern("tax_id")
        && intake != Intake.IMPORT
        && normal.get().codePoints().noneMatch(Character::isLetterOrDigit)) {
      violations.add("tax_id", "invalid_format", "A tax number must contain a letter or digit.");
    }
    return normal;
  }

  private Identifier check(String path, Identifier identifier) {
    return new Identifier(
        identifier.useType(),
        identifier.identifierType(),
        texts.text(path + ".system", identifier.system(), FieldLimits.TEXT, TRIMMED),
        texts.required(
            path + ".value",
            identifier.value(),
            FieldLimits.TEXT,
            TRIMMED,
            "The value of an identifier is required."),
        texts.optional(path + ".assigner", identifier.assigner(), FieldLimits.TEXT, SINGLE_SPACED));
  }

  private record Key(IdentifierType type, String system, String value) {
    static Key of(Identifier identifier) {
      return new Key(identifier.identifierType(), identifier.system(), identifier.value());
    }

    @Override
    public String toString() {
      return "Key[" + type.code() + "]";
    }
  }
}
