package org.workerservice.app;

import org.workerservice.identifiers.IdentifierSchemes;
import org.workerservice.model.Identifier;

/** Which identifiers are those of a nation for its people, and therefore sensitive. */
final class NationalIdentifiers {
  /** Providers are listed in public under their NPI. */
  private static final String PUBLIC = "us_npi";

  private NationalIdentifiers() {}

  static boolean includes(Identifier identifier) {
    return IdentifierSchemes.find(identifier.identifierType().code(), identifier.system())
        .filter(scheme -> !scheme.key().equals(PUBLIC))
        .isPresent();
  }
}
