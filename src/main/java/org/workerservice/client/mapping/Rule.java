package org.workerservice.client.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The source of a value. */
sealed interface Rule {
  /** Returns the values for a record; none if its columns are empty. */
  List<String> values(Row row);

  /** Returns the columns that the rule reads. */
  List<String> columns();

  /** Returns groups of columns; a file must have at least one column of each group. */
  default List<List<String>> needs() {
    return columns().stream().map(List::of).toList();
  }

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

  /** The first value of some columns, changed step by step. */
  record Column(
      List<String> columns,
      Optional<Table> table,
      Optional<String> present,
      Optional<String> otherwise,
      Optional<DateFormat> date,
      Optional<LetterCase> letterCase,
      Optional<PhoneRegion> region,
      Optional<String> separator)
      implements Rule {

    @Override
    public List<List<String>> needs() {
      return List.of(columns);
    }

    @Override
    public List<String> values(Row row) {
      for (String column : columns) {
        String text = row.value(column);
        if (!text.isEmpty()) {
          return values(text, () -> row.omit(column));
        }
      }
      return otherwise.map(List::of).orElse(List.of());
    }

    private List<String> values(String text, Runnable omission) {
      if (separator.isEmpty()) {
        return value(text, omission).map(List::of).orElse(List.of());
      }
      return Arrays.stream(text.split(Pattern.quote(separator.get())))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .flatMap(part -> value(part, omission).stream())
          .toList();
    }

    private Optional<String> value(String text, Runnable omission) {
      Optional<String> converted = converted(text);
      if (converted.isEmpty()) {
        omission.run();
      }
      return converted;
    }

    private Optional<String> converted(String text) {
      if (present.isPresent()) {
        return present;
      }
      if (table.isPresent()) {
        return table.get().find(text).or(() -> otherwise);
      }
      return date.map(format -> format.isoDate(text))
          .orElse(Optional.of(text))
          .map(dated -> region.map(country -> country.international(dated)).orElse(dated))
          .map(dated -> letterCase.map(change -> change.apply(dated)).orElse(dated));
    }
  }

  /**
   * A text with placeholders for columns, as in {@code "{City}, {State}"}.
   *
   * @param blankWhereMissing whether an empty column counts as an empty text; otherwise, the whole
   *     template is empty
   */
  record Template(String text, boolean blankWhereMissing) implements Rule {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    @Override
    public List<String> values(Row row) {
      List<String> columns = columns();
      long missing = columns.stream().filter(column -> row.value(column).isEmpty()).count();
      if (missing > 0 && !blankWhereMissing || missing == columns.size()) {
        return List.of();
      }
      String filled =
          PLACE
              .matcher(text)
              .replaceAll(place -> Matcher.quoteReplacement(row.value(place.group(1))));
      return List.of(missing > 0 ? filled.strip().replaceAll(" {2,}", " ") : filled);
    }

    @Override
    public List<String> columns() {
      List<String> columns = new ArrayList<>();
      PLACE.matcher(text).results().forEach(place -> columns.add(place.group(1)));
      return columns;
    }
  }

  /** The non-empty values of some columns, joined with a text between them. */
  record Join(List<String> columns, String between) implements Rule {
    @Override
    public List<String> values(Row row) {
      String joined =
          columns.stream()
              .map(row::value)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(between));
      return joined.isEmpty() ? List.of() : List.of(joined);
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
