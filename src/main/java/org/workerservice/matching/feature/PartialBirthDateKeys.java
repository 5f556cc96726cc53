package org.workerservice.matching.feature;

import java.util.ArrayList;
import java.util.List;
import org.workerservice.matching.text.BirthDates;

/**
 * The keys of a birth date of which only the year, or the year and the month, is known.
 *
 * <p>Records with a whole date have the same keys: those of very common names with the year, and,
 * if they are sparse, those of a name with the year and with the month. A partial date never makes
 * the keys of its first day.
 */
final class PartialBirthDateKeys {
  private PartialBirthDateKeys() {}

  /** Returns the keys of a partial date, none if the date is missing. */
  static List<String> of(NameKeys codes, int birthDate) {
    List<String> keys = new ArrayList<>();
    if (birthDate == BirthDates.MISSING) {
      return keys;
    }
    int year = BirthDates.year(birthDate);
    int month = BirthDates.month(birthDate);
    codes.commonPairs().forEach(pair -> keys.add(MatchKeys.yearKey(year, pair)));
    for (String word : codes.words()) {
      keys.add(SparseRecordKeys.bornInYear(year, word));
      if (month > 0) {
        keys.add(SparseRecordKeys.bornInMonth(month, word));
      }
    }
    return keys;
  }
}
