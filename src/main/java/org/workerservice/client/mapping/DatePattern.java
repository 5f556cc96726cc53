package org.workerservice.client.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/** One way to write a date. */
sealed interface DatePattern {
  /** Returns the ISO form of a text; empty if the text does not have this form. */
  Optional<String> iso(String text);

  /**
   * Days, months and years in some order.
   *
   * @param century where years of two digits belong; empty if years have four
   */
  record Written(DateTimeFormatter format, Optional<Century> century, LocalDate today)
      implements DatePattern {
    @Override
    public Optional<String> iso(String text) {
      try {
        return Optional.of(iso(format.parse(text)));
      } catch (DateTimeException otherForm) {
        return Optional.empty();
      }
    }

    /** A pattern without days, or without months, gives a date of that precision. */
    private String iso(TemporalAccessor parsed) {
      if (parsed.isSupported(ChronoField.EPOCH_DAY)) {
        return placed(LocalDate.from(parsed)).toString();
      }
      return parsed.isSupported(ChronoField.MONTH_OF_YEAR)
          ? YearMonth.from(placed(YearMonth.from(parsed).atDay(1))).toString()
          : "%04d".formatted(parsed.get(ChronoField.YEAR));
    }

    private LocalDate placed(LocalDate read) {
      return century.map(rule -> rule.place(read, today)).orElse(read);
    }
  }

  /**
   * The number of a day, as spreadsheet programs store dates; a fraction is the time of day.
   *
   * @param from1904 whether day 0 is 1 January 1904, as in files from old programs for the Mac;
   *     otherwise day 1 is 1 January 1900, and day 60 is a 29 February 1900 that never was
   */
  record Serial(boolean from1904) implements DatePattern {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(?:[.,]\\d+)?");
    private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate DAY_0_OF_1900 = LocalDate.of(1899, 12, 31);
    private static final int DAY_THAT_NEVER_WAS = 60;
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    @Override
    public Optional<String> iso(String text) {
      if (!NUMBER.matcher(text).matches()) {
        return Optional.empty();
      }
      int day = new BigDecimal(text.replace(',', '.')).setScale(0, RoundingMode.DOWN).intValue();
      return date(day).filter(date -> !date.isAfter(LAST_DAY)).map(LocalDate::toString);
    }

    private Optional<LocalDate> date(int day) {
      if (from1904) {
        return Optional.of(DAY_0_OF_1904.plusDays(day));
      }
      if (day == 0 || day == DAY_THAT_NEVER_WAS) {
        return Optional.empty();
      }
      return Optional.of(DAY_0_OF_1900.plusDays(day > DAY_THAT_NEVER_WAS ? day - 1 : day));
    }
  }
}
