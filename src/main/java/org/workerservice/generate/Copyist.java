package org.workerservice.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;

/**
 * Derives the record of the same person in another source: with fewer fields, another personnel
 * number, and up to three slips.
 */
final class Copyist {
  private record Slip(int weight, UnaryOperator<Worker> change) {}

  private static final double KEEPS_IDENTIFIER = 0.6;
  private static final double KEEPS_SECTION = 0.5;

  private final Credentials credentials;
  private final Chance chance;
  private final Weighted<Slip> slips;

  Copyist(Names names, Places places, Credentials credentials, Chance chance) {
    this.credentials = credentials;
    this.chance = chance;
    NameSlips name = new NameSlips(names, chance);
    RecordSlips rest = new RecordSlips(places, chance);
    List<Slip> all =
        List.of(
            new Slip(12, name::familyTypo),
            new Slip(10, name::givenTypo),
            new Slip(12, name::nickname),
            new Slip(5, name::initials),
            new Slip(12, name::middleInitialOrNone),
            new Slip(4, name::swapped),
            new Slip(6, name::marriage),
            new Slip(8, name::upperCase),
            new Slip(4, name::withoutTitles),
            new Slip(4, rest::dayAndMonthSwapped),
            new Slip(6, rest::wrongDigitInBirthDate),
            new Slip(5, rest::withoutBirthDate),
            new Slip(4, rest::withoutGender),
            new Slip(12, rest::moved),
            new Slip(5, rest::withoutAddress),
            new Slip(6, rest::streetTypo),
            new Slip(5, rest::wrongDigitInPhone),
            new Slip(6, rest::withoutTelecom),
            new Slip(5, rest::mistypedIdentifier),
            new Slip(8, rest::withoutIdentifiers));
    slips = new Weighted<>(all, Slip::weight);
  }

  Worker copy(long entity, Worker original) {
    Worker copy = asKeptElsewhere(entity, original);
    for (int count = numberOfSlips(); count > 0; count--) {
      copy = slips.draw(chance).change().apply(copy);
    }
    return copy;
  }

  private int numberOfSlips() {
    int drawn = chance.below(100);
    if (drawn < 12) {
      return 0;
    }
    if (drawn < 55) {
      return 1;
    }
    return drawn < 85 ? 2 : 3;
  }

  private Worker asKeptElsewhere(long entity, Worker original) {
    return original.toBuilder()
        .identifiers(identifiers(entity, original))
        .taxId(original.taxId().filter(number -> keeps()).orElse(null))
        .documents(keeps() ? original.documents() : List.of())
        .emergencyContacts(keeps() ? original.emergencyContacts() : List.of())
        .maritalStatus(original.maritalStatus().filter(status -> keeps()).orElse(null))
        .telecom(original.telecom().stream().filter(point -> chance.happens(0.8)).toList())
        .build();
  }

  private boolean keeps() {
    return chance.happens(KEEPS_SECTION);
  }

  private List<Identifier> identifiers(long entity, Worker original) {
    List<Identifier> kept = new ArrayList<>(original.identifiers().size());
    for (Identifier identifier : original.identifiers()) {
      if (identifier.identifierType() == IdentifierType.EMPLOYEE && chance.happens(0.6)) {
        kept.add(credentials.employee(entity, chance));
      } else if (chance.happens(KEEPS_IDENTIFIER)) {
        kept.add(identifier);
      }
    }
    return kept;
  }
}
