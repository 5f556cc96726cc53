package org.workerservice.client.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * How a column writes dates.
 *
 * @param patterns the first pattern that matches a text is used
 * @param omitUnreadable whether a text that is not a date counts as missing
 */
record DateFormat(List<DateTimeFormatter> patterns, boolean omitUnreadable) {
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
    for (DateTimeFormatter pattern : patterns) {
      try {
        return Optional.of(LocalDate.parse(text, pattern).toString());
      } catch (DateTimeException otherPattern) {
        continue;
      }
    }
    return omitUnreadable ? Optional.empty() : Optional.of(text);
  }
}
