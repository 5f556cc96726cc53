package org.workerservice.client.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a file separates and quotes its cells.
 *
 * @param quote empty if cells are not quoted
 */
record CsvForm(char delimiter, Optional<Character> quote) {
  /** The delimiters that are tried, the likeliest first. */
  static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /** Returns the cells of a record; empty if its quotes are misplaced. */
  Optional<List<String>> cells(String record) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setQuote(quote.orElse(null))
            .setIgnoreSurroundingSpaces(true)
            .get();
    try (CSVParser parser = CSVParser.parse(record, format)) {
      List<CSVRecord> parsed = parser.getRecords();
      return parsed.size() == 1
          ? Optional.of(List.of(parsed.getFirst().values()))
          : Optional.empty();
    } catch (IOException | UncheckedIOException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether a quote is open at the end of a line. A quote opens a cell only at its start:
   * elsewhere it is a character like others, as in {@code 12" pipe}.
   *
   * @param open whether a quote is open at the start of the line
   */
  boolean opens(String line, boolean open) {
    if (quote.isEmpty() || line.indexOf(quote.get()) < 0) {
      return open;
    }
    char mark = quote.get();
    boolean quoted = open;
    boolean cellStarts = true;
    for (int index = 0; index < line.length(); index++) {
      char character = line.charAt(index);
      if (quoted) {
        quoted = character != mark;
        cellStarts = false;
      } else if (character == mark) {
        boolean doubled = !cellStarts && index > 0 && line.charAt(index - 1) == mark;
        quoted = cellStarts || doubled;
        cellStarts = false;
      } else {
        cellStarts = character == delimiter || cellStarts && character == ' ';
      }
    }
    return quoted;
  }

  /** Returns the name of the delimiter in messages. */
  String delimiterName() {
    return switch (delimiter) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case '|' -> "pipe";
      default -> "'" + delimiter + "'";
    };
  }
}
