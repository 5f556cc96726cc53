package org.workerservice.validation;

import static org.workerservice.validation.TextForm.CAPITALS;
import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workerservice.model.Address;

/**
 * Checks and normalises postal addresses; not thread-safe.
 *
 * <p>Street lines keep their wording: expanding abbreviations would damage names such as "St
 * Mary's".
 */
final class AddressCheck {
  /** Codes of states and provinces have at most three letters (ISO 3166-2). */
  private static final int MAX_STATE_CODE_LENGTH = 3;

  private final Violations violations;
  private final TextCheck texts;
  private final CountryCheck countries;
  private final Intake intake;
  private final Set<Address> stored;

  /**
   * Creates a check.
   *
   * @param stored addresses that were accepted before, so they may stay, also with another use
   */
  AddressCheck(
      Violations violations,
      TextCheck texts,
      CountryCheck countries,
      Intake intake,
      Set<Address> stored) {
    this.violations = violations;
    this.texts = texts;
    this.countries = countries;
    this.intake = intake;
    this.stored = stored.stream().map(Address::withoutUse).collect(Collectors.toSet());
  }

  Address check(String path, Address address) {
    Address normal =
        new Address(
            address.useType(),
            texts.optional(path + ".line1", address.line1(), FieldLimits.TEXT, SINGLE_SPACED),
            texts.optional(path + ".line2", address.line2(), FieldLimits.TEXT, SINGLE_SPACED),
            texts.optional(path + ".city", address.city(), FieldLimits.CITY, SINGLE_SPACED),
            state(path + ".state", address.state()),
            texts.optional(
                path + ".postal_code", address.postalCode(), FieldLimits.POSTAL_CODE, CAPITALS),
            countries.check(path + ".country", address.country()));
    requirePlace(path, normal, address.country().isPresent());
    return normal;
  }

  /**
   * Returns the country of an address if its national telephone numbers can be parsed, otherwise
   * the fallback.
   */
  static String region(Optional<Address> address, String fallback) {
    return address.flatMap(Address::country).filter(TelephoneNumbers::supports).orElse(fallback);
  }

  private Optional<String> state(String field, Optional<String> state) {
    return texts
        .optional(field, state, FieldLimits.STATE, SINGLE_SPACED)
        .map(text -> isStateCode(text) ? CAPITALS.apply(text) : text);
  }

  private static boolean isStateCode(String state) {
    return state.length() <= MAX_STATE_CODE_LENGTH
        && state.codePoints().allMatch(Character::isLetter);
  }

  /** An import drops an address that has lost its country and says no other place. */
  private void requirePlace(String path, Address address, boolean hadCountry) {
    boolean lineIsEnough =
        switch (intake) {
          case API -> false;
          case FHIR -> address.line1().isPresent();
          case IMPORT -> address.line1().isPresent() || hadCountry;
        };
    if (address.city().isEmpty()
        && address.postalCode().isEmpty()
        && address.country().isEmpty()
        && !lineIsEnough
        && !stored.contains(address.withoutUse())) {
      violations.required(path, "An address needs a city, a postal code or a country.");
    }
  }
}
