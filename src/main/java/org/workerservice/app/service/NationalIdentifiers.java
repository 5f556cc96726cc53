package org.workerservice.app.service;

import org.workerservice.identifiers.IdentifierSchemes;
import org.workerservice.model.Identifier;

/** Tells which identifiers are national and therefore sensitive. */
final class NationalIdentifiers {
  /** The NPI of a provider is public. */
  private static final String PUBLIC = "us_npi";

  private NationalIdentifiers() {}

  static boolean includes(Identifier identifier) {
    return IdentifierSchemes.find(identifier.identifierType().code(), identifier.system())
        .filter(scheme -> !scheme.key().equals(PUBLIC))
        .isPresent();
  }
}
