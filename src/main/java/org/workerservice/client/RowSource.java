package org.workerservice.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Reads records one by one. */
interface RowSource extends Closeable {
  /** Opens the file of an import. */
  static RowSource open(ImportSettings settings) throws IOException {
    InputStream stream = Files.newInputStream(settings.file());
    try {
      LineReader lines =
          new LineReader(
              SourceBytes.open(
                  stream, settings.mapping().flatMap(mapping -> mapping.form().encoding())));
      return switch (settings.format()) {
        case CSV -> new CsvSource(lines, settings.mapping().orElseThrow());
        case NDJSON -> new NdjsonSource(lines, settings.entity());
      };
    } catch (IOException | RuntimeException failure) {
      stream.close();
      throw failure;
    }
  }

  /** Returns the next record; empty at the end of the file. */
  Optional<SourceRow> next() throws IOException;

  /** Returns what the summary must say about skipped rows after the last record. */
  default Notes remaining() {
    return Notes.NONE;
  }

  /** Returns the names of the columns, for the file of rejected rows. */
  List<String> columns();

  /** Returns the cells of a row in the file. */
  List<String> cells(String source);

  /** Returns the number of bytes of the file read so far, up to the end of the last record. */
  long consumed();
}
