package org.workerservice.client.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.client.file.Notes;
import org.workerservice.client.file.RowSource;
import org.workerservice.client.file.SourceRow;

/**
 * Splits rows into chunks. The split depends only on the rows and the size, so a continued import
 * sends the same chunks as before.
 */
final class Chunker {
  /** Keeps requests with large rows below the body limit of the service. */
  private static final int MAX_CHARACTERS = 2 << 20;

  private final RowSource source;
  private final int size;
  private Optional<SourceRow> ahead;

  /** Skips the rows before {@code firstRow}. */
  Chunker(RowSource source, int size, long firstRow) throws IOException {
    this.source = source;
    this.size = size;
    ahead = source.next();
    while (ahead.isPresent() && ahead.get().row() < firstRow) {
      ahead = source.next();
    }
  }

  /** Returns the next chunk; empty at the end of the file. */
  Optional<Chunk> next() throws IOException {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    if (ahead.get() instanceof SourceRow.Malformed malformed) {
      ahead = source.next();
      return Optional.of(
          new Chunk(
              malformed.row(),
              List.of(),
              Optional.of(malformed.rejection()),
              malformed.notes(),
              source.consumed()));
    }
    return Optional.of(readable());
  }

  private Chunk readable() throws IOException {
    long firstRow = ahead.orElseThrow().row();
    List<SourceRow.Readable> rows = new ArrayList<>();
    Notes notes = Notes.NONE;
    long characters = 0;
    while (rows.size() < size
        && ahead.orElse(null) instanceof SourceRow.Readable readable
        && (rows.isEmpty() || characters + readable.json().length() <= MAX_CHARACTERS)) {
      rows.add(readable);
      notes = notes.plus(readable.notes());
      characters += readable.json().length();
      ahead = source.next();
    }
    return new Chunk(firstRow, rows, Optional.empty(), notes, source.consumed());
  }
}
