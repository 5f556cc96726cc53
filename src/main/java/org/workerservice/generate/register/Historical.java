package org.workerservice.generate.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Names;
import org.workerservice.generate.Typos;
import org.workerservice.model.Gender;

/**
 * British people of the past, each in about ten records that were derived with many errors: titles
 * in place of names, aliases, other spellings, neighbouring postal codes, years without a day.
 */
final class Historical implements Inventor {
  static final List<String> COLUMNS =
      List.of("first_name", "surname", "dob", "birth_place", "postcode", "gender", "occupation");

  private static final List<String> PLACES =
      List.of(
          "london",
          "kent",
          "devon",
          "edinburgh",
          "norfolk",
          "suffolk",
          "surrey",
          "cornwall",
          "hampshire",
          "yorkshire",
          "lancashire",
          "dorset",
          "somerset",
          "glasgow",
          "sussex",
          "essex",
          "oxford",
          "cambridge",
          "bristol",
          "dublin",
          "cardiff",
          "lincoln",
          "derby");
  private static final List<String> AREAS =
      List.of("sw", "tn", "ex", "eh", "nr", "ip", "gu", "tr", "so", "yo", "la", "dt", "ba", "g");
  private static final List<String> OCCUPATIONS =
      List.of(
          "politician",
          "painter",
          "writer",
          "lawyer",
          "military officer",
          "priest",
          "cricketer",
          "physician",
          "botanist",
          "engineer",
          "actor",
          "composer",
          "merchant",
          "architect");
  private static final List<String> TITLES =
      List.of("sir", "lord", "baron", "1st earl", "viscount");

  private final Chance chance;
  private final Names names = new Names();
  private final Lapses lapses;

  Historical(Chance chance) {
    this.chance = chance;
    lapses =
        new Lapses(chance)
            .add(0.18, "first_name", name -> Typos.slip(name, chance))
            .add(0.15, "surname", name -> Typos.slip(name, chance))
            .add(0.15, "first_name", this::nickname)
            .add(0.06, "first_name", name -> name.substring(0, 1))
            .add(
                0.05,
                "first_name",
                name -> names.first(Gender.MALE, chance).toLowerCase(Locale.ROOT))
            .add(0.06, fields -> fields.exchange("first_name", "surname"))
            .add(0.07, fields -> fields.with("first_name", chance.oneOf(TITLES)))
            .add(0.10, fields -> fields.without("first_name"))
            .add(0.07, fields -> fields.without("surname"))
            .add(0.20, "dob", this::nearDate)
            .add(0.10, "dob", date -> date.substring(0, 4) + "-01-01")
            .add(0.19, fields -> fields.without("dob"))
            .add(0.31, "postcode", this::neighbouring)
            .add(0.18, fields -> fields.without("postcode"))
            .add(0.15, fields -> fields.with("birth_place", People.ranked(PLACES, chance)))
            .add(0.15, fields -> fields.without("birth_place"))
            .add(0.31, fields -> fields.without("gender"))
            .add(0.25, fields -> fields.without("occupation"));
  }

  @Override
  public void next(Entries entries) {
    long entity = entries.newEntity();
    Fields person = person();
    String alias = names.family(chance).toLowerCase(Locale.ROOT);
    boolean titled = chance.happens(0.15);
    for (int count = records(); count > 0; count--) {
      Fields record = lapses.apply(person);
      entries.add(
          0, entity, titled && chance.happens(0.35) ? record.with("surname", alias) : record);
    }
  }

  private int records() {
    return chance.between(2, 18);
  }

  private Fields person() {
    Gender gender = People.gender(chance, 0.15);
    LocalDate born = LocalDate.of(1500, 1, 1).plusDays(chance.below(400 * 365));
    return Fields.EMPTY
        .with("first_name", names.first(gender, chance).toLowerCase(Locale.ROOT))
        .with("surname", names.family(chance).toLowerCase(Locale.ROOT))
        .with("dob", born.toString())
        .with("birth_place", People.ranked(PLACES, chance))
        .with("postcode", postcode())
        .with("gender", gender.code())
        .with("occupation", People.ranked(OCCUPATIONS, chance));
  }

  private String postcode() {
    return chance.oneOf(AREAS) + chance.between(1, 20) + " " + inward();
  }

  private String inward() {
    return chance.below(10) + "" + chance.letterOf("abdefghjl") + chance.letterOf("nprstuwxy");
  }

  /** Keeps the district. */
  private String neighbouring(String postcode) {
    return postcode.substring(0, postcode.indexOf(' ') + 1) + inward();
  }

  private String nearDate(String date) {
    return chance.happens(0.5)
        ? People.misread(date, chance)
        : LocalDate.parse(date).plusDays(chance.between(-40, 40)).toString();
  }

  private String nickname(String first) {
    String name =
        first.isEmpty()
            ? first
            : first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    List<String> known = names.nicknames(name);
    return known.isEmpty() ? first : chance.oneOf(known).toLowerCase(Locale.ROOT);
  }
}
