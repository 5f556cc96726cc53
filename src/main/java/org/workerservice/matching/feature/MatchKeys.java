package org.workerservice.matching.feature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.matching.text.Claims;
import org.workerservice.matching.text.Contacts;
import org.workerservice.matching.text.NameWords;
import org.workerservice.matching.text.Numbers;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.text.Phonetics;

/**
 * The keys that find a record as a candidate: two records are worth comparing when they share one.
 *
 * <p>A record has a key for every number and contact, and one for every pair of these four: the
 * sound of the family name, the sound of the first given name, the birth date (day and month in
 * either order), and the place (postal code, or else city). With a birth date, the initial of a
 * name is enough. So when one value is missing or wrong, the keys of the others still work.
 * Nicknames also have the keys of their full names. With a date or a place, family and given names
 * make the same keys, so records with exchanged names share one. Placeholders make no key. Sparse
 * records have more keys: {@link SparseRecordKeys}. A year or month of birth has keys of its own:
 * {@link PartialBirthDateKeys}.
 *
 * <p>Without the day of birth, there are also keys of the sound of one name with the beginning or
 * the end of the other.
 *
 * <p>The sounds of very common names are also combined with the year and with the day of birth:
 * when too many records share the names, those that agree in more come first.
 */
public final class MatchKeys {
  /** The maximum number of keys of a record. */
  public static final int MAX_KEYS = 96;

  /** These limits leave room for every kind of key, so that numbers do not crowd out names. */
  private static final int MAX_NUMBER_KEYS = 32;

  private static final int MAX_CONTACT_KEYS = 8;
  private static final int MAX_PLACES = 2;
  private static final int MAX_DATED_NAMES = 3;

  /** A person may be called by a further given name. */
  private static final int MAX_DATED_GIVEN_NAMES = 3;

  private static final int POSTAL_CODE_UNITS = 5;
  private static final int MIN_MAILBOX_LENGTH = 3;

  private MatchKeys() {}

  /**
   * Returns the keys in plaintext, most selective first, each once. They contain personal data and
   * sensitive numbers: hash them before they leave the process.
   */
  public static List<String> of(Worker worker) {
    return of(RecordParts.of(worker));
  }

  static List<String> of(RecordParts record) {
    Worker worker = record.worker();
    List<NameWords> names = record.names();
    NameKeys codes = NameKeys.of(names);
    int birthDate = worker.birthDate().map(BirthDates::pack).orElse(BirthDates.MISSING);
    Set<String> keys = new LinkedHashSet<>();
    List<String> numbers = numbers(record);
    List<String> contacts = contacts(record);
    addLimited(numbers, MAX_NUMBER_KEYS, keys);
    addLimited(contacts, MAX_CONTACT_KEYS, keys);
    List<String> places = places(record);
    if (BirthDates.partial(birthDate)) {
      keys.addAll(PartialBirthDateKeys.of(codes, birthDate));
    } else {
      keys.addAll(withBirthDate(names, codes, birthDate, places));
    }
    codes.pairs().forEach(pair -> keys.add("pair|" + pair));
    if (BirthDates.partial(birthDate)) {
      codes.halves().forEach(half -> keys.add("pair|" + half));
    }
    for (String place : places) {
      codes.words().forEach(word -> keys.add("place|" + place + "|" + word));
    }
    keys.addAll(homes(record, names));
    keys.addAll(SparseRecordKeys.of(record, codes, birthDate, numbers.size() + contacts.size()));
    return keys.stream().limit(MAX_KEYS).toList();
  }

  /**
   * Returns the keys of names and year of birth alone. They depend on nothing else, unlike the keys
   * of parts of names, of places and of sparse records. Numbers and contacts have keys of other
   * kinds.
   */
  static List<String> ofNames(RecordParts record) {
    NameKeys codes = NameKeys.of(record.names());
    Set<String> keys = new LinkedHashSet<>();
    record
        .worker()
        .birthDate()
        .map(PartialDate::year)
        .filter(BirthDates::isOrdinary)
        .ifPresent(year -> codes.commonPairs().forEach(pair -> keys.add(yearKey(year, pair))));
    codes.pairs().forEach(pair -> keys.add("pair|" + pair));
    return List.copyOf(keys);
  }

