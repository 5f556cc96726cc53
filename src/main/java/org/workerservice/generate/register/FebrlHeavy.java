package org.workerservice.generate.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Names;
import org.workerservice.generate.Typos;
import org.workerservice.generate.Weighted;
import org.workerservice.model.Gender;

/**
 * Originals and up to nine duplicates each, with up to ten errors in a duplicate and three in a
 * field, in the manner of the data generator of FEBRL (Christen and Pudjijono 2009). There is no
 * social security number.
 */
final class FebrlHeavy implements Inventor {
  static final List<String> COLUMNS =
      List.of(
          "given_name",
          "surname",
          "street_number",
          "address_1",
          "address_2",
          "suburb",
          "postcode",
          "state",
          "date_of_birth");

  private static final int MAX_ERRORS = 10;
  private static final int MAX_ERRORS_IN_FIELD = 3;
  private static final int MAX_DUPLICATES = 9;
  private static final List<String> STATES = List.of("NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT");

  private record Error(String column, int weight) {}

  private static final Weighted<Error> WHERE =
      new Weighted<>(
          List.of(
              new Error("given_name", 20),
              new Error("surname", 20),
              new Error("street_number", 8),
              new Error("address_1", 14),
              new Error("address_2", 7),
              new Error("suburb", 9),
              new Error("postcode", 6),
              new Error("state", 2),
              new Error("date_of_birth", 14)),
          Error::weight);

  private final Chance chance;
  private final Names names = new Names();
  private final Towns towns;

  FebrlHeavy(Chance chance) {
    this.chance = chance;
    towns = new Towns(chance, 600, STATES);
  }

  @Override
  public void next(Entries entries) {
    long entity = entries.newEntity();
    Fields original = original();
    entries.add(0, entity, original);
    for (int more = duplicates(); more > 0; more--) {
      entries.add(
          0,
          entity,
          spoilt(original, Math.min(chance.between(1, MAX_ERRORS), chance.between(1, MAX_ERRORS))));
    }
  }

  /** Most originals have few duplicates. */
  private int duplicates() {
    int count = 0;
    while (count < MAX_DUPLICATES && chance.happens(0.58)) {
      count++;
    }
    return count;
  }

  private Fields original() {
    Fields place = towns.address(towns.town(), Fields.EMPTY);
    String[] street = place.text("street").split(" ", 2);
    return Fields.EMPTY
        .with("given_name", maybe(0.97, lower(names.first(gender(), chance))))
        .with("surname", maybe(0.98, lower(names.family(chance))))
        .with("street_number", maybe(0.96, street[0]))
        .with("address_1", maybe(0.98, lower(street[1])))
        .with("address_2", maybe(0.6, lower(names.family(chance)) + " park"))
        .with("suburb", maybe(0.99, lower(place.text("city"))))
        .with("postcode", maybe(0.99, place.text("postal_code").substring(0, 4)))
        .with("state", maybe(0.97, lower(place.text("state"))))
        .with("date_of_birth", maybe(0.97, People.born(chance, 18, 100).toString()));
  }

  private Gender gender() {
    return People.gender(chance, 0.5);
  }

  private String maybe(double share, String text) {
    return chance.happens(share) ? text : "";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private Fields spoilt(Fields original, int errors) {
    Map<String, Integer> columnToErrors = new HashMap<>();
    Fields record = original;
    int done = 0;
    for (int attempt = 0; done < errors && attempt < 10 * errors; attempt++) {
      String column = WHERE.draw(chance).column();
      if (record.has(column)
          && columnToErrors.merge(column, 1, Integer::sum) <= MAX_ERRORS_IN_FIELD) {
        record = error(record, column);
        done++;
      }
    }
    return record;
  }

  private Fields error(Fields record, String column) {
    int kind = chance.below(100);
    if (kind < 3) {
      return record.without(column);
    }
    if (kind < 6 && !column.equals("date_of_birth")) {
      return record.with(column, original().text(column));
    }
    if (kind < 9 && column.endsWith("name")) {
      return record.exchange("given_name", "surname");
    }
    return record.change(column, typo(column));
  }

  private UnaryOperator<String> typo(String column) {
    return switch (column) {
      case "date_of_birth" -> date -> People.misread(date, chance);
      case "street_number", "postcode" -> number -> Typos.wrongDigit(number, chance);
      default -> text -> chance.happens(0.1) ? split(text) : Typos.slip(text, chance);
    };
  }

  /** Splits or joins words. */
  private String split(String text) {
    if (text.contains(" ")) {
      return text.replaceFirst(" ", "");
    }
    int place = text.length() / 2;
    List<String> halves = new ArrayList<>(List.of(text.substring(0, place), text.substring(place)));
    return String.join(" ", halves).strip();
  }
}
