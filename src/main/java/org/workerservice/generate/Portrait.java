package org.workerservice.generate;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.ContactPointUse;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.NameUse;
import org.workerservice.model.Worker;

/** Builds the complete record of a person. */
final class Portrait {
  private static final List<String> MAIL_DOMAINS =
      List.of("example.com", "example.org", "example.net", "mail.example.com");
  private static final List<String> RELATIONSHIPS =
      List.of("spouse", "partner", "parent", "sibling", "child", "friend");
  private static final List<String> MARITAL_STATUSES =
      List.of("married", "married", "never married", "never married", "divorced", "widowed");
  private static final LocalDate PLACEHOLDER_BIRTH_DATE = LocalDate.of(1900, 1, 1);
  private static final double PLACEHOLDER = 0.001;

  private final Names names;
  private final Places places;
  private final Credentials credentials;
  private final Chance chance;

  Portrait(Names names, Places places, Credentials credentials, Chance chance) {
    this.names = names;
    this.places = places;
    this.credentials = credentials;
    this.chance = chance;
  }

  Worker of(Draft draft) {
    Profession profession = Profession.draw(chance);
    return Worker.named(name(draft, profession))
        .gender(draft.gender())
        .birthDate(chance.happens(PLACEHOLDER) ? PLACEHOLDER_BIRTH_DATE : draft.birthDate())
        .workerType(profession.workerType())
        .employmentStatus(employmentStatus())
        .identifiers(credentials.identifiers(draft, profession, chance))
        .taxId(credentials.taxId(draft, chance).orElse(null))
        .telecom(telecom(draft))
        .addresses(addresses(draft.home()))
        .documents(credentials.documents(draft, profession, chance))
        .emergencyContacts(emergencyContacts(draft))
        .maritalStatus(chance.happens(0.6) ? chance.oneOf(MARITAL_STATUSES) : null)
        .multipleBirth(draft.twin() && chance.happens(0.5) ? true : null)
        .build();
  }

  private HumanName name(Draft draft, Profession profession) {
    return new HumanName(
        Optional.of(NameUse.OFFICIAL),
        draft.family(),
        draft.given(),
        prefix(draft, profession),
        draft.suffix().map(List::of).orElse(List.of()),
        Optional.empty());
  }

  private List<String> prefix(Draft draft, Profession profession) {
    if (profession.prescriber() && chance.happens(0.6)) {
      return List.of("Dr");
    }
    if (!chance.happens(0.3)) {
      return List.of();
    }
    return switch (draft.gender()) {
      case MALE -> List.of("Mr");
      case FEMALE -> List.of(chance.happens(0.5) ? "Ms" : "Mrs");
      case OTHER, UNKNOWN -> List.of("Mx");
    };
  }

  private EmploymentStatus employmentStatus() {
    int drawn = chance.below(100);
    if (drawn < 82) {
      return EmploymentStatus.ACTIVE;
    }
    if (drawn < 87) {
      return EmploymentStatus.ON_LEAVE;
    }
    if (drawn < 95) {
      return EmploymentStatus.TERMINATED;
    }
    return drawn < 99 ? EmploymentStatus.RETIRED : EmploymentStatus.SUSPENDED;
  }

  private List<ContactPoint> telecom(Draft draft) {
    List<ContactPoint> points = new ArrayList<>(3);
    if (chance.happens(0.85)) {
      points.add(phone(places.mobile(draft.home().city(), chance), ContactPointUse.MOBILE));
    }
    if (chance.happens(0.35)) {
      points.add(phone(draft.home().landline(), ContactPointUse.HOME));
    }
    if (chance.happens(0.75)) {
      points.add(
          new ContactPoint(
              ContactPointSystem.EMAIL,
              mailbox(draft.given().getFirst(), draft.family()),
              Optional.of(chance.happens(0.5) ? ContactPointUse.WORK : ContactPointUse.HOME),
              Optional.empty()));
    }
    return List.copyOf(points);
  }

  private static ContactPoint phone(String number, ContactPointUse use) {
    return new ContactPoint(ContactPointSystem.PHONE, number, Optional.of(use), Optional.empty());
  }

  private String mailbox(String given, String family) {
    String start = chance.happens(0.6) ? given : given.substring(0, 1);
    String local =
        Normalizer.normalize(start + "." + family, Normalizer.Form.NFD)
            .replaceAll("[^A-Za-z.]", "")
            .toLowerCase(Locale.ROOT);
    return local + chance.between(1, 9999) + "@" + chance.oneOf(MAIL_DOMAINS);
  }

  private List<Address> addresses(Home home) {
    return chance.happens(0.12)
        ? List.of(home.address(), places.address(home.city(), AddressUse.WORK, chance))
        : List.of(home.address());
  }

  private List<EmergencyContact> emergencyContacts(Draft draft) {
    if (!chance.happens(0.3)) {
      return List.of();
    }
    Gender gender = chance.happens(0.5) ? Gender.FEMALE : Gender.MALE;
    String family = chance.happens(0.7) ? draft.family() : names.family(chance);
    String number = places.mobile(draft.home().city(), chance);
    return List.of(
        new EmergencyContact(
            names.first(gender, chance) + " " + family,
            chance.oneOf(RELATIONSHIPS),
            List.of(phone(number, ContactPointUse.MOBILE)),
            Optional.empty(),
            true));
  }
}