  static String yearKey(int year, String pair) {
    return "year|" + year + "|" + pair;
  }

  private static void addLimited(List<String> some, int limit, Set<String> keys) {
    some.stream().limit(limit).forEach(keys::add);
  }

  private static List<String> numbers(RecordParts record) {
    Worker worker = record.worker();
    List<String> keys = new ArrayList<>();
    record.claims().forEach(claim -> keys.add("claim|" + claim.text()));
    record.taxNumber().ifPresent(number -> keys.add("tax|" + number));
    for (Identifier identifier : worker.identifiers()) {
      // A claim is the stronger key of the same number, so one of the two is enough.
      if (Claims.of(identifier).isEmpty()) {
        String type = identifier.identifierType().code();
        Optional<String> number = Numbers.canonical(identifier);
        number.ifPresent(value -> keys.add("identifier|" + type + "|" + value));
      }
    }
    for (IdentityDocument document : worker.documents()) {
      String type = document.documentType().code();
      Optional<String> number = Numbers.usable(document.number());
      number.ifPresent(value -> keys.add("document|" + type + "|" + value));
    }
    return keys;
  }

  private static List<String> contacts(RecordParts record) {
    List<String> keys = new ArrayList<>();
    record.emails().forEach(email -> keys.add("mailbox|" + mailbox(email)));
    record.phones().forEach(phone -> keys.add("phone|" + phone));
    return keys;
  }

  /** People change their provider more often than the name before the at sign. */
  private static String mailbox(String email) {
    return email.indexOf('@') >= MIN_MAILBOX_LENGTH ? Contacts.mailbox(email) : email;
  }

  private static List<String> withBirthDate(
      List<NameWords> names, NameKeys codes, int birthDate, List<String> places) {
    List<String> keys = new ArrayList<>();
    String date = exchangeable(birthDate);
    boolean weak = BirthDates.weak(birthDate);
    List<String> initials =
        initials(names.stream().limit(MAX_DATED_NAMES).toList(), MAX_DATED_GIVEN_NAMES);
    (weak ? codes.words() : initials).forEach(word -> keys.add("date|" + date + "|" + word));
    places.forEach(place -> keys.add("date|" + date + "|" + place));
    codes
        .commonPairs()
        .forEach(
            pair -> {
              keys.add(yearKey(BirthDates.year(birthDate), pair));
              keys.add("day|" + birthDate % 10_000 + "|" + pair);
            });
    return keys;
  }

  /**
   * Returns the date as text, with day and month in a fixed order if they may have been exchanged.
   */
  static String exchangeable(int birthDate) {
    int month = BirthDates.month(birthDate);
    int day = BirthDates.day(birthDate);
    return day > 12
        ? Integer.toString(birthDate)
        : BirthDates.year(birthDate) + "-" + Math.min(month, day) + "-" + Math.max(month, day);
  }

  private static List<String> initials(List<NameWords> names, int givenNames) {
    return names.stream().flatMap(name -> name.initials(givenNames).stream()).distinct().toList();
  }

  /** Same house and same initial: finds the pair when sounds, postal code and date are wrong. */
  private static List<String> homes(RecordParts record, List<NameWords> names) {
    List<String> initials = initials(names.stream().limit(1).toList(), 1);
    return record.addresses().stream()
        .filter(AddressFeatures::hasDoor)
        .limit(1)
        .flatMap(
            address ->
                initials.stream()
                    .map(
                        initial ->
                            "door|"
                                + address.house()
                                + "|"
                                + Phonetics.key(address.street().text())
                                + "|"
                                + initial))
        .toList();
  }

  private static List<String> places(RecordParts record) {
    return record.addresses().stream()
        .map(MatchKeys::place)
        .filter(place -> !place.isEmpty())
        .distinct()
        .limit(MAX_PLACES)
        .toList();
  }

  private static String place(AddressFeatures address) {
    String code = postalCode(address);
    return code.isEmpty() ? Phonetics.key(address.city().text()) : code;
  }

  /** Returns the part of the postal code that goes into keys; empty when it is missing. */
  static String postalCode(AddressFeatures address) {
    String code = address.postalCode();
    return code.substring(0, Math.min(code.length(), POSTAL_CODE_UNITS));
  }
}
