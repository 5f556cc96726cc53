package org.workerservice.generate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;

/** Addresses and telephone numbers of the United States and the United Kingdom. */
final class Places {
  private static final String POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
  private static final int NATIONAL_NUMBER_LENGTH = 10;

  /** An exchange that most area codes do not assign to subscribers. */
  private static final String AMERICAN_EXCHANGE = "555";

  /** A block that libphonenumber accepts. It rejects 07700 900, the block reserved for drama. */
  private static final String BRITISH_MOBILE = "7400";

  private final Weighted<City> cities =
      new Weighted<>(Tables.rows("cities.csv"), Tables::weight).map(City::of);
  private final Map<String, Weighted<String>> countryToStreets =
      Map.of("US", streets("US", "name"), "GB", streets("GB", "name"));
  private final Map<String, Weighted<String>> countryToKinds =
      Map.of("US", streets("US", "kind"), "GB", streets("GB", "kind"));

  private static Weighted<String> streets(String country, String part) {
    return Tables.column(
        "streets.csv",
        "text",
        row -> row.get("country").equals(country) && row.get("part").equals(part));
  }

  Home home(Chance chance) {
    return homeIn(cities.draw(chance), chance);
  }

  Home homeIn(City city, Chance chance) {
    return new Home(city, address(city, AddressUse.HOME, chance), landline(city, chance));
  }

  Address address(City city, AddressUse use, Chance chance) {
    String street =
        countryToStreets.get(city.country()).draw(chance)
            + " "
            + countryToKinds.get(city.country()).draw(chance);
    int house = city.american() ? chance.between(1, 9899) : chance.between(1, 240);
    return new Address(
        Optional.of(use),
        Optional.of(house + " " + street),
        secondLine(city, chance),
        Optional.of(city.name()),
        Optional.of(city.state()),
        Optional.of(postalCode(city, chance)),
        Optional.of(city.country()));
  }

  private static Optional<String> secondLine(City city, Chance chance) {
    if (!chance.happens(0.2)) {
      return Optional.empty();
    }
    return Optional.of((city.american() ? "Apt " : "Flat ") + chance.between(1, 60));
  }

  private static String postalCode(City city, Chance chance) {
    String prefix = chance.oneOf(city.postalPrefixes());
    if (city.american()) {
      return prefix + chance.digits(2);
    }
    return String.format(
        Locale.ROOT,
        "%s%d %d%c%c",
        prefix,
        chance.between(1, 19),
        chance.below(10),
        chance.letterOf(POSTCODE_LETTERS),
        chance.letterOf(POSTCODE_LETTERS));
  }

  String landline(City city, Chance chance) {
    String prefix = chance.oneOf(city.diallingPrefixes());
    return number(city, city.american() ? prefix + AMERICAN_EXCHANGE : prefix, chance);
  }

  String mobile(City city, Chance chance) {
    return city.american() ? landline(city, chance) : number(city, BRITISH_MOBILE, chance);
  }

  private static String number(City city, String start, Chance chance) {
    String national = start + chance.digits(NATIONAL_NUMBER_LENGTH - start.length());
    return chance.happens(0.6)
        ? (city.american() ? "+1" : "+44") + national
        : asWritten(city, national);
  }

  private static String asWritten(City city, String national) {
    return city.american()
        ? "+1 ("
            + national.substring(0, 3)
            + ") "
            + national.substring(3, 6)
            + "-"
            + national.substring(6)
        : "+44 " + national.substring(0, 4) + " " + national.substring(4);
  }
}
