package org.workerservice.search.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates as people write them: 31.12.1980, 31/12/1980, 12/31/1980, 1980/12/31; pure. */
final class LocalDates {
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([./-])(\\d{1,2})\\2(\\d{1,2})");

  private LocalDates() {}

  /**
   * Returns the dates that a text may mean, in the form YYYY-MM-DD; none if it is no date. With
   * dots, the day comes first; otherwise the month may come first, too.
   */
  static List<String> of(String text) {
    Matcher first = YEAR_FIRST.matcher(text);
    if (first.matches()) {
      return date(first.group(1), first.group(3), first.group(4)).stream().toList();
    }
    Matcher last = YEAR_LAST.matcher(text);
    if (!last.matches()) {
      return List.of();
    }
    Optional<String> dayFirst = date(last.group(4), last.group(3), last.group(1));
    return last.group(2).equals(".")
        ? dayFirst.stream().toList()
        : Stream.of(dayFirst, date(last.group(4), last.group(1), last.group(3)))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
  }

  private static Optional<String> date(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
