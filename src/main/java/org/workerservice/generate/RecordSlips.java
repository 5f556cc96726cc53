package org.workerservice.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.Gender;
import org.workerservice.model.Identifier;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;

/** How the records of one person in two sources differ, apart from the name. */
final class RecordSlips {
  private static final int TYPO_TRIES = 8;

  private final Places places;
  private final Chance chance;

  RecordSlips(Places places, Chance chance) {
    this.places = places;
    this.chance = chance;
  }

  Worker dayAndMonthSwapped(Worker worker) {
    return worker
        .birthDate()
        .filter(PartialDate::isDay)
        .map(PartialDate::first)
        .filter(date -> date.getDayOfMonth() <= 12)
        .map(date -> LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue()))
        .map(date -> worker.toBuilder().birthDate(date).build())
        .orElse(worker);
  }

  Worker wrongDigitInBirthDate(Worker worker) {
    return worker
        .birthDate()
        .filter(PartialDate::isDay)
        .flatMap(date -> misread(date.first()))
        .map(date -> worker.toBuilder().birthDate(date).build())
        .orElse(worker);
  }

  /** Most wrong digits give an invalid or a future date, which a source would have rejected. */
  private Optional<LocalDate> misread(LocalDate date) {
    String text = date.toString();
    for (int attempt = 0; attempt < TYPO_TRIES; attempt++) {
      String candidate = text.substring(0, 2) + Typos.wrongDigit(text.substring(2), chance);
      Optional<LocalDate> read = Dates.read(candidate);
      if (read.filter(Population.TODAY::isAfter).isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  Worker withoutBirthDate(Worker worker) {
    return worker.toBuilder().withoutBirthDate().build();
  }

  Worker withoutGender(Worker worker) {
    return worker.toBuilder().gender(Gender.UNKNOWN).build();
  }

  Worker moved(Worker worker) {
    Home home = places.home(chance);
    return worker.toBuilder().addresses(List.of(home.address())).build();
  }

  Worker withoutAddress(Worker worker) {
    return worker.toBuilder().addresses(List.of()).build();
  }

  Worker streetTypo(Worker worker) {
    if (worker.addresses().isEmpty()) {
      return worker;
    }
    List<Address> addresses = new ArrayList<>(worker.addresses());
    Address first = addresses.getFirst();
    addresses.set(
        0,
        new Address(
            first.useType(),
            first.line1().map(line -> Typos.slip(line, chance)),
            Optional.empty(),
            first.city(),
            first.state(),
            first.postalCode(),
            first.country()));
    return worker.toBuilder().addresses(addresses).build();
  }

  Worker wrongDigitInPhone(Worker worker) {
    if (worker.telecom().isEmpty()) {
      return worker;
    }
    List<ContactPoint> points = new ArrayList<>(worker.telecom());
    ContactPoint first = points.getFirst();
    int half = first.value().length() - 4;
    String value =
        first.value().substring(0, half) + Typos.wrongDigit(first.value().substring(half), chance);
    points.set(0, new ContactPoint(first.system(), value, first.useType(), first.original()));
    return worker.toBuilder().telecom(points).build();
  }

  Worker withoutTelecom(Worker worker) {
    return worker.toBuilder().telecom(List.of()).build();
  }

  Worker mistypedIdentifier(Worker worker) {
    if (worker.identifiers().isEmpty()) {
      return worker;
    }
    List<Identifier> identifiers = new ArrayList<>(worker.identifiers());
    int place = chance.below(identifiers.size());
    Identifier hit = identifiers.get(place);
    identifiers.set(place, hit.withValue(Typos.wrongDigit(hit.value(), chance)));
    return worker.toBuilder().identifiers(identifiers).build();
  }

  Worker withoutIdentifiers(Worker worker) {
    return worker.toBuilder().identifiers(List.of()).taxId(null).build();
  }
}
