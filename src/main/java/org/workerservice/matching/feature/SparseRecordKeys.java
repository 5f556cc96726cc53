package org.workerservice.matching.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.text.Phonetics;

/**
 * Additional keys for sparse records: with few numbers and contacts to share, a pair must be found
 * even though most of names, date and address are wrong.
 *
 * <p>The year, the month and the day of birth are each combined with a name, and so are street and
 * city; street and house number are combined with the city and the postal code, and the first
 * letters of the street with the digits of the code. {@link OutlineKeys} find words that are all
 * misspelt. Other records do not need these keys: their numbers and contacts find them, and every
 * key costs a row.
 */
final class SparseRecordKeys {
  /** A record with more numbers and contacts than this is not sparse. */
  private static final int FEW = 1;

  private static final int BEGINNING = 3;

  private SparseRecordKeys() {}

  /**
   * Returns the additional keys of a record.
   *
   * @param birthDate packed; partial or missing dates make no key here
   * @param numbersAndContacts how many keys of numbers and contacts the record has
   */
  static List<String> of(
      RecordParts record, NameKeys codes, int birthDate, int numbersAndContacts) {
    List<String> keys = new ArrayList<>();
    boolean sparse = numbersAndContacts <= FEW;
    if (!BirthDates.partial(birthDate) && (sparse || isOutOfReach(record))) {
      keys.addAll(born(codes, birthDate));
    }
    if (sparse) {
      record.addresses().stream().limit(1).flatMap(at -> located(at, codes)).forEach(keys::add);
      record.addresses().stream()
          .limit(1)
          .flatMap(at -> OutlineKeys.of(record.names(), at))
          .forEach(keys::add);
    }
    return keys;
  }

  /** Whether neither a telephone number nor a house is known. */
  private static boolean isOutOfReach(RecordParts record) {
    return record.phones().isEmpty()
        && record.addresses().stream().noneMatch(AddressFeatures::hasDoor);
  }

  private static List<String> born(NameKeys codes, int birthDate) {
    List<String> keys = new ArrayList<>();
    codes.allWords().forEach(word -> keys.add(bornInYear(BirthDates.year(birthDate), word)));
    // 1 January often stands for a whole year: too many records share that day and month.
    if (!BirthDates.weak(birthDate)) {
      keys.add("date|" + MatchKeys.exchangeable(withSortedYear(birthDate)));
      for (String word : codes.allWords()) {
        keys.add(bornInMonth(BirthDates.month(birthDate), word));
        keys.add("born|day " + BirthDates.day(birthDate) + "|" + word);
      }
    }
    return keys;
  }

  /** Two digits within the year are easily exchanged, 1978 and 1987. */
  private static int withSortedYear(int birthDate) {
    int year = BirthDates.year(birthDate);
    int tens = year / 10 % 10;
    int ones = year % 10;
    int sorted = year / 100 * 100 + 10 * Math.min(tens, ones) + Math.max(tens, ones);
    return birthDate % 10_000 + 10_000 * sorted;
  }

  static String bornInYear(int year, String word) {
    return "born|year " + year + "|" + word;
  }

  static String bornInMonth(int month, String word) {
    return "born|month " + month + "|" + word;
  }

  private static Stream<String> located(AddressFeatures address, NameKeys codes) {
    List<String> places =
        Stream.of(Phonetics.key(address.city().text()), MatchKeys.postalCode(address))
            .filter(place -> !place.isEmpty())
            .toList();
    return Stream.of(
            combined("place", places, codes.allWords()),
            combined("street", street(address), codes.words()),
            combined("street", street(address), places.stream().limit(1).toList()),
            combined("house", house(address), places),
            combined("street", beginnings(address), OutlineKeys.digits(address)))
        .flatMap(keys -> keys);
  }

  private static List<String> street(AddressFeatures address) {
    return address.street().missing() ? List.of() : List.of(Phonetics.key(address.street().text()));
  }

  /** A typing error in the street is rarely in its first letters; either line may be the street. */
  private static List<String> beginnings(AddressFeatures address) {
    return Stream.of(address.street(), address.extra())
        .map(line -> line.text().replace(" ", ""))
        .filter(text -> text.length() >= BEGINNING)
        .map(text -> text.substring(0, BEGINNING))
        .distinct()
        .toList();
  }

  private static List<String> house(AddressFeatures address) {
    return address.house().isEmpty() ? List.of() : List.of(address.house());
  }

  private static Stream<String> combined(String kind, List<String> some, List<String> others) {
    return some.stream()
        .flatMap(one -> others.stream().map(other -> kind + "|" + one + "|" + other));
  }
}
