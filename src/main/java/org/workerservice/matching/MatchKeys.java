package org.workerservice.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;

/**
 * The keys under which a record can be found as a candidate: two records are worth comparing when
 * they share one.
 *
 * <p>Two records that are equal but for one typing error (a character inserted, left out, replaced
 * or exchanged with its neighbour) in the family name or in a given name, or for one wrong digit of
 * the birth date, always share a key. A record without a birth date meets one that has it.
 * Placeholders make no key.
 */
public final class MatchKeys {
  /** No record has more keys than this. */
  public static final int MOST_KEYS = 96;

  /** Numbers must not crowd out the names: these limits leave room for every kind of key. */
  private static final int MOST_NUMBER_KEYS = 32;

  private static final int MOST_CONTACT_KEYS = 8;
  private static final int MOST_TYPING_ERROR_KEYS = 24;
  private static final int MOST_POSTAL_CODES = 2;

  private MatchKeys() {}

  /**
   * Returns the keys in clear, most selective first, each once. They hold personal data and
   * sensitive numbers: hash them before they leave the process.
   */
  public static List<String> of(Worker worker) {
    List<NameWords> names = FeatureExtraction.names(worker);
    NameKeys codes = NameKeys.of(names);
    int birthDate = worker.birthDate().map(BirthDates::pack).orElse(BirthDates.MISSING);
    Set<String> keys = new LinkedHashSet<>();
    addLimited(numbers(worker), MOST_NUMBER_KEYS, keys);
    addLimited(contacts(worker), MOST_CONTACT_KEYS, keys);
    keys.addAll(withBirthDate(codes, birthDate));
    keys.addAll(withPlace(codes, worker));
    if (birthDate == BirthDates.MISSING && !names.isEmpty()) {
      addLimited(TypingErrorKeys.of(names.getFirst()), MOST_TYPING_ERROR_KEYS, keys);
    }
    codes.pairs().forEach(pair -> keys.add("pair|" + pair));
    return keys.stream().limit(MOST_KEYS).toList();
  }

  private static void addLimited(List<String> some, int most, Set<String> keys) {
    some.stream().limit(most).forEach(keys::add);
  }

  private static List<String> numbers(Worker worker) {
    List<String> keys = new ArrayList<>();
    Claims.of(worker).forEach(claim -> keys.add("claim|" + claim.text()));
    FeatureExtraction.taxNumber(worker).ifPresent(number -> keys.add("tax|" + number));
    for (Identifier identifier : worker.identifiers()) {
      // A claim is the stronger key for the same number: one of the two is enough.
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

  private static List<String> contacts(Worker worker) {
    List<String> keys = new ArrayList<>();
    Contacts.emails(worker).forEach(email -> keys.add("email|" + email));
    Contacts.phones(worker).forEach(phone -> keys.add("phone|" + phone));
    return keys;
  }

  private static List<String> withBirthDate(NameKeys codes, int birthDate) {
    if (birthDate == BirthDates.MISSING) {
      return List.of();
    }
    int year = BirthDates.year(birthDate);
    int dayOfYear = birthDate % 10_000;
    List<String> keys = new ArrayList<>();
    String date = exchangeable(birthDate);
    codes.words().forEach(word -> keys.add("date|" + date + "|" + word));
    codes.leadingPairs().forEach(pair -> keys.add("year|" + year + "|" + pair));
    codes.leadingPairs().forEach(pair -> keys.add("day|" + dayOfYear + "|" + pair));
    if (!codes.complete()) {
      keys.add("date|" + date);
      codes.words().forEach(word -> keys.add("year|" + year + "|" + word));
      codes.words().forEach(word -> keys.add("day|" + dayOfYear + "|" + word));
    }
    return keys;
  }

  /** Writes day and month in one order where they may have been exchanged. */
  private static String exchangeable(int birthDate) {
    int month = BirthDates.month(birthDate);
    int day = BirthDates.day(birthDate);
    return day > 12
        ? Integer.toString(birthDate)
        : BirthDates.year(birthDate) + "-" + Math.min(month, day) + "-" + Math.max(month, day);
  }

  private static List<String> withPlace(NameKeys codes, Worker worker) {
    return FeatureExtraction.addresses(worker).stream()
        .map(AddressFeatures::postalCode)
        .filter(code -> !code.isEmpty())
        .map(code -> code.substring(0, Math.min(code.length(), 5)))
        .distinct()
        .limit(MOST_POSTAL_CODES)
        .flatMap(code -> codes.leadingPairs().stream().map(pair -> "place|" + code + "|" + pair))
        .toList();
  }
}
