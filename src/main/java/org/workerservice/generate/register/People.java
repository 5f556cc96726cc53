package org.workerservice.generate.register;

import java.time.LocalDate;
import java.util.List;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Dates;
import org.workerservice.generate.Typos;
import org.workerservice.model.Gender;

/** What all invented people have in common. */
final class People {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final int TRIES = 20;

  private People() {}

  static Gender gender(Chance chance, double female) {
    return chance.happens(female) ? Gender.FEMALE : Gender.MALE;
  }

  /** Returns a birth date; the ages between the limits are equally common. */
  static LocalDate born(Chance chance, int youngest, int oldest) {
    return TODAY.minusYears(chance.between(youngest, oldest)).minusDays(chance.between(1, 365));
  }

  /** Returns the date as a clerk got it wrong. It is a date of the same century. */
  static String misread(String isoDate, Chance chance) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      String wrong = wrongDate(isoDate, chance);
      if (!wrong.equals(isoDate) && Dates.read(wrong).isPresent()) {
        return wrong;
      }
    }
    return isoDate;
  }

  private static String wrongDate(String isoDate, Chance chance) {
    return switch (chance.below(10)) {
      case 0, 1 -> isoDate.substring(0, 5) + isoDate.substring(8) + "-" + isoDate.substring(5, 7);
      case 2, 3 -> yearExchanged(isoDate);
      case 4, 5 -> isoDate.substring(0, 8) + isoDate.charAt(9) + isoDate.charAt(8);
      default -> isoDate.substring(0, 2) + Typos.wrongDigit(isoDate.substring(2), chance);
    };
  }

  /** Exchanges the last two digits of the year. */
  static String yearExchanged(String isoDate) {
    return isoDate.substring(0, 2) + isoDate.charAt(3) + isoDate.charAt(2) + isoDate.substring(4);
  }

  /** Returns one of the values: the first is the most common. */
  static <T> T ranked(List<T> values, Chance chance) {
    double share = chance.below(1_000_000) / 1e6;
    return values.get((int) (Math.pow(values.size() + 1.0, share) - 1));
  }
}
