package org.workerservice.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** When something happened: a point in time, or a date if the time of day is not known. */
public sealed interface PartialDateTime {
  int MAX_DATE_LENGTH = 10;

  /** A point in time. */
  record Time(Instant instant) implements PartialDateTime {
    @Override
    public Instant first() {
      return instant;
    }

    @Override
    public LocalDate lastDay() {
      return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /** A day, or a month or a year if no more is known. */
  record Date(PartialDate date) implements PartialDateTime {
    @Override
    public Instant first() {
      return date.first().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public LocalDate lastDay() {
      return date.last();
    }

    @Override
    public String toString() {
      return date.toString();
    }
  }

  /**
   * Reads {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD} or a time of RFC 3339.
   *
   * @throws DateTimeException if the text has another form or names no day of the calendar
   */
  static PartialDateTime parse(String text) {
    return text.length() > MAX_DATE_LENGTH
        ? new Time(OffsetDateTime.parse(text).toInstant())
        : new Date(PartialDate.parse(text));
  }

  /** Returns the earliest time that it may mean; days begin in UTC. */
  Instant first();

  /** Returns the last day that it may mean, in UTC. */
  LocalDate lastDay();

  /** Returns the form that {@link #parse} reads. */
  @Override
  String toString();
}
