package org.workerservice.search.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;

/**
 * The times that a date may mean, in milliseconds since 1970; both ends are inclusive.
 *
 * @param first {@link Long#MIN_VALUE} if open
 * @param last {@link Long#MAX_VALUE} if open
 */
public record TimeRange(long first, long last) {
  /** Returns the range of a date or time. */
  public static TimeRange of(PartialDateTime time) {
    long first = time.first().toEpochMilli();
    return switch (time) {
      case PartialDateTime.Time _ -> new TimeRange(first, first);
      case PartialDateTime.Date _ -> new TimeRange(first, end(time.lastDay()));
    };
  }

  /** Returns the range of a date. */
  public static TimeRange of(PartialDate date) {
    return of(new PartialDateTime.Date(date));
  }

  /** Returns the range of days; an empty end is open. */
  public static TimeRange of(Optional<LocalDate> first, Optional<LocalDate> last) {
    return new TimeRange(
        first.map(day -> start(day).toEpochMilli()).orElse(Long.MIN_VALUE),
        last.map(TimeRange::end).orElse(Long.MAX_VALUE));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static long end(LocalDate day) {
    return start(day.plusDays(1)).toEpochMilli() - 1;
  }
}
