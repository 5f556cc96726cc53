package org.workerservice.privacy;

import java.util.Objects;
import java.util.function.Predicate;
import org.workerservice.model.Identifier;

/**
 * The identifiers that are masked for readers and encrypted in storage: those of a sensitive type,
 * and national person identifiers of any type.
 *
 * @param isNationalIdentifier recognises national person identifiers, usually by their system
 */
public record SensitiveIdentifiers(Predicate<Identifier> isNationalIdentifier)
    implements Predicate<Identifier> {

  /** Requires the predicate. */
  public SensitiveIdentifiers {
    Objects.requireNonNull(isNationalIdentifier, "isNationalIdentifier");
  }

  @Override
  public boolean test(Identifier identifier) {
    return switch (identifier.identifierType()) {
      case SSN, TAX, DEA, DL, PPN -> true;
      case MRN, NPI, LICENSE, EMPLOYEE, ODS, OTHER -> isNationalIdentifier.test(identifier);
    };
  }
}
