package org.workerservice.matching.feature;

import java.util.Locale;
import java.util.Optional;
import org.workerservice.matching.text.PlaceNames;
import org.workerservice.matching.text.PlaceText;
import org.workerservice.matching.text.StreetWords;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.text.NameText;

/**
 * An address, ready for comparison; a missing part is empty.
 *
 * @param postalCode letters and digits, upper case
 * @param house the house or post-office box number, with its letter
 * @param street the words of the street, with abbreviations expanded
 * @param extra the words of the second line
 * @param work whether it is a place of work, which many people share
 */
public record AddressFeatures(
    String postalCode,
    PlaceText city,
    String state,
    String country,
    String house,
    PlaceText street,
    PlaceText extra,
    boolean work) {
  static AddressFeatures of(Address address) {
    StreetWords line = StreetWords.of(address.line1().orElse(""));
    String extra = StreetWords.ofSecondLine(address.line2().orElse(""));
    return new AddressFeatures(
        compact(address.postalCode()),
        PlaceText.of(PlaceNames.city(address.city().orElse(""))),
        PlaceNames.state(address.state().orElse("")),
        compact(address.country()),
        line.house(),
        PlaceText.of(line.street()),
        PlaceText.of(extra.isEmpty() ? line.building() : extra),
        address.useType().equals(Optional.of(AddressUse.WORK)));
  }

  boolean empty() {
    return postalCode.isEmpty() && city.missing() && state.isEmpty() && street.missing();
  }

  private static String compact(Optional<String> text) {
    return text.map(NameText::tokens)
        .map(tokens -> String.join("", tokens).toUpperCase(Locale.ROOT))
        .orElse("");
  }

  @Override
  public String toString() {
    return "AddressFeatures[…]";
  }

  /** Whether both house number and street are known. */
  boolean hasDoor() {
    return !house.isEmpty() && !street.missing();
  }
}
