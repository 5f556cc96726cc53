package org.workerservice.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.workerservice.model.DatePeriod;

/** Checks codes, periods and numbers, which the parts of an ODS record share; not thread-safe. */
final class OdsCheck {
  /** Programs that read JSON numbers as binary64 lose digits of larger numbers (RFC 8259 §6). */
  private static final long MAX_NUMBER = (1L << 53) - 1;

  private static final Pattern CODE = Pattern.compile("[A-Z0-9]+");

  private final Violations violations;
  private final TextCheck texts;
  private final DateCheck dates;

  OdsCheck(Violations violations, TextCheck texts, DateCheck dates) {
    this.violations = violations;
    this.texts = texts;
    this.dates = dates;
  }

  Optional<String> optionalCode(String field, Optional<String> code) {
    return code.map(text -> code(field, text, FieldLimits.ODS_CODE))
        .filter(text -> !text.isEmpty());
  }

  String requiredCode(String field, String code, String message) {
    return required(field, code, FieldLimits.ODS_CODE, message);
  }

  /** Checks a code from an ODS code list, such as RO197 or RE4. */
  String term(String field, String term, String message) {
    return required(field, term, FieldLimits.ODS_TERM, message);
  }

  Optional<String> optionalTerm(String field, Optional<String> term) {
    return term.map(text -> code(field, text, FieldLimits.ODS_TERM))
        .filter(text -> !text.isEmpty());
  }

  private String required(String field, String code, int max, String message) {
    String normal = code(field, code, max);
    if (normal.isEmpty()) {
      violations.required(field, message);
    }
    return normal;
  }

  private String code(String field, String code, int max) {
    String normal = texts.text(field, code, max, TextForm.CAPITALS);
    if (!normal.isEmpty() && !violations.concern(field) && !CODE.matcher(normal).matches()) {
      violations.add(field, "invalid_format", "The code must contain only A to Z and 0 to 9.");
    }
    return normal;
  }

  List<DatePeriod> periods(String field, List<DatePeriod> periods) {
    return violations.each(field, periods, FieldLimits.LIST, this::period);
  }

  private DatePeriod period(String path, DatePeriod period) {
    dates.inRange(path + ".start_date", period.startDate());
    dates.inRange(path + ".end_date", period.endDate());
    if (period.startDate().isPresent()
        && period.endDate().filter(period.startDate().get()::isAfter).isPresent()) {
      violations.add(
          path + ".end_date", "before_start_date", "A period cannot end before it starts.");
    }
    return period;
  }

  /**
   * Checks the entries of a list and assigns the next free numbers to entries without one, so that
   * every entry is uniquely identified.
   */
  <T> List<T> numbered(
      String field,
      String numberName,
      List<T> entries,
      Function<T, Optional<Long>> number,
      BiFunction<T, Long, T> numbered,
      BiFunction<String, T, T> check) {
    Set<Long> seen = new HashSet<>();
    List<T> checked =
        violations.each(
            field,
            entries,
            FieldLimits.LIST,
            (path, entry) -> {
              number.apply(entry).ifPresent(value -> number(path + "." + numberName, value, seen));
              return check.apply(path, entry);
            });
    return violations.none() ? filled(checked, number, numbered) : checked;
  }

  private void number(String field, long value, Set<Long> seen) {
    if (value < 1 || value > MAX_NUMBER) {
      violations.add(field, "out_of_range", "The number must be from 1 to " + MAX_NUMBER + ".");
    } else if (!seen.add(value)) {
      violations.add(field, "duplicate", "The number is already in the list.");
    }
  }

  private static <T> List<T> filled(
      List<T> entries, Function<T, Optional<Long>> number, BiFunction<T, Long, T> numbered) {
    Set<Long> taken = new HashSet<>();
    entries.forEach(entry -> number.apply(entry).ifPresent(taken::add));
    if (taken.size() == entries.size()) {
      return entries;
    }
    List<T> filled = new ArrayList<>(entries.size());
    long next = 1;
    for (T entry : entries) {
      if (number.apply(entry).isPresent()) {
        filled.add(entry);
      } else {
        while (!taken.add(next)) {
          next++;
        }
        filled.add(numbered.apply(entry, next));
      }
    }
    return filled;
  }
}
