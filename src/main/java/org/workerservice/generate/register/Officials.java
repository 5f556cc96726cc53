package org.workerservice.generate.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Typos;
import org.workerservice.model.Gender;

/**
 * Candidates of two Portuguese-speaking elections. Two or three family names, with particles; a few
 * of them carry most people. Some people marry, drop a name, or are called by fewer names.
 */
final class Officials implements Inventor {
  static final List<String> COLUMNS =
      List.of("given_name", "further_names", "family_name", "birth_date", "city", "state", "email");

  private static final double IN_BOTH = 0.7;
  private static final List<String> PARTICLES = List.of("da", "de", "dos", "do");
  private static final List<String> DEVOTIONS =
      List.of(
          "de Fátima",
          "das Graças",
          "do Carmo",
          "da Conceição",
          "das Dores",
          "do Socorro",
          "de Lourdes",
          "da Penha",
          "Aparecida",
          "do Rosário",
          "de Nazaré",
          "Auxiliadora");
  private static final List<String> GENERATIONS = List.of("Júnior", "Filho", "Neto", "Sobrinho");
  private static final List<String> PROVIDERS =
      List.of("gmail.com", "hotmail.com", "yahoo.com.br", "outlook.com", "uol.com.br");

  private final Chance chance;
  private final boolean withEmail;
  private final CultureNames names;
  private final BrazilianCities cities;
  private final Lapses lapses;

  Officials(Chance chance, boolean withEmail) {
    this.chance = chance;
    this.withEmail = withEmail;
    names = new CultureNames(Culture.PORTUGUESE, chance);
    cities = new BrazilianCities(chance);
    lapses =
        new Lapses(chance)
            .add(0.025, "family_name", name -> Typos.slip(name, chance))
            .add(0.025, "given_name", name -> Typos.slip(name, chance))
            .add(0.03, "further_names", name -> Typos.slip(name, chance))
            .add(0.05, "further_names", this::shortened)
            .add(0.03, "further_names", Officials::initials)
            .add(0.08, "further_names", Officials::withoutParticles)
            .add(0.015, "birth_date", date -> People.misread(date, chance))
            .add(0.04, "city", city -> Typos.slip(city, chance))
            .add(0.03, this::otherCity)
            .add(0.5, fields -> fields.with("email", email(fields)))
            .add(0.12, fields -> fields.without("email"));
  }

  @Override
  public void next(Entries entries) {
    long entity = entries.newEntity();
    Gender gender = People.gender(chance, 0.35);
    Fields record = person(gender);
    boolean both = chance.happens(IN_BOTH);
    boolean onlySecond = !both && chance.happens(0.5);
    if (!onlySecond) {
      entries.add(0, entity, upperCase(record));
    }
    if (both || onlySecond) {
      Fields later = gender == Gender.FEMALE && chance.happens(0.06) ? married(record) : record;
      entries.add(1, entity, upperCase(lapses.apply(later)));
    }
  }

  private Fields person(Gender gender) {
    String first = names.given(gender);
    List<String> further = new ArrayList<>();
    if (gender == Gender.FEMALE && first.equals("Maria") && chance.happens(0.6)) {
      further.add(chance.oneOf(DEVOTIONS));
    } else if (chance.happens(0.25)) {
      further.add(names.given(gender));
    }
    if (chance.happens(0.4)) {
      further.add(withParticle(names.family()));
    }
    if (chance.happens(0.05)) {
      further.add(withParticle(names.family()));
    }
    String last = names.family();
    if (chance.happens(0.22)) {
      further.add(last.equals("Santos") || last.equals("Reis") ? "dos" : chance.oneOf(PARTICLES));
    }
    if (gender == Gender.MALE && chance.happens(0.06)) {
      last += " " + chance.oneOf(GENERATIONS);
    }
    Fields record =
        cities
            .draw(Fields.EMPTY)
            .with("given_name", first)
            .with("further_names", String.join(" ", further))
            .with("family_name", last)
            .with("birth_date", People.born(chance, 22, 72).toString());
    return chance.happens(0.92) ? record.with("email", email(record)) : record;
  }

  private String withParticle(String family) {
    return chance.happens(0.2) ? chance.oneOf(PARTICLES) + " " + family : family;
  }

  private String email(Fields person) {
    if (!withEmail) {
      return "";
    }
    String given = plain(person.text("given_name"));
    String family = plain(person.text("family_name").split(" ")[0]);
    String name =
        switch (chance.below(4)) {
          case 0 -> given + "." + family;
          case 1 -> given + family + chance.digits(2);
          case 2 -> given + chance.digits(4);
          default -> given.charAt(0) + family + chance.digits(3);
        };
    return name + "@" + chance.oneOf(PROVIDERS);
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The new family name comes last, and the old one stays or goes. */
  private Fields married(Fields record) {
    String old = record.text("family_name");
    String kept = chance.happens(0.7) ? record.text("further_names") + " " + old : "";
    return record
        .with("further_names", kept.isEmpty() ? record.text("further_names") : kept.strip())
        .with("family_name", names.family());
  }

  /** Drops one of the further names. */
  private String shortened(String further) {
    List<String> words = new ArrayList<>(List.of(further.split(" ")));
    words.remove(chance.below(words.size()));
    return String.join(" ", words);
  }

  private static String initials(String further) {
    return words(further)
        .map(word -> PARTICLES.contains(word) ? word : word.substring(0, 1))
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private static String withoutParticles(String further) {
    return words(further)
        .filter(word -> !PARTICLES.contains(word) && !word.equals("das"))
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
  }

  private Fields otherCity(Fields fields) {
    return cities.draw(fields);
  }

  /** The registers have no accents. */
  private static Fields upperCase(Fields record) {
    Fields plain = record;
    for (String column : List.of("given_name", "further_names", "family_name", "city")) {
      plain =
          plain.change(
              column,
              text ->
                  Normalizer.normalize(text, Normalizer.Form.NFD)
                      .replaceAll("\\p{M}", "")
                      .toUpperCase(Locale.ROOT));
    }
    return plain;
  }
}
