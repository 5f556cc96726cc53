package org.workerservice.client.guess;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The forms of the dates in a column.
 *
 * @param patterns as a mapping states them; empty if the column holds no dates
 * @param unsure whether the values allow day and month in either order
 * @param unread the number of values in no known form
 */
record DateForms(List<String> patterns, boolean unsure, long unread) {
  private static final String EXCEL = "excel";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}(?:[.,]\\d+)?");
  private static final Pattern MIDNIGHT = Pattern.compile("[T ]0?0:00(:00([.,]0+)?)?Z?$");

  /** The day numbers of 1910 and of 2064: others are hardly dates of people. */
  private static final int MIN_SERIAL = 3_654;

  private static final int MAX_SERIAL = 60_265;

  private static final Map<String, DateTimeFormatter> FORMS = new LinkedHashMap<>();

  static {
    for (String pattern :
        List.of(
            "yyyy-M-d",
            "yyyy/M/d",
            "yyyy.M.d",
            "yyyyMMdd",
            "d.M.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "ddMMyyyy",
            "d-MMM-yyyy",
            "d MMM yyyy",
            "MMM d, yyyy",
            "d.M.yy",
            "d/M/yy",
            "M/d/yy",
            "d-M-yy",
            "d-MMM-yy")) {
      FORMS.put(pattern, formatter(pattern));
    }
  }

  /** Forms of dates of which only the month or the year is known. */
  private static final List<String> PARTIAL_FORMS =
      List.of("yyyy-M", "M/yyyy", "M.yyyy", "MMM yyyy", "yyyy");

  private static final Map<String, DateTimeFormatter> PARTIAL =
      PARTIAL_FORMS.stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), DateForms::formatter));

  private static final Map<String, String> DAY_FIRST_TO_MONTH_FIRST =
      Map.of("d/M/yyyy", "M/d/yyyy", "d/M/yy", "M/d/yy", "d-M-yyyy", "M-d-yyyy");

  private static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    if (pattern.contains("yyyy")) {
      builder.appendPattern(pattern.replace('y', 'u'));
    } else {
      builder
          .appendPattern(pattern.replace("yy", ""))
          .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1950, 1, 1));
    }
    return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Copies the list. */
  DateForms {
    patterns = List.copyOf(patterns);
  }

  /**
   * Finds the forms that cover the values.
   *
   * @param monthFirst the order where the values allow both
   * @param partial whether the day, or the month and the day, may be unknown
   */
  static DateForms of(Column column, boolean monthFirst, boolean partial) {
    List<String> rest =
        new ArrayList<>(column.values().stream().map(DateForms::withoutTime).toList());
    List<String> patterns = new ArrayList<>();
    boolean unsure = false;
    Optional<String> best = best(rest, monthFirst, partial);
    while (best.isPresent()) {
      String pattern = best.get();
      unsure |= isAmbiguous(rest, pattern);
      patterns.add(pattern);
      rest.removeIf(value -> reads(pattern, value));
      best = best(rest, monthFirst, partial);
    }
    return new DateForms(patterns, unsure, rest.size());
  }

  private static String withoutTime(String value) {
    return MIDNIGHT.matcher(value).replaceFirst("");
  }

  private static Optional<String> best(List<String> values, boolean monthFirst, boolean partial) {
    String best = null;
    long most = 0;
    for (String pattern : order(monthFirst, partial)) {
      long count = values.stream().filter(value -> reads(pattern, value)).count();
      if (count > most) {
        most = count;
        best = pattern;
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<String> order(boolean monthFirst, boolean partial) {
    List<String> patterns = new ArrayList<>(FORMS.keySet());
    patterns.add(EXCEL);
    patterns.addAll(partial ? PARTIAL_FORMS : List.of());
    if (monthFirst) {
      DAY_FIRST_TO_MONTH_FIRST.forEach(
          (day, month) -> {
            patterns.remove(month);
            patterns.add(patterns.indexOf(day), month);
          });
    }
    return patterns;
  }

  private static boolean isAmbiguous(List<String> values, String pattern) {
    return other(pattern)
        .filter(
            turned ->
                values.stream()
                    .filter(value -> reads(pattern, value))
                    .allMatch(value -> reads(turned, value)))
        .isPresent();
  }

  private static Optional<String> other(String pattern) {
    return DAY_FIRST_TO_MONTH_FIRST.entrySet().stream()
        .filter(pair -> pair.getKey().equals(pattern) || pair.getValue().equals(pattern))
        .map(pair -> pair.getKey().equals(pattern) ? pair.getValue() : pair.getKey())
        .findFirst();
  }

  private static boolean reads(String pattern, String value) {
    if (pattern.equals(EXCEL)) {
      return isSerial(value);
    }
    try {
      DateTimeFormatter form = FORMS.getOrDefault(pattern, PARTIAL.get(pattern));
      int year = form.parse(value).get(ChronoField.YEAR);
      return year >= 1850 && year <= 2150;
    } catch (DateTimeException otherForm) {
      return false;
    }
  }

  private static boolean isSerial(String value) {
    if (!NUMBER.matcher(value).matches()) {
      return false;
    }
    double day = Double.parseDouble(value.replace(',', '.'));
    return day >= MIN_SERIAL && day <= MAX_SERIAL;
  }

  /** Returns whether the values are dates beyond doubt, whatever the name of the column. */
  static boolean areDates(Column column) {
    return column.values().size() >= 3
        && column.mostly(
            0.9,
            value ->
                FORMS.keySet().stream()
                    .filter(pattern -> !pattern.equals("yyyyMMdd") && !pattern.equals("ddMMyyyy"))
                    .anyMatch(pattern -> reads(pattern, withoutTime(value))));
  }
}
