package org.workerservice.model;

import java.util.Optional;

/**
 * A postal address (FHIR {@code Address}).
 *
 * @param country ISO 3166-1 alpha-2 code after normalisation
 */
public record Address(
    Optional<AddressUse> useType,
    Optional<String> line1,
    Optional<String> line2,
    Optional<String> city,
    Optional<String> state,
    Optional<String> postalCode,
    Optional<String> country) {

  /** Replaces null by the empty or default value. */
  public Address {
    useType = Absent.toEmpty(useType);
    line1 = Absent.toEmpty(line1);
    line2 = Absent.toEmpty(line2);
    city = Absent.toEmpty(city);
    state = Absent.toEmpty(state);
    postalCode = Absent.toEmpty(postalCode);
    country = Absent.toEmpty(country);
  }

  /** Returns the address with only its use, city and country. */
  public Address placeOnly() {
    return new Address(
        useType,
        Optional.empty(),
        Optional.empty(),
        city,
        Optional.empty(),
        Optional.empty(),
        country);
  }

  /** Returns the address without its use. */
  public Address withoutUse() {
    return new Address(Optional.empty(), line1, line2, city, state, postalCode, country);
  }

  @Override
  public String toString() {
    return "Address[…]";
  }
}
