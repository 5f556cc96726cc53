package org.workerservice.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;

/**
 * An address, ready to be compared; a part that is missing is empty.
 *
 * @param postalCode letters and digits, upper case
 * @param house the number of the house or post-office box, with its letter
 * @param street the words of the street, abbreviations written out
 * @param extra the words of the second line
 * @param work whether it is a place of work, which many share
 */
record AddressFeatures(
    String postalCode,
    PlaceText city,
    String state,
    String country,
    String house,
    PlaceText street,
    PlaceText extra,
    boolean work) {
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("st", "street"),
          Map.entry("str", "street"),
          Map.entry("rd", "road"),
          Map.entry("ave", "avenue"),
          Map.entry("av", "avenue"),
          Map.entry("blvd", "boulevard"),
          Map.entry("bvd", "boulevard"),
          Map.entry("ln", "lane"),
          Map.entry("dr", "drive"),
          Map.entry("ct", "court"),
          Map.entry("pl", "place"),
          Map.entry("sq", "square"),
          Map.entry("ter", "terrace"),
          Map.entry("terr", "terrace"),
          Map.entry("hwy", "highway"),
          Map.entry("pkwy", "parkway"),
          Map.entry("mt", "mount"),
          Map.entry("mtn", "mountain"),
          Map.entry("cres", "crescent"),
          Map.entry("gdns", "gardens"),
          Map.entry("gdn", "garden"),
          Map.entry("gr", "grove"),
          Map.entry("cl", "close"),
          Map.entry("pk", "park"),
          Map.entry("plz", "plaza"),
          Map.entry("expy", "expressway"),
          Map.entry("trl", "trail"),
          Map.entry("cir", "circle"),
          Map.entry("n", "north"),
          Map.entry("s", "south"),
          Map.entry("e", "east"),
          Map.entry("w", "west"),
          Map.entry("ne", "northeast"),
          Map.entry("nw", "northwest"),
          Map.entry("se", "southeast"),
          Map.entry("sw", "southwest"));

  private static final List<String> UNITS =
      List.of("flat", "apartment", "apt", "unit", "suite", "ste", "room", "rm");

  static AddressFeatures of(Address address) {
    List<String> words = new ArrayList<>(address.line1().map(NameText::tokens).orElse(List.of()));
    dropUnit(words);
    String house = takeHouse(words);
    words.replaceAll(word -> ABBREVIATIONS.getOrDefault(word, word));
    return new AddressFeatures(
        compact(address.postalCode()),
        PlaceText.of(words(address.city())),
        words(address.state()),
        compact(address.country()),
        house,
        PlaceText.of(String.join(" ", words)),
        PlaceText.of(extra(address)),
        address.useType().equals(Optional.of(AddressUse.WORK)));
  }

  private static String extra(Address address) {
    List<String> words = new ArrayList<>(address.line2().map(NameText::tokens).orElse(List.of()));
    dropUnit(words);
    words.replaceAll(word -> ABBREVIATIONS.getOrDefault(word, word));
    return String.join(" ", words);
  }

  boolean empty() {
    return postalCode.isEmpty() && city.missing() && state.isEmpty() && street.missing();
  }

  private static void dropUnit(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (UNITS.contains(words.get(i))) {
        words.subList(i, i + 2).clear();
        return;
      }
    }
  }

  private static String takeHouse(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (Character.isDigit(words.get(i).charAt(0))) {
        return words.remove(i);
      }
    }
    return "";
  }

  private static String words(Optional<String> text) {
    return text.map(NameText::tokens).map(tokens -> String.join(" ", tokens)).orElse("");
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

  /** Whether it says which house of which street. */
  boolean hasDoor() {
    return !house.isEmpty() && !street.missing();
  }
}
