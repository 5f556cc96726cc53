package org.workerservice.search.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates as people write them: 31.12.1980, 31/12/1980, 12/31/1980, 1980/12/31; with a name of the
 * month, or without a day, only where a date is expected; pure.
 */
public final class LocalDates {
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([./-])(\\d{1,2})\\2(\\d{1,2})");

  private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{4})");
  private static final Pattern MONTH_LAST = Pattern.compile("(\\d{4})[./-](\\d{1,2})");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er)?[\\s-]*(?:(?:of|de)\\s+)?)?"
              + "(?<month>\\p{L}+\\.?)"
              + "(?:\\s+(?<later>\\d{1,2})(?:st|nd|rd|th)?)?"
              + "[\\s,-]+(?:de\\s+)?(?<year>\\d{4})");

  private LocalDates() {}

  /**
   * Returns the dates that a text may mean where a date is expected, in the form YYYY-MM-DD or, if
   * there is no day, YYYY-MM; none if it is no date.
   *
   * @param text in lower case
   */
  static List<String> expected(String text) {
    List<String> days = of(text);
    return days.isEmpty()
        ? Stream.of(
                numbered(MONTH_FIRST, text, 2, 1), numbered(MONTH_LAST, text, 1, 2), named(text))
            .flatMap(Optional::stream)
            .toList()
        : days;
  }

  private static Optional<String> numbered(Pattern form, String text, int year, int month) {
    Matcher matcher = form.matcher(text);
    return matcher.matches() ? month(matcher.group(year), matcher.group(month)) : Optional.empty();
  }

  private static Optional<String> month(String year, String month) {
    int number = Integer.parseInt(month);
    return number >= 1 && number <= 12
        ? Optional.of(YearMonth.of(Integer.parseInt(year), number).toString())
        : Optional.empty();
  }

  private static Optional<String> named(String text) {
    Matcher matcher = NAMED.matcher(text);
    if (!matcher.matches() || matcher.group("day") != null && matcher.group("later") != null) {
      return Optional.empty();
    }
    String day = matcher.group("day") == null ? matcher.group("later") : matcher.group("day");
    String year = matcher.group("year");
    return MonthNames.find(matcher.group("month"))
        .map(month -> String.valueOf(month.getValue()))
        .flatMap(month -> day == null ? month(year, month) : date(year, month, day));
  }

  /**
   * Returns the dates that a text may mean, in the form YYYY-MM-DD; none if it is no date. With
   * dots, the day comes first; otherwise the month may come first, too.
   */
  public static List<String> of(String text) {
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
