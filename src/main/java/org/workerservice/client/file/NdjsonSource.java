package org.workerservice.client.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.workerservice.client.mapping.Entity;

/** Reads one record per line. Skips empty lines. */
final class NdjsonSource implements RowSource {
  private final LineReader lines;
  private final Entity entity;
  private long row;

  NdjsonSource(LineReader lines, Entity entity) {
    this.lines = lines;
    this.entity = entity;
  }

  @Override
  public Optional<SourceRow> next() throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().usable() && line.get().text().isBlank()) {
      line = lines.next();
    }
    return line.map(this::read);
  }

  private SourceRow read(Line line) {
    row++;
    Optional<Rejection> flaw =
        line.usable()
            ? RecordForm.flaw(entity, line.text())
            : Optional.of(Rejection.malformed("", "The row " + line.flaw() + "."));
    return flaw.<SourceRow>map(why -> new SourceRow.Malformed(row, why.of(row, line), Notes.NONE))
        .orElseGet(() -> new SourceRow.Readable(row, line.text(), line, Notes.NONE));
  }

  @Override
  public List<String> columns() {
    return List.of("record");
  }

  @Override
  public List<String> cells(String source) {
    return List.of(source);
  }

  @Override
  public long consumed() {
    return lines.consumed();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
