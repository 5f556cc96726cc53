package org.workerservice.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads records one by one. */
interface RowSource extends Closeable {
  /** Returns the next record; empty at the end of the file. */
  Optional<SourceRow> next() throws IOException;

  /** Returns the number of bytes of the file read so far, up to the end of the last record. */
  long consumed();
}
