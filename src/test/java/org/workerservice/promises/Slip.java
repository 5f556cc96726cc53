package org.workerservice.promises;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;

/** A typing error in a copy of a record. Nothing else differs. */
enum Slip {
  /** An exact copy. */
  NONE,
  /** One character of the family name inserted, left out, replaced or swapped with the next. */
  FAMILY,
  /** The same in the first given name. */
  GIVEN,
  /** One digit of the birth date. */
  BIRTH_DATE;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  Worker copy(Worker worker, Random random) {
    HumanName name = worker.name();
    List<String> given = new ArrayList<>(name.given());
    return switch (this) {
      case NONE -> worker;
      case FAMILY -> named(worker, typo(name.family(), random), given);
      case GIVEN -> {
        given.set(0, typo(given.getFirst(), random));
        yield named(worker, name.family(), given);
      }
      case BIRTH_DATE ->
          worker.toBuilder()
              .birthDate(wrongDigit(worker.birthDate().orElseThrow().first(), random))
              .build();
    };
  }

  private static Worker named(Worker worker, String family, List<String> given) {
    return worker.toBuilder().name(HumanName.of(family, given.toArray(String[]::new))).build();
  }

  private static String typo(String word, Random random) {
    String slipped = word;
    while (slipped.equals(word)) {
      int place = 1 + random.nextInt(word.length() - 1);
      String before = word.substring(0, place);
      String rest = word.substring(place);
      char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
      slipped =
          switch (random.nextInt(4)) {
            case 0 -> before + letter + rest;
            case 1 -> before + letter + rest.substring(1);
            case 2 -> word.length() > 3 ? before + rest.substring(1) : word;
            default ->
                rest.length() > 1
                    ? before + rest.charAt(1) + rest.charAt(0) + rest.substring(2)
                    : word;
          };
    }
    return slipped;
  }

  private static LocalDate wrongDigit(LocalDate date, Random random) {
    LocalDate wrong = date;
    while (wrong.equals(date)) {
      StringBuilder text = new StringBuilder(date.toString());
      int place = 2 + random.nextInt(text.length() - 2);
      if (text.charAt(place) != '-') {
        text.setCharAt(place, (char) ('0' + random.nextInt(10)));
        wrong = plausible(text.toString(), date);
      }
    }
    return wrong;
  }

  private static LocalDate plausible(String text, LocalDate otherwise) {
    try {
      LocalDate date = LocalDate.parse(text);
      return date.getYear() < 1930 || date.getYear() > 2009 ? otherwise : date;
    } catch (DateTimeException _) {
      return otherwise;
    }
  }
}
