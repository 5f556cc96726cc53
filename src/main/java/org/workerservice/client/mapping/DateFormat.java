package org.workerservice.client.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a column writes dates.
 *
 * @param patterns the first pattern that matches a text is used
 * @param omitUnreadable whether a text that is not a date counts as missing
 */
record DateFormat(List<DatePattern> patterns, boolean omitUnreadable) {
  /** The beginning of a day, which databases and spreadsheet programs add to a plain date. */
  private static final Pattern MIDNIGHT =
      Pattern.compile(
          "(?:T|,? )(?:0?0:00(?::00(?:[.,]0+)?)?|12:00(?::00)? ?[Aa]\\.?[Mm]\\.?)(?:Z| UTC)?$");

  /** Copies the list. */
  DateFormat {
    patterns = List.copyOf(patterns);
  }

  /**
   * Returns the ISO form. A text that is not a date is returned unchanged, so that the service
   * refuses the record instead of silently losing the value, unless the mapping says that it counts
   * as missing.
   */
  Optional<String> isoDate(String text) {
    return read(text)
        .or(() -> read(MIDNIGHT.matcher(text).replaceFirst("")))
        .or(() -> omitUnreadable ? Optional.empty() : Optional.of(text));
  }

  private Optional<String> read(String text) {
    return patterns.stream().flatMap(pattern -> pattern.iso(text).stream()).findFirst();
  }
}
