package org.workerservice.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.Gender;

/**
 * Generates people by household: singles, couples, families, twins, fathers and sons with the same
 * name, flatmates, and namesakes of earlier people.
 */
final class Population {
  /** The reference date for ages. Fixed, so that a seed gives the same workers every year. */
  static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private static final int REMEMBERED = 512;
  private static final double NON_BINARY = 0.006;

  private final Names names;
  private final Places places;
  private final Chance chance;
  private final List<Draft> remembered = new ArrayList<>(REMEMBERED);
  private long entities;

  Population(Names names, Places places, Chance chance) {
    this.names = names;
    this.places = places;
    this.chance = chance;
  }

  /** Returns the members of the next household; at least one. */
  List<Draft> household() {
    List<Draft> members = drawHousehold();
    remember(members.getFirst());
    return members;
  }

  private List<Draft> drawHousehold() {
    int kind = chance.below(100);
    if (kind < 62) {
      return List.of(person(gender(), names.family(chance), birthDate(), places.home(chance)));
    }
    if (kind < 78) {
      return couple();
    }
    if (kind < 86) {
      return siblings();
    }
    if (kind < 89) {
      return twins();
    }
    if (kind < 92) {
      return fatherAndSon();
    }
    return kind < 97 ? flatmates() : List.of(namesake());
  }

  private List<Draft> couple() {
    Home home = places.home(chance);
    String family = names.family(chance);
    LocalDate birth = birthDate();
    LocalDate other = birth.plusDays(chance.between(-1500, 1500));
    return List.of(
        person(Gender.FEMALE, family, birth, home), person(Gender.MALE, family, other, home));
  }

  private List<Draft> siblings() {
    Home home = places.home(chance);
    String family = names.family(chance);
    LocalDate eldest = birthOfAge(chance.between(20, 45));
    return List.of(
        person(gender(), family, eldest, home),
        person(gender(), family, eldest.plusDays(chance.between(330, 1600)), home));
  }

  private List<Draft> twins() {
    Home home = places.home(chance);
    String family = names.family(chance);
    LocalDate birth = birthDate();
    Draft first = twin(gender(), family, birth, home);
    Draft second = twin(chance.happens(0.6) ? first.gender() : gender(), family, birth, home);
    while (second.given().getFirst().equals(first.given().getFirst())) {
      second = twin(second.gender(), family, birth, home);
    }
    return List.of(first, second);
  }

  private Draft twin(Gender gender, String family, LocalDate birth, Home home) {
    Draft draft = person(gender, family, birth, home);
    return new Draft(
        draft.entity(), gender, family, draft.given(), Optional.empty(), birth, home, true);
  }

  private List<Draft> fatherAndSon() {
    Home home = places.home(chance);
    Draft father =
        person(Gender.MALE, names.family(chance), birthOfAge(chance.between(46, 69)), home)
            .withSuffix("Sr");
    LocalDate birth = father.birthDate().plusDays(chance.between(20 * 365, 28 * 365));
    Draft son =
        new Draft(
            ++entities,
            Gender.MALE,
            father.family(),
            father.given(),
            Optional.of("Jr"),
            birth,
            home,
            false);
    return List.of(father, son);
  }

  private List<Draft> flatmates() {
    Home home = places.home(chance);
    List<Draft> members = new ArrayList<>();
    for (int count = chance.between(2, 4); count > 0; count--) {
      LocalDate birth = birthOfAge(chance.between(19, 34));
      members.add(person(gender(), names.family(chance), birth, home));
    }
    return List.copyOf(members);
  }

  private Draft namesake() {
    if (remembered.isEmpty()) {
      return person(gender(), names.family(chance), birthDate(), places.home(chance));
    }
    Draft model = chance.oneOf(remembered);
    return new Draft(
        ++entities,
        model.gender(),
        model.family(),
        model.given(),
        Optional.empty(),
        birthDate(),
        places.home(chance),
        false);
  }

  private Draft person(Gender gender, String family, LocalDate birth, Home home) {
    List<String> given = names.given(gender, chance);
    return new Draft(++entities, gender, family, given, Optional.empty(), birth, home, false);
  }

  private void remember(Draft draft) {
    if (remembered.size() < REMEMBERED) {
      remembered.add(draft);
    } else if (chance.happens(0.1)) {
      remembered.set(chance.below(REMEMBERED), draft);
    }
  }

  private Gender gender() {
    if (chance.happens(NON_BINARY)) {
      return Gender.OTHER;
    }
    return chance.happens(0.54) ? Gender.FEMALE : Gender.MALE;
  }

  /** Working ages: most are between 25 and 60, few at the extremes. */
  private LocalDate birthDate() {
    return birthOfAge(18 + (chance.below(27) + chance.below(27)));
  }

  private LocalDate birthOfAge(int years) {
    return TODAY.minusYears(years).minusDays(chance.between(1, 365));
  }
}
