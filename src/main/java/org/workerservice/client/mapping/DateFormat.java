package org.workerservice.client.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * How a column writes dates.
 *
 * @param patterns the first that fits a text is taken
 * @param omitUnreadable whether a text that is no date counts as missing
 */
record DateFormat(List<DateTimeFormatter> patterns, boolean omitUnreadable) {
  /** Copies the list. */
  DateFormat {
    patterns = List.copyOf(patterns);
  }

  /**
   * Returns the ISO form. A text that is no date stays as it is, so that the record is refused for
   * it and not silently cut, unless the mapping says that it counts as missing.
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
