package org.workerservice.search.language;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workerservice.model.Coded;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.PartialDate;
import org.workerservice.model.WorkerType;

/** Checks values of fields that have few values or one form. */
final class FieldValues {
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final String ANY = "*";

  private FieldValues() {}

  /** Refuses a value that no worker can have. */
  static void check(SearchField field, String text, int position) {
    String value = normal(text);
    switch (field) {
      case ACTIVE -> oneOf(List.of("true", "false"), value, position);
      case GENDER -> oneOf(Gender.values(), value, position);
      case WORKER_TYPE -> oneOf(WorkerType.values(), value, position);
      case EMPLOYMENT_STATUS -> oneOf(EmploymentStatus.values(), value, position);
      case BIRTH_YEAR -> year(value, position);
      case BIRTH_DATE -> dates(text, position);
      default -> {}
    }
  }

  /** Returns the range between two values; a star is an open bound. */
  static Expression.Range range(SearchField field, Token.Range range) {
    if (field != SearchField.BIRTH_YEAR && field != SearchField.BIRTH_DATE) {
      throw new BrokenQuery(
          range.position(),
          "Only birth_year and birth_date accept ranges.",
          "Write birth_year:[1980 TO 1990], or put literal brackets in quotation marks.");
    }
    Optional<String> from = end(field, range.from(), range.position());
    Optional<String> to = end(field, range.to(), range.position());
    if (from.isPresent() && to.isPresent() && isBackwards(field, from.get(), to.get())) {
      throw new BrokenQuery(
          range.position(), "The range ends before it starts.", "Write the earlier value first.");
    }
    return new Expression.Range(field, from, to);
  }

  private static boolean isBackwards(SearchField field, String from, String to) {
    return field == SearchField.BIRTH_DATE
        ? PartialDate.parse(from).first().isAfter(PartialDate.parse(to).last())
        : from.compareTo(to) > 0;
  }

  private static Optional<String> end(SearchField field, String text, int position) {
    if (text.equals(ANY)) {
      return Optional.empty();
    }
    check(field, text, position);
    return Optional.of(field == SearchField.BIRTH_DATE ? date(text, position) : normal(text));
  }

  private static String date(String text, int position) {
    List<String> dates = dates(text, position);
    if (dates.size() > 1) {
      throw new BrokenQuery(
          position,
          "The day may be the month.",
          "Write the date of a range as YYYY-MM-DD, such as 1980-12-31.");
    }
    return dates.getFirst();
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static <T extends Coded> void oneOf(T[] values, String value, int position) {
    oneOf(Arrays.stream(values).map(Coded::code).toList(), value, position);
  }

  private static void oneOf(List<String> values, String value, int position) {
    if (!values.contains(value)) {
      throw new BrokenQuery(
          position,
          "Unknown value for this field.",
          "Use one of: " + String.join(", ", values) + ".");
    }
  }

  private static void year(String value, int position) {
    if (!YEAR.matcher(value).matches()) {
      throw new BrokenQuery(
          position,
          "Not a year.",
          "Write birth_year:1980, birth_year:198* or birth_year:[1980 TO 1990].");
    }
  }

  /**
   * Returns the dates that a text may mean, in the form of {@link PartialDate}: one, or two where
   * day and month may change places.
   */
  static List<String> dates(String text, int position) {
    String value = normal(text);
    List<String> dates = isDate(value) ? List.of(value) : LocalDates.expected(value);
    if (dates.isEmpty()) {
      throw new BrokenQuery(
          position,
          "Not a date.",
          "Write birth_date:1980-12-31, birth_date:1980-12, birth_date:1980, birth_date:31.12.1980,"
              + " birth_date:\"Dec 1980\" or birth_date:[1980-12-01 TO 1981].");
    }
    return dates;
  }

  private static boolean isDate(String value) {
    try {
      PartialDate.parse(value);
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }
}
