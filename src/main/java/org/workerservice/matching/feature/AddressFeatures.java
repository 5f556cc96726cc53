package org.workerservice.matching.feature;

import java.util.Locale;
import java.util.Optional;
import org.workerservice.identifiers.MissingWords;
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
    String secondLine = known(address.line2());
    StreetWords line = StreetWords.of(known(address.line1()), secondLine);
    String extra = StreetWords.ofSecondLine(secondLine);
    return new AddressFeatures(
        compact(known(address.postalCode())),
        PlaceText.of(PlaceNames.city(known(address.city()))),
        PlaceNames.state(known(address.state())),
        compact(address.country().orElse("")),
        line.house(),
        PlaceText.of(line.street()),
        PlaceText.of(extra.isEmpty() ? line.building() : extra),
        address.useType().equals(Optional.of(AddressUse.WORK)));
  }

  boolean empty() {
    return postalCode.isEmpty() && city.missing() && state.isEmpty() && street.missing();
  }

  private static String known(Optional<String> text) {
    return text.filter(value -> !MissingWords.matchesPlace(value)).orElse("");
  }

  private static String compact(String text) {
    return String.join("", NameText.tokens(text)).toUpperCase(Locale.ROOT);
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
