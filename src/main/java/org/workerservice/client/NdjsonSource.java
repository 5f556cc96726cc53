package org.workerservice.client;

import java.io.IOException;
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
    if (!line.usable()) {
      return new SourceRow.Malformed(
          row, Rejection.malformed(row, "", "The row " + line.flaw() + "."));
    }
    Optional<Rejection> flaw = RecordForm.flaw(entity, row, line.text());
    return flaw.isPresent()
        ? new SourceRow.Malformed(row, flaw.get())
        : new SourceRow.Readable(row, line.text());
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
