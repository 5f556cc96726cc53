package org.workerservice.client.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.workerservice.client.file.CsvSample;

/**
 * A column of a sample.
 *
 * @param values the cells that are not empty and hold no marker of an empty cell
 */
record Column(String name, List<String> values) {
  private static final Set<String> EMPTY =
      Set.of("", "n/a", "#n/a", "null", "none", "nil", "-", "--", "k.a.", "n/d", "s/d", "?");

  /** Returns the columns of a sample that have a name. */
  static List<Column> of(CsvSample sample) {
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < sample.columns().size(); index++) {
      if (!sample.columns().get(index).isBlank()) {
        columns.add(new Column(sample.columns().get(index), values(sample.rows(), index)));
      }
    }
    return columns;
  }

  private static List<String> values(List<List<String>> rows, int index) {
    return rows.stream()
        .filter(row -> row.size() > index)
        .map(row -> row.get(index).strip())
        .filter(cell -> !EMPTY.contains(cell.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Returns the distinct values. */
  List<String> distinct() {
    return values.stream().distinct().toList();
  }

  long count(Predicate<String> test) {
    return values.stream().filter(test).count();
  }

  /** Returns whether at least this share of the values passes a test; false without values. */
  boolean mostly(double share, Predicate<String> test) {
    return !values.isEmpty() && count(test) >= share * values.size();
  }

  @Override
  public String toString() {
    return "Column[" + name + "]";
  }
}
