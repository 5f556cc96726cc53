package org.workerservice.identifiers;

import java.util.Optional;

/** A numbering scheme for people: its country and the form of its numbers. */
public interface IdentifierScheme {
  /**
   * Returns the name of the scheme, country first, such as {@code uk_nhs_number} or {@code us_npi};
   * it never changes once published.
   */
  String key();

  /** Returns the ISO 3166-1 alpha-2 code of the issuing country, in capitals. */
  String country();

  /**
   * Returns the canonical form, which is the same for all spellings of a number, or empty when the
   * structure or the check digit is wrong. Idempotent. Never throws; a null or overlong value is
   * not a number of the scheme.
   */
  Optional<String> canonical(String value);
}
