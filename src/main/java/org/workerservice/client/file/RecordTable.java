package org.workerservice.client.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.workerservice.client.mapping.Row;

/**
 * A file of records with named columns, held in memory.
 *
 * <p>A CSV file names its columns in the header. In a file with one JSON object per line, the
 * columns are the names of the innermost fields; a second value with the same name in one object is
 * the column {@code NAME 2}, and so on.
 *
 * @param columns the columns of the header; for JSON, the columns of all records
 * @param headerLines the number of lines before the first record
 */
public record RecordTable(List<String> columns, List<Row> rows, int headerLines) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the lists. */
  public RecordTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file: JSON if its name ends in {@code .jsonl} or {@code .ndjson}, CSV otherwise.
   *
   * @param delimiter the column separator of a CSV file
   * @param ignored columns that read as empty
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException with a sentence, if it does not have the format that its name
   *     says, is not in UTF-8, or holds no records
   */
  public static RecordTable read(Path file, char delimiter, Set<String> ignored)
      throws IOException {
    boolean json = isJson(file);
    List<Map<String, String>> records = records(file, json, delimiter);
    Set<String> columns = new LinkedHashSet<>();
    records.forEach(record -> columns.addAll(record.keySet()));
    return new RecordTable(
        List.copyOf(columns),
        records.stream().map(record -> row(record, ignored)).toList(),
        json ? 0 : 1);
  }

  private static boolean isJson(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jsonl") || name.endsWith(".ndjson");
  }

  private static List<Map<String, String>> records(Path file, boolean json, char delimiter)
      throws IOException {
    try (BufferedReader text = open(file)) {
      List<Map<String, String>> records = json ? jsonLines(text) : csv(text, delimiter);
      if (records.isEmpty()) {
        throw new IllegalArgumentException("%s holds no records.".formatted(file.getFileName()));
      }
      return records;
    } catch (CharacterCodingException otherEncoding) {
      throw unreadable(file, "it is not in UTF-8", otherEncoding);
    } catch (JsonProcessingException malformed) {
      throw unreadable(file, malformed.getOriginalMessage(), malformed);
    } catch (UncheckedIOException malformed) {
      throw malformed.getCause() instanceof CharacterCodingException
          ? unreadable(file, "it is not in UTF-8", malformed)
          : unreadable(file, malformed.getCause().getMessage(), malformed);
    }
  }

  private static IllegalArgumentException unreadable(Path file, String why, Exception cause) {
    return new IllegalArgumentException(
        "%s cannot be read: %s.".formatted(file.getFileName(), why), cause);
  }

  /** Skips the byte order mark that spreadsheets write. */
  private static BufferedReader open(Path file) throws IOException {
    BufferedReader text = Files.newBufferedReader(file);
    text.mark(1);
    if (text.read() != LineReader.BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static Row row(Map<String, String> columnToValue, Set<String> ignored) {
    return column -> ignored.contains(column) ? "" : columnToValue.getOrDefault(column, "");
  }

  private static List<Map<String, String>> csv(BufferedReader text, char delimiter)
      throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreSurroundingSpaces(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return parser.stream().map(CSVRecord::toMap).toList();
    }
  }

  private static List<Map<String, String>> jsonLines(BufferedReader text) throws IOException {
    List<Map<String, String>> records = new ArrayList<>();
    for (String line = text.readLine(); line != null; line = text.readLine()) {
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
