package org.workerservice.identifiers;

import java.util.Optional;

/** One numbering scheme for persons: which country runs it and what a well-formed number is. */
public interface IdentifierScheme {
  /**
   * Returns the name of the scheme, country first, such as {@code uk_nhs_number} or {@code us_npi};
   * it never changes once published.
   */
  String key();

  /** Returns the ISO 3166-1 alpha-2 code of the issuing country, in capitals. */
  String country();

  /**
   * Returns the one spelling that all spellings of a number share, or empty when the structure or
   * the check digit is wrong. Idempotent. Never throws; a null or overlong value is simply not a
   * number of the scheme.
   */
  Optional<String> canonical(String value);
}
