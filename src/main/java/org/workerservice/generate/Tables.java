package org.workerservice.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the tables in and below the package of this class. */
public final class Tables {
  private static final CSVFormat WITH_HEADER =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private Tables() {}

  /** Returns the rows of a CSV table, named by its path from this package. */
  public static List<CSVRecord> rows(String file) {
    try (InputStream stream = Tables.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The table " + file + " is missing from the class path.");
      }
      return WITH_HEADER.parse(new InputStreamReader(stream, StandardCharsets.UTF_8)).getRecords();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the values of a column in some rows, by their weights. */
  public static Weighted<String> column(String file, String column, Predicate<CSVRecord> wanted) {
    List<CSVRecord> rows = rows(file).stream().filter(wanted).toList();
    return new Weighted<>(rows, Tables::weight).map(row -> row.get(column));
  }

  static Weighted<String> names(String file) {
    return column(file, "name", row -> true);
  }

  static int weight(CSVRecord row) {
    return Integer.parseInt(row.get("weight"));
  }
}
