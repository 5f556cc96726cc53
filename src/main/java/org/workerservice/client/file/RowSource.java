package org.workerservice.client.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.workerservice.client.mapping.Entity;
import org.workerservice.client.mapping.Mapping;

/** Reads records one by one. */
public interface RowSource extends Closeable {
  /** Opens a CSV file. */
  static RowSource csv(Path file, Mapping mapping) throws IOException {
    return open(file, mapping.form().encoding(), lines -> new CsvSource(lines, mapping));
  }

  /** Opens an NDJSON file that holds an entity in each line. */
  static RowSource ndjson(Path file, Entity entity) throws IOException {
    return open(file, Optional.empty(), lines -> new NdjsonSource(lines, entity));
  }

  private static RowSource open(Path file, Optional<Charset> encoding, Opening opening)
      throws IOException {
    InputStream stream = Files.newInputStream(file);
    try {
      return opening.open(new LineReader(SourceBytes.open(stream, encoding)));
    } catch (IOException | RuntimeException failure) {
      stream.close();
      throw failure;
    }
  }

  /** How a form of file reads its records. */
  interface Opening {
    /** Reads what must be known before the first record. */
    RowSource open(LineReader lines) throws IOException;
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
