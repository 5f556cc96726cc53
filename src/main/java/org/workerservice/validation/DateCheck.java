package org.workerservice.validation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;
import org.workerservice.model.Worker;

/**
 * Checks dates and times relative to a fixed time; not thread-safe.
 *
 * <p>Days are UTC days, so the result does not depend on where the service runs.
 */
final class DateCheck {
  private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);

  /** Compared as an instant: an instant may be outside the range of {@link LocalDate}. */
  private static final Instant EARLIEST_TIME = EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();

  /** Registers use 9999-12-31 for documents that never expire. */
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  private final Violations violations;
  private final Instant now;
  private final LocalDate today;

  DateCheck(Violations violations, Instant now) {
    this.violations = violations;
    this.now = now;
    this.today = dayOf(now);
  }

  void life(Worker worker) {
    Optional<LocalDate> earliestBirth = worker.birthDate().map(PartialDate::first);
    notInFuture("birth_date", earliestBirth);
    worker.deceasedDatetime().ifPresent(time -> death(time, earliestBirth));
  }

  void notInFuture(String field, Optional<LocalDate> date) {
    if (date.filter(day -> day.isAfter(today)).isPresent()) {
      violations.add(field, "in_future", "The date must not be after today.");
    } else {
      inRange(field, date);
    }
  }

  void inRange(String field, Optional<LocalDate> date) {
    if (date.filter(day -> day.isBefore(EARLIEST) || day.isAfter(LATEST)).isPresent()) {
      outOfRange(field);
    }
  }

  private void outOfRange(String field) {
    violations.add(field, "out_of_range", "The date must be between 1850-01-01 and 9999-12-31.");
  }

  private void death(PartialDateTime time, Optional<LocalDate> birthDate) {
    String field = "deceased_datetime";
    if (time.first().isAfter(now)) {
      violations.add(field, "in_future", "The time of death must not be in the future.");
    } else if (time.first().isBefore(EARLIEST_TIME)) {
      outOfRange(field);
    } else if (birthDate.filter(time.lastDay()::isBefore).isPresent()) {
      violations.add(
          field, "before_birth_date", "The time of death must not be before the birth date.");
    }
  }

  /**
   * Truncates to microseconds, as PostgreSQL does: a read must return what a write acknowledged.
   */
  static Instant toStoredPrecision(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  static PartialDateTime toStoredPrecision(PartialDateTime time) {
    return switch (time) {
      case PartialDateTime.Time(Instant instant) ->
          new PartialDateTime.Time(toStoredPrecision(instant));
      case PartialDateTime.Date date -> date;
    };
  }

  private static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
