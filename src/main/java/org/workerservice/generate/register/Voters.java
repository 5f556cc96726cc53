package org.workerservice.generate.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Names;
import org.workerservice.generate.Typos;
import org.workerservice.model.Gender;

/**
 * Voters of one American state, years apart. Of those who are in both files, half have another
 * family name; some of them keep the maiden name as a middle name. Families share an address.
 */
final class Voters implements Inventor {
  static final List<String> COLUMNS =
      List.of(
          "last_name",
          "first_name",
          "middle_name",
          "sex",
          "birth_year",
          "street",
          "city",
          "state",
          "postal_code");

  private static final double IN_BOTH = 0.8;

  /** Together, half of the voters. */
  private static final double WOMEN_RENAMED = 0.83;

  private static final double MEN_RENAMED = 0.06;

  private final Chance chance;
  private final Names names = new Names();
  private final Towns towns;
  private final Lapses lapses;

  Voters(Chance chance) {
    this.chance = chance;
    towns = new Towns(chance, 250, List.of("NC"));
    lapses =
        new Lapses(chance)
            .add(0.006, "last_name", name -> Typos.slip(name, chance))
            .add(0.006, "first_name", name -> Typos.slip(name, chance))
            .add(0.01, "first_name", this::nickname)
            .add(0.02, fields -> fields.exchange("first_name", "middle_name"))
            .add(0.05, "middle_name", name -> name.substring(0, 1))
            .add(0.03, fields -> fields.without("middle_name"))
            .add(0.012, "birth_year", this::wrongYear)
            .add(0.02, "street", street -> Typos.slip(street, chance));
  }

  @Override
  public void next(Entries entries) {
    for (Fields person : household()) {
      long entity = entries.newEntity();
      boolean both = chance.happens(IN_BOTH);
      boolean onlySecond = !both && chance.happens(0.5);
      if (!onlySecond) {
        entries.add(0, entity, person);
      }
      if (both || onlySecond) {
        entries.add(1, entity, lapses.apply(yearsLater(person)));
      }
    }
  }

  /** Singles, couples, and parents with a grown child. */
  private List<Fields> household() {
    Fields home = towns.address(towns.town(), Fields.EMPTY);
    String family = names.family(chance);
    LocalDate born = People.born(chance, 25, 80);
    List<Fields> members = new ArrayList<>();
    members.add(voter(home, family, People.gender(chance, 0.7), born));
    if (chance.happens(0.3)) {
      LocalDate near = born.plusDays(chance.between(-2500, 2500));
      members.add(voter(home, family, Gender.MALE, near));
    }
    if (chance.happens(0.12)) {
      LocalDate later = born.plusYears(chance.between(19, 34));
      members.add(voter(home, family, People.gender(chance, 0.5), later));
    }
    return members;
  }

  private Fields voter(Fields home, String family, Gender gender, LocalDate born) {
    String first = names.first(gender, chance);
    String middle = names.first(gender, chance);
    String written =
        switch (chance.below(20)) {
          case 0 -> middle.substring(0, 1);
          case 1, 2 -> "";
          default -> chance.happens(0.18) ? names.family(chance) : middle;
        };
    return home.with("last_name", family)
        .with("first_name", first)
        .with("middle_name", written)
        .with("sex", gender == Gender.FEMALE ? "F" : "M")
        .with("birth_year", String.valueOf(born.getYear()));
  }

  private Fields yearsLater(Fields person) {
    boolean woman = person.text("sex").equals("F");
    boolean renamed = chance.happens(woman ? WOMEN_RENAMED : MEN_RENAMED);
    Fields later = renamed ? renamed(person) : person;
    return chance.happens(renamed ? 0.62 : 0.45) ? moved(later) : later;
  }

  private Fields renamed(Fields person) {
    String old = person.text("last_name");
    String other = names.family(chance);
    return switch (chance.below(20)) {
      case 0 -> person.with("last_name", old + "-" + other);
      case 1, 2, 3, 4 -> person.with("last_name", other).with("middle_name", old);
      default -> person.with("last_name", other);
    };
  }

  private Fields moved(Fields person) {
    Towns.Town town = towns.town();
    Fields there = towns.address(town, person);
    return chance.happens(0.55)
        ? person
            .with("street", towns.street())
            .change("postal_code", code -> code.substring(0, 3) + "0" + chance.below(10))
        : there;
  }

  private String nickname(String first) {
    List<String> known = names.nicknames(first);
    return known.isEmpty() ? first : chance.oneOf(known);
  }

  /** Ages are asked for at different times of the year. */
  private String wrongYear(String year) {
    return String.valueOf(Integer.parseInt(year) + (chance.happens(0.5) ? 1 : -1));
  }
}
