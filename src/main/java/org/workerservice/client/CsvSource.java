package org.workerservice.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.workerservice.client.mapping.Mapping;

/** Reads CSV records through a mapping. Skips lines without any value. */
final class CsvSource implements RowSource {
  private final RecordSplitter records;
  private final Mapping mapping;
  private final CSVFormat format;
  private final Map<String, Integer> columnToIndex;
  private final int columns;
  private long row;

  /**
   * Reads the header, unless the mapping names the columns of a file without one.
   *
   * @throws org.workerservice.client.mapping.MappingException if the header lacks a mapped column
   * @throws ImportStopped if there is no header
   */
  CsvSource(LineReader lines, Mapping mapping) throws IOException {
    this.records = new RecordSplitter(lines);
    this.mapping = mapping;
    this.format = CSVFormat.RFC4180.builder().setDelimiter(mapping.delimiter()).get();
    List<String> header = mapping.header().isPresent() ? mapping.header().get() : header();
    mapping.requireColumns(header);
    columns = header.size();
    columnToIndex = new HashMap<>();
    for (int index = 0; index < header.size(); index++) {
      columnToIndex.putIfAbsent(header.get(index), index);
    }
  }

  private List<String> header() throws IOException {
    return records
        .next()
        .filter(Line::usable)
        .flatMap(line -> values(line.text()))
        .map(values -> Arrays.stream(values).map(String::strip).toList())
        .orElseThrow(() -> new ImportStopped("The file has no readable CSV header."));
  }

  @Override
  public Optional<SourceRow> next() throws IOException {
    Optional<Line> line = records.next();
    while (line.isPresent() && line.get().usable() && line.get().text().isBlank()) {
      line = records.next();
    }
    return line.map(this::read);
  }

  private SourceRow read(Line line) {
    row++;
    if (!line.usable()) {
      return malformed("The row " + line.flaw() + ".");
    }
    Optional<String[]> values = values(line.text());
    if (values.isEmpty()) {
      return malformed("The row is not CSV.");
    }
    if (values.get().length != columns) {
      return malformed(
          "The row has "
              + values.get().length
              + " columns, the "
              + (mapping.header().isPresent() ? "mapping" : "header")
              + " has "
              + columns
              + ".");
    }
    return mapped(values.get());
  }

  private SourceRow mapped(String[] values) {
    String json = mapping.apply(column -> values[columnToIndex.get(column)].strip()).toString();
    Optional<Rejection> flaw = RecordForm.flaw(mapping.entity(), row, json);
    return flaw.isPresent()
        ? new SourceRow.Malformed(row, flaw.get())
        : new SourceRow.Readable(row, json);
  }

  private SourceRow malformed(String message) {
    return new SourceRow.Malformed(row, Rejection.malformed(row, "", message));
  }

  private Optional<String[]> values(String text) {
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<CSVRecord> parsed = parser.getRecords();
      return parsed.size() == 1 ? Optional.of(parsed.getFirst().values()) : Optional.empty();
    } catch (IOException | UncheckedIOException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public long consumed() {
    return records.consumed();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
