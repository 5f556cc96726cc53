package org.workerservice.matching.feature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.workerservice.matching.text.NameWords;
import org.workerservice.matching.text.Romanisation;
import org.workerservice.matching.text.StreetName;

/**
 * Keys that find a record although each of its words may be misspelt: a typing error often changes
 * the sound of a word, but rarely both its first letter and its end.
 *
 * <p>The outline of a name is its first letter and its last two letters. It is combined with the
 * end of the city, the end of the street, the characters of the postal code and the house number;
 * the house number is also combined with the beginning of the street.
 */
final class OutlineKeys {
  private static final int MIN_LENGTH_OF_NAME = 4;
  private static final int TAIL_OF_NAME = 2;
  private static final int END = 3;

  private OutlineKeys() {}

  /** Returns the keys of the primary name at an address. */
  static Stream<String> of(List<NameWords> names, AddressFeatures address) {
    List<String> outlines = names.stream().limit(1).flatMap(OutlineKeys::outlines).toList();
    List<String> city = end(address.city().text().replace(" ", ""));
    String street = StreetName.of(address.street().text()).replace(" ", "");
    List<String> house = house(address);
    return Stream.of(
            combined("place", city, outlines),
            combined("place", digits(address), outlines),
            combined("street", end(street), outlines),
            combined("house", house, outlines),
            combined("house", house, beginning(street)))
        .flatMap(keys -> keys);
  }

  private static Stream<String> outlines(NameWords name) {
    return Stream.concat(Stream.of(name.joinedFamily()), name.given().stream().limit(1))
        .map(Romanisation::forKey)
        .filter(word -> word.length() >= MIN_LENGTH_OF_NAME)
        .map(OutlineKeys::outline)
        .distinct();
  }

  private static String outline(String word) {
    return word.charAt(0) + "-" + word.substring(word.length() - TAIL_OF_NAME);
  }

  private static List<String> beginning(String word) {
    return word.length() < END ? List.of() : List.of(word.substring(0, END) + "-");
  }

  private static List<String> end(String word) {
    return word.length() < END ? List.of() : List.of("-" + word.substring(word.length() - END));
  }

  private static List<String> house(AddressFeatures address) {
    return address.house().isEmpty() ? List.of() : List.of(address.house());
  }

  /** Returns the sorted characters of the postal code, because two of them are easily exchanged. */
  static List<String> digits(AddressFeatures address) {
    char[] code = MatchKeys.postalCode(address).toCharArray();
    Arrays.sort(code);
    return code.length == 0 ? List.of() : List.of(new String(code));
  }

  private static Stream<String> combined(String kind, List<String> some, List<String> others) {
    return some.stream()
        .flatMap(one -> others.stream().map(other -> kind + "|" + one + "|" + other));
  }
}
