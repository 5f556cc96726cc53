package org.workerservice.promises;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.matching.text.Claims;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.DocumentType;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;

/**
 * Invented people, each with a unique family name, home and telephone number, so that no two are
 * alike by accident, not even twins. Safe for any thread.
 */
final class Persons {
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = 5;
  private static final LocalDate EARLIEST = LocalDate.of(1930, 1, 1);

  private final WorkerGenerator generator;
  private final Random random;
  private final Set<String> taken = new HashSet<>();

  Persons(long seed) {
    generator = new WorkerGenerator(seed, 0);
    random = new Random(seed);
  }

  /** Returns a complete record: contacts, addresses, and random identifiers and documents. */
  synchronized Worker complete() {
    Worker person = drawn();
    HumanName name = person.name();
    return person.toBuilder()
        .name(HumanName.of(family(), name.given().toArray(String[]::new)))
        .build();
  }

  /** Returns a record of name, gender and birth date only. */
  Worker bare() {
    Worker person = complete();
    return Worker.named(person.name())
        .gender(person.gender())
        .birthDate(person.birthDate().orElseThrow())
        .build();
  }

  /** Returns a strong identifier that no other person has. */
  synchronized Identifier identifier(IdentifierType type) {
    return first(
        worker ->
            worker.identifiers().stream()
                .filter(identifier -> identifier.identifierType() == type)
                .filter(identifier -> !Claims.of(holding(identifier)).isEmpty()));
  }

  /** Returns a passport that no other person has. */
  synchronized IdentityDocument passport() {
    return first(
        worker ->
            worker.documents().stream()
                .filter(document -> document.documentType() == DocumentType.PASSPORT));
  }

  private static Worker holding(Identifier identifier) {
    return Worker.named(HumanName.of("")).identifiers(List.of(identifier)).build();
  }

  private <T> T first(Function<Worker, Stream<T>> part) {
    return Stream.generate(() -> generator.next().worker()).flatMap(part).findFirst().orElseThrow();
  }

  private Worker drawn() {
    return Stream.generate(() -> generator.next().worker())
        .filter(
            worker -> worker.birthDate().filter(date -> date.first().isAfter(EARLIEST)).isPresent())
        .filter(this::sharesNothing)
        .findFirst()
        .orElseThrow();
  }

  private boolean sharesNothing(Worker worker) {
    Set<String> places =
        Stream.concat(
                worker.addresses().stream().flatMap(address -> address.line1().stream()),
                worker.telecom().stream().map(ContactPoint::value))
            .collect(Collectors.toSet());
    boolean free = Collections.disjoint(taken, places);
    taken.addAll(places);
    return free;
  }

  private String family() {
    StringBuilder name = new StringBuilder();
    for (int syllable = 0; syllable < SYLLABLES; syllable++) {
      name.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
      name.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
