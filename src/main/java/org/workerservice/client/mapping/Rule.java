package org.workerservice.client.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value comes from. */
sealed interface Rule {
  /** Returns the values for a record; none when its columns are empty. */
  List<String> values(Row row);

  /** Returns the columns that the rule reads. */
  List<String> columns();

  /** The same value for every record. */
  record Constant(String text) implements Rule {
    @Override
    public List<String> values(Row row) {
      return List.of(text);
    }

    @Override
    public List<String> columns() {
      return List.of();
    }
  }

  /** The value of a column, changed step by step. */
  record Column(
      String name,
      Optional<Map<String, String>> table,
      Optional<String> otherwise,
      Optional<DateTimeFormatter> date,
      Optional<LetterCase> letterCase,
      Optional<String> separator)
      implements Rule {

    @Override
    public List<String> values(Row row) {
      String text = row.value(name);
      if (text.isEmpty()) {
        return otherwise.map(List::of).orElse(List.of());
      }
      if (separator.isEmpty()) {
        return converted(text).map(List::of).orElse(List.of());
      }
      return Arrays.stream(text.split(Pattern.quote(separator.get())))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .flatMap(part -> converted(part).stream())
          .toList();
    }

    private Optional<String> converted(String text) {
      if (table.isPresent()) {
        return Optional.ofNullable(table.get().get(text)).or(() -> otherwise);
      }
      String dated = date.map(format -> isoDate(text, format)).orElse(text);
      return Optional.of(letterCase.map(change -> change.apply(dated)).orElse(dated));
    }

    /** A text that is no date stays as it is: the record is refused for it, not silently cut. */
    private static String isoDate(String text, DateTimeFormatter format) {
      try {
        return LocalDate.parse(text, format).toString();
      } catch (DateTimeException noDate) {
        return text;
      }
    }

    @Override
    public List<String> columns() {
      return List.of(name);
    }
  }

  /** A text with places for columns, as in {@code "{City}, {State}"}. */
  record Template(String text) implements Rule {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    @Override
    public List<String> values(Row row) {
      if (columns().stream().anyMatch(column -> row.value(column).isEmpty())) {
        return List.of();
      }
      return List.of(
          PLACE
              .matcher(text)
              .replaceAll(place -> Matcher.quoteReplacement(row.value(place.group(1)))));
    }

    @Override
    public List<String> columns() {
      List<String> columns = new ArrayList<>();
      PLACE.matcher(text).results().forEach(place -> columns.add(place.group(1)));
      return columns;
    }
  }

  /** A change of letters. */
  enum LetterCase {
    UPPER,
    LOWER;

    String apply(String text) {
      return switch (this) {
        case UPPER -> text.toUpperCase(Locale.ROOT);
        case LOWER -> text.toLowerCase(Locale.ROOT);
      };
    }
  }
}
