package org.workerservice.api.rest.worker;

import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.Criterion;

/**
 * Describes birth dates of which only the years were compared, without claiming more: the matching
 * compares January 1 of these years.
 */
final class YearsOfBirth {
  private static final String EQUAL = "years of birth are equal; days and months were not compared";
  private static final String DIFFERENT = "years of birth differ";

  private YearsOfBirth() {}

  static MatchView.ComponentView view(ComponentScore component, ComparedValues years) {
    if (years.left().isEmpty() || years.right().isEmpty()) {
      return MatchView.ComponentView.of(component, years);
    }
    boolean equal = years.left().equals(years.right());
    return new MatchView.ComponentView(
        level(component.level(), equal),
        component.score(),
        component.weight(),
        equal ? EQUAL : DIFFERENT,
        years);
  }

  private static String level(String level, boolean equal) {
    boolean leveled =
        ComparisonLevel.of(Criterion.BIRTH_DATE).stream()
            .anyMatch(known -> known.code().equals(level));
    if (!leveled) {
      return level;
    }
    return equal
        ? ComparisonLevel.BIRTH_DATE_YEAR_ONLY.code()
        : ComparisonLevel.BIRTH_DATE_DIFFERENT.code();
  }
}
