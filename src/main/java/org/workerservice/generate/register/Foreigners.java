package org.workerservice.generate.register;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Tables;
import org.workerservice.generate.Typos;
import org.workerservice.generate.Weighted;
import org.workerservice.model.Gender;

/**
 * Foreigners, most of them from Ukraine and its neighbours, who were registered more than once:
 * each clerk transliterates in another way, and a place is rarely known.
 */
final class Foreigners implements Inventor {
  static final List<String> COLUMNS = List.of("given_name", "family_name", "birth_date", "city");

  private static final List<String> CITIES =
      List.of("Kyiv", "Lviv", "Minsk", "Warszawa", "Kraków", "Odesa", "Moskva", "Riga", "Hanoi");

  private record Origin(Culture culture, int weight) {}

  private static final Weighted<Origin> ORIGINS =
      new Weighted<>(
          List.of(
              new Origin(Culture.UKRAINIAN, 46),
              new Origin(Culture.RUSSIAN, 24),
              new Origin(Culture.POLISH, 8),
              new Origin(Culture.VIETNAMESE, 5),
              new Origin(Culture.TURKISH, 5),
              new Origin(Culture.INDIAN, 4),
              new Origin(Culture.ARABIC, 4),
              new Origin(Culture.GERMAN, 2),
              new Origin(Culture.ITALIAN, 2)),
          Origin::weight);

  private final Chance chance;
  private final Map<Culture, CultureNames> names = new EnumMap<>(Culture.class);
  private final Romanisation romanisation;
  private final Map<String, String> ukrainianToRussian = new HashMap<>();
  private final Lapses lapses;

  /** A person with the names as written at home. */
  private record Native(Culture culture, Gender gender, String given, String family) {
    boolean ukrainian() {
      return culture == Culture.UKRAINIAN;
    }

    boolean cyrillic() {
      return ukrainian() || culture == Culture.RUSSIAN;
    }
  }

  Foreigners(Chance chance) {
    this.chance = chance;
    romanisation = new Romanisation(chance);
    for (Culture culture : Culture.values()) {
      names.put(culture, new CultureNames(culture, chance));
    }
    Tables.rows("register/russian-forms.csv")
        .forEach(row -> ukrainianToRussian.put(row.get("ukrainian"), row.get("russian")));
    lapses =
        new Lapses(chance)
            .add(0.28, "family_name", name -> Typos.slip(name, chance))
            .add(0.22, "given_name", name -> Typos.slip(name, chance))
            .add(0.03, fields -> fields.exchange("given_name", "family_name"))
            .add(0.03, "birth_date", People::yearExchanged)
            .add(0.12, "birth_date", date -> People.misread(date, chance));
  }

  @Override
  public void next(Entries entries) {
    long entity = entries.newEntity();
    Culture culture = ORIGINS.draw(chance).culture();
    Gender gender = People.gender(chance, 0.45);
    Native person =
        new Native(culture, gender, names.get(culture).given(gender), names.get(culture).family());
    String born = People.born(chance, 18, 65).toString();
    String system = Romanisation.system(chance);
    entries.add(0, entity, record(person, system, false).with("birth_date", born));
    for (int more = times(); more > 0; more--) {
      Native now = chance.happens(0.22) ? renamed(person) : person;
      String its = chance.happens(0.9) ? Romanisation.system(chance) : system;
      boolean russified = person.ukrainian() && chance.happens(0.5);
      entries.add(0, entity, lapses.apply(record(now, its, russified).with("birth_date", born)));
    }
  }

  private int times() {
    int drawn = chance.below(20);
    return drawn < 12 ? 0 : drawn < 18 ? 1 : 2;
  }

  private Native renamed(Native person) {
    return new Native(
        person.culture(), person.gender(), person.given(), names.get(person.culture()).family());
  }

  private Fields record(Native person, String system, boolean russified) {
    Fields record = person.cyrillic() ? transliterated(person, system, russified) : adapted(person);
    return chance.happens(0.12) ? record.with("city", chance.oneOf(CITIES)) : record;
  }

  private Fields transliterated(Native person, String system, boolean russified) {
    String family = CultureNames.inflected(person.family(), person.gender());
    String given = person.given();
    if (russified) {
      family = Romanisation.russified(family);
      given = ukrainianToRussian.getOrDefault(given, Romanisation.russified(given));
    }
    boolean ukrainian = person.ukrainian() && !russified;
    return Fields.EMPTY
        .with("given_name", romanisation.latin(given, ukrainian, system))
        .with("family_name", romanisation.latin(family, ukrainian, system));
  }

  private Fields adapted(Native person) {
    String family = CultureNames.inflected(person.family(), person.gender());
    boolean plain = chance.happens(0.6);
    boolean respelled = person.culture() == Culture.ARABIC && chance.happens(0.5);
    return Fields.EMPTY
        .with("given_name", written(person.given(), plain, respelled))
        .with("family_name", written(family, plain, respelled));
  }

  private static String written(String name, boolean plain, boolean respelled) {
    String spelled = respelled ? respelled(name) : name;
    return plain ? withoutAccents(spelled) : spelled;
  }

  /** Other usual romanisations of Arabic. */
  private static String respelled(String name) {
    return name.replace("Mohamed", "Muhammad")
        .replace("med", "mad")
        .replace("Al-", "El ")
        .replace("ou", "u")
        .replace("ss", "s")
        .replace("Kh", "H")
        .replace("q", "k");
  }

  private static String withoutAccents(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('ł', 'l')
        .replace('Ł', 'L')
        .replace('ı', 'i')
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }
}
