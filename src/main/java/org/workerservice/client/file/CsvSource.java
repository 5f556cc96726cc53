package org.workerservice.client.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workerservice.client.mapping.Mapped;
import org.workerservice.client.mapping.Mapping;

/**
 * Reads CSV records through a mapping. Passes over lines without any value and rows that the
 * mapping skips; they have no row number.
 */
final class CsvSource implements RowSource {
  private final RecordSplitter records;
  private final LineReader lines;
  private final Mapping mapping;
  private final CsvLayout layout;
  private final Map<String, Integer> nameToIndex;
  private Notes notes = Notes.NONE;
  private long row;

  /**
   * Reads the header, unless the mapping names the columns of a file without one.
   *
   * @throws org.workerservice.client.mapping.MappingException if the header lacks a mapped column
   * @throws org.workerservice.client.CommandStopped if there is no header
   */
  CsvSource(LineReader lines, Mapping mapping) throws IOException {
    this.lines = lines;
    this.records = new RecordSplitter(lines);
    this.mapping = mapping;
    layout = CsvLayout.find(lines, mapping);
    records.unread(layout.rest());
    nameToIndex = mapping.indexes(layout.header());
  }

  @Override
  public Optional<SourceRow> next() throws IOException {
    Optional<Line> line = records.next(layout.form());
    while (line.isPresent()) {
      Optional<SourceRow> read = read(line.get());
      if (read.isPresent()) {
        return read;
      }
      line = records.next(layout.form());
    }
    return Optional.empty();
  }

  /** Returns the row of a record; empty if it is passed over. */
  private Optional<SourceRow> read(Line line) {
    if (!line.usable()) {
      return Optional.of(malformed(line, "The row " + line.flaw() + "." + hint(line)));
    }
    if (line.text().isBlank()) {
      return Optional.empty();
    }
    Optional<List<String>> cells = layout.form().cells(line.text());
    if (cells.isEmpty()) {
      return Optional.of(malformed(line, "The row is not CSV."));
    }
    return cells.get().stream().allMatch(String::isBlank)
        ? Optional.empty()
        : read(line, cells.get());
  }

  private String hint(Line line) {
    return line.flaw().startsWith("is not ")
        ? " Set encoding in the mapping, for example to windows-1252."
        : "";
  }

  private Optional<SourceRow> read(Line line, List<String> cells) {
    int columns = layout.header().names().size();
    if (isSurplus(cells, columns) || cells.size() == 1 && columns > 1) {
      return Optional.of(malformed(line, unequal(cells.size(), columns)));
    }
    return switch (mapping.map(column -> cell(cells, column))) {
      case Mapped.Skipped(String reason) -> {
        notes = notes.plus(Notes.skipped(reason));
        yield Optional.empty();
      }
      case Mapped.Record record -> Optional.of(mapped(line, record, cells.size() < columns));
    };
  }

  /** Cells beyond the header are lost, so they must be empty. */
  private static boolean isSurplus(List<String> cells, int columns) {
    return cells.size() > columns
        && cells.subList(columns, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
  }

  private String unequal(int cells, int columns) {
    return "The row has "
        + cells
        + (cells == 1 ? " column, the " : " columns, the ")
        + (layout.line() == 0 ? "mapping" : "header")
        + " has "
        + columns
        + ". The delimiter is "
        + layout.form().delimiterName()
        + "; a cell that holds it or a line break must be in quotes.";
  }

  private String cell(List<String> cells, String column) {
    Integer index = nameToIndex.get(column);
    return index == null || index >= cells.size() ? "" : cells.get(index);
  }

  private SourceRow mapped(Line line, Mapped.Record record, boolean isShort) {
    String json = record.json().toString();
    row++;
    Notes found = taken().plus(Notes.omitted(record.omitted()));
    Optional<Rejection> flaw =
        RecordForm.flaw(mapping.entity(), json).map(flawed -> explained(flawed).of(row, line));
    return flaw.<SourceRow>map(why -> new SourceRow.Malformed(row, why, found))
        .orElseGet(
            () ->
                new SourceRow.Readable(
                    row, json, line, isShort ? found.plus(Notes.shortRow()) : found));
  }

  private static Rejection explained(Rejection flaw) {
    return flaw.field().matches(".*_date(time)?")
        ? Rejection.malformed(
            flaw.field(), "The value is not a date in a form that the mapping states under date.")
        : flaw;
  }

  private SourceRow malformed(Line line, String message) {
    row++;
    return new SourceRow.Malformed(row, Rejection.malformed("", message).of(row, line), taken());
  }

  private Notes taken() {
    Notes taken = notes;
    notes = Notes.NONE;
    return taken;
  }

  @Override
  public Notes remaining() {
    return taken();
  }

  @Override
  public List<String> columns() {
    return layout.header().names();
  }

  @Override
  public List<String> cells(String source) {
    return layout.form().cells(source).orElse(List.of(source));
  }

  @Override
  public long consumed() {
    return lines.consumed();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
