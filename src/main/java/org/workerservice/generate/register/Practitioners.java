package org.workerservice.generate.register;

import java.util.ArrayList;
import java.util.List;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Names;
import org.workerservice.generate.Typos;
import org.workerservice.model.Gender;

/**
 * Practitioners in two registers, at the address of a clinic that many share. There are no birth
 * dates, and the middle name is often an initial or missing.
 */
final class Practitioners implements Inventor {
  static final List<String> COLUMNS =
      List.of(
          "last_name",
          "first_name",
          "middle_name",
          "sex",
          "credential",
          "specialty",
          "street",
          "city",
          "state",
          "postal_code",
          "phone");

  private static final double IN_BOTH = 0.78;

  /** The first of the clinics are hospitals, where a share of the people work. */
  private static final int HOSPITALS = 100;

  private static final double IN_HOSPITAL = 0.06;
  private static final int CLINICS = 7000;
  private static final List<String> STATES =
      List.of("CA", "TX", "FL", "NY", "PA", "IL", "OH", "GA", "NC", "MI", "NJ", "VA", "WA", "AZ");
  private static final List<String> CLINIC =
      List.of("street", "city", "state", "postal_code", "phone");
  private static final List<String> CREDENTIALS =
      List.of("MD", "NP", "PA", "DO", "DC", "PT", "LCSW", "OD", "DPM", "PHD", "CRNA");
  private static final List<String> SPECIALTIES =
      List.of(
          "INTERNAL MEDICINE",
          "FAMILY PRACTICE",
          "NURSE PRACTITIONER",
          "PHYSICIAN ASSISTANT",
          "EMERGENCY MEDICINE",
          "ANESTHESIOLOGY",
          "CHIROPRACTIC",
          "DIAGNOSTIC RADIOLOGY",
          "PSYCHIATRY",
          "OPTOMETRY",
          "GENERAL SURGERY",
          "CARDIOLOGY",
          "NEUROLOGY",
          "DERMATOLOGY");

  private final Chance chance;
  private final Names names = new Names();
  private final List<CultureNames> immigrants = new ArrayList<>();
  private final List<Fields> clinics = new ArrayList<>();
  private final Lapses lapses;

  Practitioners(Chance chance) {
    this.chance = chance;
    for (Culture culture :
        List.of(Culture.INDIAN, Culture.CHINESE, Culture.SPANISH, Culture.ARABIC, Culture.KOREAN)) {
      immigrants.add(new CultureNames(culture, chance));
    }
    Towns towns = new Towns(chance, 900, STATES);
    for (int i = 0; i < CLINICS; i++) {
      Fields clinic = towns.address(towns.town(), Fields.EMPTY);
      clinics.add(clinic.with("phone", "+1" + (201 + i % 700) + "555" + chance.digits(4)));
    }
    lapses =
        new Lapses(chance)
            .add(0.2, this::otherClinic)
            .add(0.2, fields -> fields.with("phone", "+1312555" + chance.digits(4)))
            .add(0.02, this::married)
            .add(0.01, "first_name", this::nickname)
            .add(0.004, "last_name", name -> Typos.slip(name, chance))
            .add(0.004, "first_name", name -> Typos.slip(name, chance))
            .add(0.22, "middle_name", name -> name.substring(0, 1))
            .add(0.08, fields -> fields.without("middle_name"))
            .add(0.1, fields -> fields.without("credential"));
  }

  @Override
  public void next(Entries entries) {
    long entity = entries.newEntity();
    Fields person = person();
    boolean both = chance.happens(IN_BOTH);
    boolean onlySecond = !both && chance.happens(0.5);
    if (!onlySecond) {
      entries.add(0, entity, person);
    }
    if (both || onlySecond) {
      entries.add(1, entity, lapses.apply(person));
    }
  }

  private Fields person() {
    Gender gender = People.gender(chance, 0.5);
    Fields person =
        atSomeClinic(Fields.EMPTY)
            .with("sex", gender == Gender.FEMALE ? "F" : "M")
            .with("credential", People.ranked(CREDENTIALS, chance))
            .with("specialty", People.ranked(SPECIALTIES, chance));
    return chance.happens(0.2) ? immigrant(person, gender) : american(person, gender);
  }

  private Fields american(Fields person, Gender gender) {
    String middle =
        switch (chance.below(10)) {
          case 0, 1, 2 -> names.first(gender, chance).substring(0, 1);
          case 3, 4 -> "";
          default -> names.first(gender, chance);
        };
    return person
        .with("last_name", names.family(chance))
        .with("first_name", names.first(gender, chance))
        .with("middle_name", middle);
  }

  private Fields immigrant(Fields person, Gender gender) {
    CultureNames culture = chance.oneOf(immigrants);
    return person
        .with("last_name", culture.family())
        .with("first_name", culture.given(gender))
        .with("middle_name", chance.happens(0.3) ? culture.given(gender) : "");
  }

  private Fields atSomeClinic(Fields person) {
    Fields place = clinics.get(chance.below(chance.happens(IN_HOSPITAL) ? HOSPITALS : CLINICS));
    Fields there = person;
    for (String column : CLINIC) {
      there = there.with(column, place.text(column));
    }
    return there;
  }

  /** Most people change to a clinic nearby. */
  private Fields otherClinic(Fields person) {
    boolean sameState = chance.happens(0.75);
    Fields there = atSomeClinic(person);
    while (sameState && !there.text("state").equals(person.text("state"))) {
      there = atSomeClinic(person);
    }
    return there;
  }

  private Fields married(Fields person) {
    return person.text("sex").equals("F") ? person.with("last_name", names.family(chance)) : person;
  }

  private String nickname(String first) {
    List<String> known = names.nicknames(first);
    return known.isEmpty() ? first : chance.oneOf(known);
  }
}
