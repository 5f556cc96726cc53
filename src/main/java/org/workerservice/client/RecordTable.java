package org.workerservice.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.workerservice.client.mapping.Row;

/**
 * A whole file of records with named columns, held in memory.
 *
 * <p>A CSV file has its columns in its header. Of a file with a JSON object on each line the
 * columns are the names of the innermost fields; the second value of a name in one object is the
 * column {@code NAME 2}, and so on.
 *
 * @param columns the columns of the header; for JSON those of all records
 */
public record RecordTable(List<String> columns, List<Row> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the lists. */
  public RecordTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file; the ending {@code .jsonl} or {@code .ndjson} tells JSON from CSV.
   *
   * @param delimiter between two columns of a CSV file
   * @param ignored columns that read as empty
   * @throws IOException if it cannot be read or is neither
   */
  public static RecordTable read(Path file, char delimiter, Set<String> ignored)
      throws IOException {
    String name = file.getFileName().toString();
    List<Map<String, String>> records =
        name.endsWith(".jsonl") || name.endsWith(".ndjson")
            ? jsonLines(file)
            : csv(file, delimiter);
    List<String> columns =
        records.stream().flatMap(record -> record.keySet().stream()).distinct().toList();
    return new RecordTable(columns, records.stream().map(record -> row(record, ignored)).toList());
  }

  private static Row row(Map<String, String> columnToValue, Set<String> ignored) {
    return column -> ignored.contains(column) ? "" : columnToValue.getOrDefault(column, "");
  }

  private static List<Map<String, String>> csv(Path file, char delimiter) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    try (BufferedReader reader = Files.newBufferedReader(file);
        CSVParser parser = CSVParser.parse(reader, format)) {
      return parser.stream().map(CSVRecord::toMap).toList();
    }
  }

  private static List<Map<String, String>> jsonLines(Path file) throws IOException {
    List<Map<String, String>> records = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        Map<String, String> columnToValue = new LinkedHashMap<>();
        flatten("", JSON.readTree(line), columnToValue);
        records.add(columnToValue);
      }
    }
    return records;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> columnToValue) {
    if (node.isObject()) {
      node.properties().forEach(field -> flatten(field.getKey(), field.getValue(), columnToValue));
    } else if (node.isArray()) {
      node.forEach(element -> flatten(name, element, columnToValue));
    } else if (!node.isNull()) {
      columnToValue.put(free(name, columnToValue), node.asText().strip());
    }
  }

  private static String free(String name, Map<String, String> columnToValue) {
    String column = name;
    for (int i = 2; columnToValue.containsKey(column); i++) {
      column = name + " " + i;
    }
    return column;
  }
}
